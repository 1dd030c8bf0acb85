package jykernel.interrupt;

import java.util.concurrent.TimeUnit;

/**
 * Waiting that an interrupt ends. Only inside such a section does the interrupt button call {@link Thread#interrupt}:
 * anywhere else it could close a file that user code has open.
 */
public final class Blocking {
    private Blocking() {}

    /** Something that waits, and can be begun anew after it was interrupted. */
    public interface Wait<T, E extends Exception> {
        T await() throws InterruptedException, E;
    }

    /**
     * Waits. If a signal arrives on the thread that runs a cell, it is delivered: either that throws, or the wait
     * begins anew. On another thread an interrupt is the caller's affair.
     */
    public static <T, E extends Exception> T section(Wait<T, E> wait) throws InterruptedException, E {
        Interrupts interrupts = Poll.watched();
        if (interrupts == null || !interrupts.onRunner()) {
            return wait.await();
        }
        while (true) {
            Poll.check();
            if (!interrupts.enterBlocking()) {
                continue;
            }
            try {
                return wait.await();
            } catch (InterruptedException signalled) {
                // The signal is delivered at the top of the loop.
            } finally {
                interrupts.leaveBlocking();
            }
        }
    }

    /** {@link Thread#sleep} that a signal can end; woven into Python's {@code time.sleep}. */
    public static void sleep(long millis) throws InterruptedException {
        if (millis < 0) {
            throw new IllegalArgumentException("cannot sleep for " + millis + " ms, expected 0 or more");
        }
        // Saturates instead of overflowing; the sum may wrap round, the difference below is right all the same.
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        section(() -> {
            TimeUnit.NANOSECONDS.sleep(end - System.nanoTime());
            return end;
        });
    }
}
