package jykernel.transport;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import jykernel.message.Channel;
import jykernel.message.Frame;
import jykernel.message.MessageType;
import jykernel.message.Outgoing;
import jykernel.message.Output;
import jykernel.wire.Frames;
import org.zeromq.ZMQ;

/**
 * The IOPub socket. Whoever reads gets every message, however slowly it does, for the kernel waits; whoever has not read
 * for a while is passed over until it reads again, and so neither stalls the kernel nor fills its memory.
 */
final class Publisher {
    /**
     * Messages kept for one subscriber beside what the operating system keeps. The library counts messages and not bytes,
     * and one may be large, so there are few: only enough to keep its thread busy while this one makes the next.
     */
    static final int KEPT = 32;
    /** How long all wait for one that does not read: longer than a garbage collection, or a server's busy moment. */
    static final Duration PATIENCE = Duration.ofSeconds(5);
    /** At one go, for other sockets must be served as well. */
    private static final int WAIT_MILLIS = 2;

    private static final int SUBSCRIPTIONS_AT_ONCE = 100;

    private final ZMQ.Socket iopub;
    private final Frames frames;
    private final LongSupplier nanoTime;
    /** What there was no room for; empty, if there was. */
    private List<Frame> stuck = List.of();

    private long stuckSinceNanos;
    private boolean patient = true;

    /** @param nanoTime the clock */
    Publisher(ZMQ.Socket iopub, Frames frames, LongSupplier nanoTime) {
        this.iopub = iopub;
        this.frames = frames;
        this.nanoTime = nanoTime;
        iopub.setXpubNoDrop(true);
        iopub.setSendTimeOut(WAIT_MILLIS);
    }

    /** Whether a message still waits for room; then no other may be published. */
    boolean isStuck() {
        return !stuck.isEmpty();
    }

    /** Sends the message, or keeps it until it can be sent: {@link #retry}. */
    void publish(List<Frame> message) {
        stuck = message;
        stuckSinceNanos = nanoTime.getAsLong();
        retry();
    }

    /** Tries once more, and waits for room a moment. */
    void retry() {
        if (isStuck()) {
            List<Frame> message = stuck;
            stuck = List.of(); // also if it cannot be sent at all
            if (!IoThread.send(iopub, message) && !passOver(message)) {
                stuck = message;
            }
        }
    }

    /** Those that have no room miss the message; the library does not ask them again before they have read. */
    private boolean passOver(List<Frame> message) {
        if (patient && nanoTime.getAsLong() - stuckSinceNanos < PATIENCE.toNanos()) {
            return false;
        }
        if (patient) {
            System.getLogger(Publisher.class.getName())
                    .log(
                            System.Logger.Level.WARNING,
                            "A subscriber has not read for {0} s, and misses what is published until it does",
                            PATIENCE.toSeconds());
        }
        iopub.setXpubNoDrop(false);
        try {
            return IoThread.send(iopub, message);
        } finally {
            iopub.setXpubNoDrop(true);
        }
    }

    /** From now on nobody is waited for: the kernel ends. */
    void hurry() {
        patient = false;
    }

    /**
     * Nothing comes between a subscription and its welcome. One arrives as 1 and the topic, its end as 0 and the topic.
     *
     * @return whether all have been welcomed
     */
    boolean welcomeSubscribers() {
        for (int n = 0; n < SUBSCRIPTIONS_AT_ONCE && !isStuck(); n++) {
            byte[] event = iopub.recv(ZMQ.DONTWAIT);
            if (event == null) {
                return true;
            }
            if (event.length == 0 || event[0] != 1) {
                continue;
            }
            // The library skips the first byte of what it is given here, as it does with what comes from a subscriber.
            iopub.subscribe(event);
            Frame topic = Frame.of(Arrays.copyOfRange(event, 1, event.length));
            if (Frame.utf8(topic.text()).equals(topic)) {
                publish(frames.encode(welcome(topic)));
            }
        }
        return false;
    }

    private static Outgoing welcome(Frame topic) {
        return new Outgoing(
                Channel.IOPUB,
                List.of(topic),
                MessageType.IOPUB_WELCOME,
                "",
                Frame.EMPTY_OBJECT,
                new Output.Welcome(topic.text()),
                Map.of(),
                List.of());
    }
}
