package jykernel.transport;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import jykernel.message.Channel;
import jykernel.message.Frame;
import jykernel.message.Outbox;
import jykernel.message.Outgoing;
import jykernel.message.Output;
import org.jspecify.annotations.Nullable;

/**
 * The outbox: a queue in which stream messages that follow one another become one. The last message of the queue, if it
 * is a stream, stays open for more text for a moment; anything queued behind it closes it. So text is never overtaken,
 * and a flood of prints is few messages.
 *
 * <p>To wake the thread that sends takes as long as a small cell. After it has had something to do it looks once more
 * soon, and until then only those messages wake it that somebody waits for: replies, and the end of a request.
 */
final class OutboxQueue implements Outbox {
    /** How long text waits for more text. */
    static final long COALESCE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
    /** The longest text of one message, in UTF-16 units; Jupyter's server drops output beyond 1 MB/s. */
    static final int TEXT_LIMIT = 1 << 20;
    /** Producers wait while about this many bytes are queued. */
    static final long ROOM_BYTES = 4L << 20;
    /** When the thread that sends looks again after it has had something to do, in milliseconds. */
    static final long SOON_MILLIS = 5;
    /** It is woken before that if more than this is queued, and works beside those who make more. */
    static final long SOON_AT_MOST_BYTES = 64 << 10;
    /** No more requests are taken from the shell channel while more than this is queued. */
    static final long ANSWERS_AT_MOST_BYTES = 8 * ROOM_BYTES;
    /** Nor from the control channel while more urgent messages than this are. */
    static final int URGENT_AT_MOST = 10_000;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition room = lock.newCondition();
    private final ArrayDeque<Entry> queue = new ArrayDeque<>();
    private final ArrayDeque<Outgoing> urgent = new ArrayDeque<>();
    private final LongSupplier nanoTime;
    private final Runnable wake;
    private long queuedBytes;
    /** The thread that sends has had something to do since it asked when to look again. */
    private boolean busy;
    /** It looks again soon, whether it is woken or not. */
    private boolean attended;

    private boolean closed;

    /**
     * @param nanoTime the clock
     * @param wake called when there is something new to send, or something to send at another time than before
     */
    OutboxQueue(LongSupplier nanoTime, Runnable wake) {
        this.nanoTime = nanoTime;
        this.wake = wake;
    }

    /** A message in the queue, or text that becomes one; one that is full of text is just a message. */
    private static final class Entry {
        final Outgoing message;
        final long dueNanos;
        final @Nullable StringBuilder text;

        Entry(Outgoing message, long dueNanos) {
            this.message = message;
            this.dueNanos = dueNanos;
            this.text = message.content() instanceof Output.Stream stream
                            && stream.text().length() < TEXT_LIMIT
                    ? new StringBuilder(stream.text())
                    : null;
        }

        /** The text, if a stream of this name and parent may be appended to it. */
        @Nullable
        StringBuilder openFor(String name, Frame parentHeader) {
            return text != null
                            && text.length() < TEXT_LIMIT
                            && message.content() instanceof Output.Stream stream
                            && stream.name().equals(name)
                            && message.parentHeader().equals(parentHeader)
                    ? text
                    : null;
        }

        Outgoing toMessage() {
            return text != null && message.content() instanceof Output.Stream stream
                    ? Outgoing.published(
                            message.type(), message.parentHeader(), new Output.Stream(stream.name(), text.toString()))
                    : message;
        }

        long bytes() {
            return text == null ? message.approximateBytes() : Outgoing.EMPTY_BYTES + text.length();
        }
    }

    @Override
    public void send(Outgoing message) {
        boolean wakeUp;
        lock.lock();
        try {
            wakeUp = message.content() instanceof Output.Stream stream ? addText(message, stream) : add(message, 0);
            wakeUp &= !(attended && canWait(message));
            attended |= wakeUp;
        } finally {
            lock.unlock();
        }
        if (wakeUp) {
            wake.run();
        }
    }

    @Override
    public void sendUrgently(Outgoing message) {
        lock.lock();
        try {
            if (!closed) {
                urgent.addLast(message);
            }
        } finally {
            lock.unlock();
        }
        wake.run();
    }

    private boolean canWait(Outgoing message) {
        boolean isLast = message.content() instanceof Output.Status status && status.isIdle();
        return message.channel() == Channel.IOPUB && !isLast && queuedBytes <= SOON_AT_MOST_BYTES;
    }

    /** A request has come, which will soon have something to say. */
    void expect() {
        lock.lock();
        try {
            busy = true;
        } finally {
            lock.unlock();
        }
    }

    private boolean add(Outgoing message, long dueNanos) {
        if (closed) {
            return false;
        }
        Entry entry = new Entry(message, dueNanos);
        queue.addLast(entry);
        queuedBytes += entry.bytes();
        return true;
    }

    /** Cuts long text into messages; a pair of surrogates stays together. */
    private boolean addText(Outgoing message, Output.Stream stream) {
        boolean wakeUp = false;
        String text = stream.text();
        for (int start = 0; start < text.length(); ) {
            Entry last = queue.peekLast();
            StringBuilder open = last == null ? null : last.openFor(stream.name(), message.parentHeader());
            int end = Math.min(text.length(), start + TEXT_LIMIT - (open == null ? 0 : open.length()));
            if (end < text.length() && Character.isHighSurrogate(text.charAt(end - 1))) {
                end++;
            }
            if (open == null) {
                Output.Stream part = new Output.Stream(stream.name(), text.substring(start, end));
                wakeUp |= add(
                        Outgoing.published(message.type(), message.parentHeader(), part),
                        nanoTime.getAsLong() + COALESCE_NANOS);
            } else {
                open.append(text, start, end);
                queuedBytes += end - start;
                wakeUp |= open.length() >= TEXT_LIMIT;
            }
            start = end;
        }
        return wakeUp;
    }

    @Override
    public void awaitRoom() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (queuedBytes > ROOM_BYTES && !closed) {
                room.await();
            }
        } finally {
            lock.unlock();
        }
    }

    boolean hasRoomForAnswers() {
        lock.lock();
        try {
            return queuedBytes <= ANSWERS_AT_MOST_BYTES;
        } finally {
            lock.unlock();
        }
    }

    boolean hasRoomForUrgent() {
        lock.lock();
        try {
            return urgent.size() < URGENT_AT_MOST;
        } finally {
            lock.unlock();
        }
    }

    /** The next message that is due, or null. */
    @Nullable
    Outgoing poll() {
        lock.lock();
        try {
            if (!urgent.isEmpty()) {
                busy = true;
                return urgent.removeFirst();
            }
            Entry head = queue.peekFirst();
            if (head == null || nanosUntilDue(head) > 0) {
                return null;
            }
            busy = true;
            queue.removeFirst();
            queuedBytes -= head.bytes();
            if (queuedBytes <= ROOM_BYTES) {
                room.signalAll();
            }
            return head.toMessage();
        } finally {
            lock.unlock();
        }
    }

    /** The next urgent message to a single client, or null. */
    @Nullable
    Outgoing pollUrgentReply() {
        lock.lock();
        try {
            for (Iterator<Outgoing> all = urgent.iterator(); all.hasNext(); ) {
                Outgoing message = all.next();
                if (message.channel() != Channel.IOPUB) {
                    all.remove();
                    return message;
                }
            }
            return null;
        } finally {
            lock.unlock();
        }
    }

    private long nanosUntilDue(Entry head) {
        boolean open = head.text != null && queue.size() == 1 && head.text.length() < TEXT_LIMIT && !closed;
        return open ? Math.max(0, head.dueNanos - nanoTime.getAsLong()) : 0;
    }

    /** Milliseconds, rounded up, until {@link #poll} may have something; -1 if somebody will say so. */
    long millisUntilDue() {
        lock.lock();
        try {
            attended = busy && !closed;
            busy = false;
            Entry head = queue.peekFirst();
            if (!urgent.isEmpty()) {
                return 0;
            }
            if (head == null) {
                return attended ? SOON_MILLIS : -1;
            }
            long due = TimeUnit.NANOSECONDS.toMillis(nanosUntilDue(head) + TimeUnit.MILLISECONDS.toNanos(1) - 1);
            return attended ? Math.min(due, SOON_MILLIS) : due;
        } finally {
            lock.unlock();
        }
    }

    /** From here on nothing is taken; what is queued is due at once, and nobody waits any more. */
    void close() {
        lock.lock();
        try {
            closed = true;
            room.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
