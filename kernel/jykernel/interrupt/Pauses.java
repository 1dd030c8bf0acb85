package jykernel.interrupt;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/**
 * Pauses between looks at a thread, longer and longer, and how long it has been waited for. A look and the pause after it
 * count for a fifth of a second at most: if they take longer, the machine is slow or stands still, and the thread that is
 * waited for had no chance to do anything either.
 */
final class Pauses {
    private static final long FIRST_NANOS = TimeUnit.MILLISECONDS.toNanos(1);
    private static final long LONGEST_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
    private static final long MOST_COUNTED_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    private final LongSupplier nanoTime;
    private long next = FIRST_NANOS;
    /** When the last pause ended. */
    private long ended;

    private long waited;

    Pauses(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        ended = nanoTime.getAsLong();
    }

    /** Ends early if the calling thread is unparked. */
    void pause() {
        // A look stops the thread, for long if its stack is deep: most of the time must remain for what it does.
        long looked = nanoTime.getAsLong() - ended;
        LockSupport.parkNanos(this, Math.max(next, Math.min(2 * looked, MOST_COUNTED_NANOS)));
        long now = nanoTime.getAsLong();
        waited += Math.min(now - ended, MOST_COUNTED_NANOS);
        ended = now;
        next = Math.min(2 * next, LONGEST_NANOS);
    }

    /** How long was waited since the beginning, or since {@link #restart}. */
    Duration waited() {
        return Duration.ofNanos(waited);
    }

    /** What was waited so far was for something else. */
    void restart() {
        waited = 0;
    }
}
