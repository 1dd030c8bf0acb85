package jykernel.transport;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import jykernel.message.Channel;
import jykernel.message.Content;
import jykernel.message.Frame;
import jykernel.message.MessageType;
import jykernel.message.Outgoing;
import jykernel.wire.ConnectionFile;
import jykernel.wire.Frames;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

/** The other end of a kernel in the same process: asks one request after another, and hears what is published. */
public final class ShellClient implements AutoCloseable {
    private final ZContext context = new ZContext();
    private final Frames frames;
    private final ZMQ.Socket shell;

    /** @param limit of every wait */
    public ShellClient(ConnectionFile connection, Duration limit) throws InterruptedException {
        frames = new Frames(connection);
        String host = "tcp://" + connection.ip() + ":";
        ZMQ.Socket iopub = open(SocketType.SUB, limit);
        Connecting.connect(iopub, host + connection.ports().iopub(), limit);
        iopub.subscribe(ZMQ.SUBSCRIPTION_ALL);
        iopub.recv(); // its welcome: from now on the kernel has somebody to publish for
        shell = open(SocketType.DEALER, limit);
        Connecting.connect(shell, host + connection.ports().shell(), limit);
    }

    private ZMQ.Socket open(SocketType type, Duration limit) {
        ZMQ.Socket socket = context.createSocket(type);
        socket.setLinger(0);
        socket.setRcvHWM(0);
        socket.setReceiveTimeOut(Math.toIntExact(limit.toMillis()));
        return socket;
    }

    /** Whether a reply came within the limit. */
    public boolean ask(MessageType type, Content content) {
        IoThread.send(
                shell,
                frames.encode(new Outgoing(
                        Channel.SHELL, List.of(), type, "", Frame.EMPTY_OBJECT, content, Map.of(), List.of())));
        return !IoThread.rest(shell, shell.recv()).isEmpty();
    }

    @Override
    public void close() {
        context.close();
    }
}
