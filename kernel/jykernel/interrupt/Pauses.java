package jykernel.interrupt;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/**
 * Pauses between looks at a thread, longer and longer, and how long they took all in all. A pause counts for no more than
 * it was meant to last: if it takes longer, or something else takes time in between, the machine is slow or stands still,
 * and the thread that is waited for had no chance to do anything either.
 */
final class Pauses {
    private static final long FIRST_NANOS = TimeUnit.MILLISECONDS.toNanos(1);
    private static final long LONGEST_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private final LongSupplier nanoTime;
    private long next = FIRST_NANOS;
    private long waited;

    Pauses(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** Ends early if the calling thread is unparked. */
    void pause() {
        long begin = nanoTime.getAsLong();
        LockSupport.parkNanos(this, next);
        waited += Math.min(nanoTime.getAsLong() - begin, next);
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
