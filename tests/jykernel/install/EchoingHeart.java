package jykernel.install;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

/** The least that counts as a kernel for the doctor: it chooses its port, writes it down and echoes. */
public final class EchoingHeart {
    private EchoingHeart() {}

    public static void main(String[] args) throws Exception {
        if (Boolean.getBoolean("fail")) {
            System.err.println("I have no heart");
            throw new IllegalStateException("asked to fail");
        }
        Path file = Path.of(args[1]);
        if (args[0].equals("rehearse")) {
            throw new IllegalStateException("can only be a heart");
        }
        String mode = PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
        ObjectMapper mapper = new ObjectMapper();
        ObjectNode connection = (ObjectNode) mapper.readTree(file.toFile());
        if (!args[0].equals("kernel")
                || !mode.equals("rw-------")
                || connection.get("key").asText().isEmpty()) {
            throw new IllegalStateException("started with " + args[0] + " and a file of mode " + mode);
        }
        try (ZContext context = new ZContext();
                ZMQ.Socket socket = context.createSocket(SocketType.REP)) {
            connection.put("hb_port", socket.bindToRandomPort("tcp://127.0.0.1"));
            mapper.writeValue(file.toFile(), connection);
            while (!Boolean.getBoolean("mute")) {
                socket.send(socket.recv());
            }
            System.in.read(); // mute, but not gone
            Thread.currentThread().join();
        }
    }
}
