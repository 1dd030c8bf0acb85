package jykernel.transport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.HashSet;
import java.util.Set;
import org.zeromq.ZMQ;

/**
 * Tells which sockets may have something to read. JeroMQ's own poller asks all sockets, twice at each turn, which takes
 * longer than to serve a request. Here only those are asked whose channel says that the library has written to it, and
 * those that were sent to: sending takes note of what has come, and then the channel no longer says so.
 *
 * @see <a href="https://libzmq.readthedocs.io/en/latest/zmq_getsockopt.html">ZMQ_FD</a>
 */
final class SocketSelector implements AutoCloseable {
    private final Selector selector;
    private final Set<ZMQ.Socket> unread = new HashSet<>();

    SocketSelector() throws IOException {
        selector = Selector.open();
    }

    /** From now on this socket is waited for. */
    void add(ZMQ.Socket socket) {
        try {
            socket.getFD().register(selector, SelectionKey.OP_READ, socket);
        } catch (ClosedChannelException e) {
            throw new UncheckedIOException(e);
        }
        recheck(socket);
    }

    /** Whether the socket may have something to read. */
    boolean mayHave(ZMQ.Socket socket) {
        return unread.contains(socket);
    }

    /** To be called when nothing could be read from the socket. */
    void hasNone(ZMQ.Socket socket) {
        unread.remove(socket);
    }

    /** To be called when the socket was sent to. */
    void recheck(ZMQ.Socket socket) {
        unread.add(socket);
    }

    /**
     * Waits until a socket may have something to read, {@link #wake} is called, or the time is over.
     *
     * @param millis -1 for as long as it takes
     */
    void select(long millis) {
        try {
            if (millis == 0 || !unread.isEmpty()) {
                selector.selectNow(this::found);
            } else {
                selector.select(this::found, Math.max(0, millis));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot wait for the sockets", e);
        }
    }

    private void found(SelectionKey key) {
        recheck((ZMQ.Socket) key.attachment());
    }

    /** Ends the wait that is going on, or else the next one. For any thread, also one that is interrupted. */
    void wake() {
        selector.wakeup();
    }

    @Override
    public void close() {
        try {
            selector.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
