package jykernel.transport;

import java.util.List;
import java.util.function.BiFunction;
import jykernel.message.Channel;
import jykernel.wire.ConnectionFile;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;
import org.zeromq.ZMQException;

/** The five bound sockets of a kernel. Only the I/O thread may touch them after they were bound. */
final class Sockets implements AutoCloseable {
    /** How long unsent messages are kept when the kernel ends, in milliseconds. */
    static final int LINGER_MILLIS = 1000;
    /** Replies kept for a client that does not read; beyond it, its replies are dropped, nobody else's. */
    static final int REPLIES_KEPT = 100_000;
    /** Messages taken from one client before it has to wait until the kernel has looked at them. */
    static final int RECEIVED_AT_ONCE = 1000;
    /**
     * Of one frame: room for the code or the arrays that somebody may send, and on a small heap no more than leaves room
     * for the rest. A client that announces a larger one is disconnected; it need not even hold the key to try.
     */
    static final long FRAME_AT_MOST_BYTES =
            Math.min(256L << 20, Runtime.getRuntime().maxMemory() / 4);

    private final ZContext context = new ZContext();
    private final String ip;
    final ZMQ.Socket shell;
    final ZMQ.Socket control;
    final ZMQ.Socket stdin;
    final ZMQ.Socket iopub;
    final ZMQ.Socket heartbeat;
    final ConnectionFile.Ports ports;

    /** Binds all five, or none: then the exception says which address was refused. */
    Sockets(ConnectionFile connection, BiFunction<Runnable, String, Thread> threads) {
        this.ip = connection.ip();
        context.setThreadFactor(threads::apply);
        context.setLinger(LINGER_MILLIS);
        ConnectionFile.Ports wanted = connection.ports();
        try {
            shell = router(connection);
            control = router(connection);
            stdin = router(connection);
            heartbeat = router(connection);
            iopub = publisher(connection);
            anchor();
            ports = new ConnectionFile.Ports(
                    bind(shell, "shell", wanted.shell()),
                    bind(iopub, "iopub", wanted.iopub()),
                    bind(stdin, "stdin", wanted.stdin()),
                    bind(control, "control", wanted.control()),
                    bind(heartbeat, "hb", wanted.hb()));
        } catch (RuntimeException e) {
            context.close();
            throw e;
        }
    }

    private ZMQ.Socket router(ConnectionFile connection) {
        ZMQ.Socket socket = open(SocketType.ROUTER, connection);
        // A client that reconnects under its old identity takes over from the connection that was lost.
        socket.setRouterHandover(true);
        socket.setSndHWM(REPLIES_KEPT);
        return socket;
    }

    private ZMQ.Socket publisher(ConnectionFile connection) {
        ZMQ.Socket socket = open(SocketType.XPUB, connection);
        // Manual: every subscription is announced, and counts only when this kernel says so. In the verbose mode it
        // counts at once, and what is published between that and the welcome reaches the subscriber before it.
        socket.setXpubManual(true);
        socket.setSndHWM(Publisher.KEPT);
        return socket;
    }

    /**
     * A subscriber that never leaves and never gets anything. When the last one leaves, JeroMQ forgets which of those
     * that have just come still wait for their subscription to be accepted, and would accept another one's in its place.
     */
    private void anchor() {
        String address = "inproc://anchor";
        iopub.bind(address);
        ZMQ.Socket subscriber = context.createSocket(SocketType.SUB);
        subscriber.connect(address);
        subscriber.subscribe(ZMQ.SUBSCRIPTION_ALL);
        iopub.recv(); // its subscription, which stays without an answer
    }

    private ZMQ.Socket open(SocketType type, ConnectionFile connection) {
        ZMQ.Socket socket = context.createSocket(type);
        socket.setLinger(LINGER_MILLIS);
        socket.setRcvHWM(RECEIVED_AT_ONCE);
        socket.setMaxMsgSize(FRAME_AT_MOST_BYTES);
        socket.setIPv6(ip.contains(":"));
        connection.curve().ifPresent(keys -> {
            socket.setCurveServer(true);
            socket.setCurvePublicKey(ZMQ.Curve.z85Decode(keys.publicKey()));
            socket.setCurveSecretKey(ZMQ.Curve.z85Decode(keys.secretKey()));
        });
        return socket;
    }

    /** Returns the port that was bound. */
    private int bind(ZMQ.Socket socket, String name, int port) {
        String address = "tcp://" + (ip.contains(":") ? "[" + ip + "]" : ip) + ":" + (port == 0 ? "*" : port);
        try {
            if (socket.bind(address)) {
                String bound = socket.getLastEndpoint();
                return Integer.parseInt(bound.substring(bound.lastIndexOf(':') + 1));
            }
        } catch (ZMQException | IllegalArgumentException e) {
            throw new IllegalStateException(
                    "Cannot bind the " + name + " socket to " + address + ": " + e.getMessage(), e);
        }
        throw new IllegalStateException(
                "Cannot bind the " + name + " socket to " + address + ": errno " + socket.errno());
    }

    ZMQ.Socket of(Channel channel) {
        return switch (channel) {
            case SHELL -> shell;
            case CONTROL -> control;
            case STDIN -> stdin;
            case IOPUB -> iopub;
        };
    }

    List<ZMQ.Socket> all() {
        return List.of(shell, control, stdin, iopub, heartbeat);
    }

    @Override
    public void close() {
        context.close();
    }
}
