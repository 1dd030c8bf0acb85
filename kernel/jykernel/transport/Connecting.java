package jykernel.transport;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.zeromq.ZMQ;

/** Connects sockets of this process to a kernel. */
final class Connecting {
    /** What a connection takes at most on a busy machine; it is tried again after that. */
    private static final Duration PATIENCE = Duration.ofMillis(300);

    private Connecting() {}

    /**
     * Returns whether the socket is connected within the limit; what is sent before would be lost with a first try. The
     * library's thread forgets to read from a connection that is made at once, unless something else happens on it: it
     * takes the channel of the connection for that of the attempt, which has ended.
     */
    static boolean connect(ZMQ.Socket socket, String address, Duration limit) throws InterruptedException {
        CountDownLatch connected = new CountDownLatch(1);
        socket.setEventHook(event -> connected.countDown(), ZMQ.EVENT_HANDSHAKE_PROTOCOL);
        long deadline = System.nanoTime() + limit.toNanos();
        while (System.nanoTime() < deadline) {
            socket.connect(address);
            if (connected.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                return true;
            }
            socket.disconnect(address);
        }
        return false;
    }
}
