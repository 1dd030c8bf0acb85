package jykernel.transport;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

/** The other end of a heartbeat: finds out whether a kernel in another process is alive. */
public final class HeartbeatClient {
    private HeartbeatClient() {}

    /** Whether the address, such as {@code tcp://127.0.0.1:5555}, echoes what is sent to it within the limit. */
    public static boolean answers(String address, Duration limit) throws InterruptedException {
        try (ZContext context = new ZContext();
                ZMQ.Socket socket = context.createSocket(SocketType.REQ)) {
            socket.setLinger(0);
            socket.setReceiveTimeOut(Math.toIntExact(limit.toMillis()));
            return Connecting.connect(socket, address, limit)
                    && socket.send("ping".getBytes(StandardCharsets.US_ASCII))
                    && socket.recv() != null;
        }
    }
}
