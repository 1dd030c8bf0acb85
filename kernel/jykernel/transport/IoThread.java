package jykernel.transport;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import jykernel.message.Channel;
import jykernel.message.Frame;
import jykernel.message.Inbox;
import jykernel.message.Outbox;
import jykernel.message.Outgoing;
import jykernel.message.Reply;
import jykernel.message.Request;
import jykernel.wire.BadMessage;
import jykernel.wire.ConnectionFile;
import jykernel.wire.Frames;
import org.jspecify.annotations.Nullable;
import org.zeromq.ZMQ;

/**
 * The thread that owns all five sockets: echoes heartbeats, welcomes subscribers, reads requests and hands them on, and
 * sends what is in the outbox, in its order. It never runs user code, and whoever is handed a request must not block.
 */
public final class IoThread implements Inbox, AutoCloseable {
    /** Messages taken from one socket before the others and the outbox get their turn. */
    private static final int BURST = 100;

    /** Output sent before the sockets get their turn. */
    private static final long BURST_BYTES = 1 << 20;

    private static final long QUIET_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
    private static final long QUIET_AT_MOST_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final BiFunction<Runnable, String, Thread> threads;
    private final Sockets sockets;
    private final Frames frames;
    private final Publisher publisher;
    private final SocketSelector selector;
    private final OutboxQueue outbox;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final AtomicLong lastArrivalNanos = new AtomicLong(System.nanoTime());
    /** Who waits until everything that is in the sockets has been taken. */
    private final Queue<CountDownLatch> afterTurn = new ConcurrentLinkedQueue<>();

    private volatile boolean closing;

    /**
     * Binds the sockets; {@link #start} begins to serve them.
     *
     * @param threads makes this thread, and those of the library, from what they do and what they are called
     */
    public IoThread(ConnectionFile connection, BiFunction<Runnable, String, Thread> threads) throws IOException {
        this.threads = threads;
        this.frames = new Frames(connection);
        this.selector = new SocketSelector();
        this.outbox = new OutboxQueue(System::nanoTime, selector::wake);
        this.sockets = new Sockets(connection, threads);
        this.publisher = new Publisher(sockets.iopub, frames, System::nanoTime);
    }

    public Outbox outbox() {
        return outbox;
    }

    /** What the sockets are bound to. */
    public ConnectionFile.Ports ports() {
        return sockets.ports;
    }

    /** @param receiver is called on this thread with every request, and must not block */
    public void start(Consumer<Request> receiver) {
        threads.apply(() -> run(receiver), "io").start();
    }

    private void run(Consumer<Request> receiver) {
        try {
            sockets.all().forEach(selector::add);
            while (!closing || millisUntilDue() >= 0) {
                turn(receiver);
            }
        } finally {
            selector.close();
            sockets.close();
            ended.countDown();
        }
    }

    /** What goes wrong here, memory running out among it, costs one message, never the thread. */
    private void turn(Consumer<Request> receiver) {
        try {
            int waiting = afterTurn.size();
            selector.select(waiting > 0 ? 0 : millisUntilDue());
            if (waiting > 0) {
                selector.recheckAll(); // a channel says a moment later what its socket has
            }
            serve(receiver);
            for (; waiting > 0; waiting--) {
                afterTurn.remove().countDown();
            }
            sendDue();
            serve(receiver); // what has come meanwhile
        } catch (RuntimeException | Error e) {
            selector.recheckAll();
            log(System.Logger.Level.ERROR, "The sockets could not be served", e);
        }
    }

    private long millisUntilDue() {
        return publisher.isStuck() ? 0 : outbox.millisUntilDue();
    }

    private void serve(Consumer<Request> receiver) {
        echoHeartbeats();
        welcomeSubscribers();
        receive(Channel.STDIN, receiver);
        // Requests that would only add to the answers that wait are left where they are, and so with their senders.
        if (outbox.hasRoomForUrgent()) {
            receive(Channel.CONTROL, receiver);
            if (outbox.hasRoomForAnswers()) {
                receive(Channel.SHELL, receiver);
            }
        }
    }

    private void welcomeSubscribers() {
        if (selector.mayHave(sockets.iopub) && publisher.welcomeSubscribers()) {
            selector.hasNone(sockets.iopub);
        }
    }

    private void echoHeartbeats() {
        for (int n = 0; n < BURST; n++) {
            List<Frame> beat = next(sockets.heartbeat);
            if (beat.isEmpty()) {
                return;
            }
            send(sockets.heartbeat, beat);
        }
    }

    private void receive(Channel channel, Consumer<Request> receiver) {
        for (int n = 0; n < BURST; n++) {
            List<Frame> received = next(sockets.of(channel));
            if (received.isEmpty()) {
                return;
            }
            if (channel == Channel.SHELL) {
                lastArrivalNanos.set(System.nanoTime());
            }
            try {
                receiver.accept(frames.decode(channel, received));
                outbox.expect();
            } catch (BadMessage e) {
                log(System.Logger.Level.WARNING, "Dropped a message on " + channel + ": " + e.getMessage(), null);
            } catch (RuntimeException | Error e) {
                log(System.Logger.Level.ERROR, "A message on " + channel + " could not be served", e);
            }
        }
    }

    /** The next message, or none. */
    private List<Frame> next(ZMQ.Socket socket) {
        if (!selector.mayHave(socket)) {
            return List.of();
        }
        List<Frame> received = rest(socket, socket.recv(ZMQ.DONTWAIT));
        if (received.isEmpty()) {
            selector.hasNone(socket);
        }
        return received;
    }

    /** The message that begins with this frame; no frame, no message. */
    static List<Frame> rest(ZMQ.Socket socket, byte @Nullable [] first) {
        if (first == null) {
            return List.of();
        }
        List<Frame> received = new ArrayList<>();
        received.add(Frame.of(first));
        while (socket.hasReceiveMore()) {
            received.add(Frame.of(socket.recv()));
        }
        return received;
    }

    /** While a subscriber is waited for, only what is for others goes out, and overtakes. */
    private void sendDue() {
        if (closing) {
            publisher.hurry();
        }
        if (publisher.isStuck()) {
            selector.recheck(sockets.iopub);
            publisher.retry();
        }
        long bytes = 0;
        for (int n = 0; n < BURST && bytes < BURST_BYTES; n++) {
            Outgoing message = publisher.isStuck() ? outbox.pollUrgentReply() : outbox.poll();
            if (message == null) {
                return;
            }
            bytes += message.approximateBytes();
            selector.recheck(sockets.of(message.channel()));
            send(message);
        }
    }

    private void send(Outgoing message) {
        try {
            List<Frame> encoded = encoded(message);
            if (message.channel() == Channel.IOPUB) {
                publisher.publish(encoded);
            } else {
                send(sockets.of(message.channel()), encoded);
            }
        } catch (RuntimeException | Error e) {
            log(System.Logger.Level.ERROR, "Could not send " + message.type().wireName(), e);
        }
    }

    /** A reply that cannot be written, as user code may make it, becomes one that says so: a client waits for it. */
    private List<Frame> encoded(Outgoing message) {
        try {
            return frames.encode(message);
        } catch (RuntimeException | Error e) {
            if (message.channel() == Channel.IOPUB) {
                throw e;
            }
            return frames.encode(
                    message.with(new Reply.Failed(e.getClass().getName(), String.valueOf(e.getMessage()))));
        }
    }

    /** Whether there was room for the message; it is sent whole or not at all. */
    static boolean send(ZMQ.Socket socket, List<Frame> message) {
        int last = message.size() - 1;
        for (int i = 0; i < last; i++) {
            if (!socket.send(message.get(i).bytes(), ZMQ.SNDMORE)) {
                return false;
            }
        }
        return socket.send(message.get(last).bytes(), 0);
    }

    @Override
    public void awaitQuiet() {
        awaitTurn();
        long start = System.nanoTime();
        long now = start;
        while (!closing && now - lastArrivalNanos.get() < QUIET_NANOS && now - start < QUIET_AT_MOST_NANOS) {
            LockSupport.parkNanos(QUIET_NANOS - (now - lastArrivalNanos.get()));
            now = System.nanoTime();
        }
    }

    /** Waits until the sockets have had a whole turn. */
    private void awaitTurn() {
        CountDownLatch taken = new CountDownLatch(1);
        afterTurn.add(taken);
        selector.wake();
        boolean interrupted = false;
        while (taken.getCount() > 0 && ended.getCount() > 0) {
            try {
                if (taken.await(1, TimeUnit.SECONDS)) {
                    break;
                }
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Sends what is queued and closes the sockets; waits for that, but not longer than the given time. */
    public boolean close(Duration atMost) throws InterruptedException {
        close();
        return ended.await(atMost.toNanos(), TimeUnit.NANOSECONDS);
    }

    @Override
    public void close() {
        closing = true;
        outbox.close();
        selector.wake();
    }

    /** Says nothing if there is no memory to say it with: neither for the logger nor for the words. */
    private static void log(System.Logger.Level level, String text, @Nullable Throwable e) {
        try {
            System.getLogger(IoThread.class.getName()).log(level, text, e);
        } catch (OutOfMemoryError | LinkageError none) {
            // Whoever has used it up is told.
        }
    }
}
