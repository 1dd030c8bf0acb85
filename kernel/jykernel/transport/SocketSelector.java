package jykernel.transport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;
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
    private final List<Watched> all = new ArrayList<>();

    /** Changed without the need of memory: a note that is lost would be a message that nobody reads. */
    private static final class Watched {
        final ZMQ.Socket socket;
        boolean unread = true;

        Watched(ZMQ.Socket socket) {
            this.socket = socket;
        }
    }

    SocketSelector() throws IOException {
        selector = Selector.open();
    }

    /** From now on this socket is waited for. */
    void add(ZMQ.Socket socket) {
        Watched added = new Watched(socket);
        try {
            socket.getFD().register(selector, SelectionKey.OP_READ, added);
        } catch (ClosedChannelException e) {
            throw new UncheckedIOException(e);
        }
        all.add(added);
    }

    /** Whether the socket may have something to read. */
    boolean mayHave(ZMQ.Socket socket) {
        return watched(socket).unread;
    }

    /** To be called when {@code recv(DONTWAIT)} has found nothing: only then the channel says when there is something. */
    void hasNone(ZMQ.Socket socket) {
        watched(socket).unread = false;
    }

    /** To be called when the socket is sent to. */
    void recheck(ZMQ.Socket socket) {
        watched(socket).unread = true;
    }

    /** To be called when it is not known what was read and what was not. */
    void recheckAll() {
        for (int i = 0; i < all.size(); i++) {
            all.get(i).unread = true;
        }
    }

    private Watched watched(ZMQ.Socket socket) {
        for (int i = 0; i < all.size(); i++) {
            Watched watched = all.get(i);
            if (watched.socket == socket) {
                return watched;
            }
        }
        throw new IllegalArgumentException("This socket was not added");
    }

    private boolean anyUnread() {
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).unread) {
                return true;
            }
        }
        return false;
    }

    /**
     * Waits until a socket may have something to read, {@link #wake} is called, or the time is over.
     *
     * @param millis -1 for as long as it takes
     */
    void select(long millis) {
        try {
            if (millis == 0 || anyUnread()) {
                selector.selectNow(SocketSelector::found);
            } else {
                selector.select(SocketSelector::found, Math.max(0, millis));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot wait for the sockets", e);
        }
    }

    private static void found(SelectionKey key) {
        ((Watched) key.attachment()).unread = true;
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
