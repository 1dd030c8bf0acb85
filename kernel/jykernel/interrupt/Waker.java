package jykernel.interrupt;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Sees a signal through to the thread that runs the cell: wakes it if it waits, again and again until the signal was
 * delivered, since a thread that is about to wait cannot be woken yet; and tells when it does not react at all. It also
 * looks into buffers whose writers cannot call anybody, but only while a cell runs.
 */
public final class Waker implements Runnable {
    private static final long FOREIGN_LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
    /** How long a cell may go on after an interrupt before further means are tried: what polls or waits has reacted. */
    private static final Duration GRACE = Duration.ofMillis(10);
    /** The same, if it polls, but where nothing may be raised, as in the initialiser of a class. */
    private static final Duration PATIENCE_WITH_BUILDING = Duration.ofSeconds(20);
    /** How long a channel of the network is spared, which an interrupt of the thread closes. */
    private static final Duration PATIENCE_WITH_CHANNELS = Duration.ofMillis(300);
    /** How long is tried to stop threads beside the cell. */
    private static final Duration PATIENCE_WITH_SIDE_THREADS = Duration.ofSeconds(10);
    /** How long a cell may go on after an interrupt before it counts as stuck. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Interrupts interrupts;
    private final LongSupplier nanoTime;
    private volatile Consumer<String> onStuck = place -> {};
    private volatile Reach reach = Reach.NONE;
    private volatile @Nullable Thread thread;
    /** The runner did not react within the patience, which has been told. */
    private volatile boolean stuck;

    private volatile boolean signalled;
    private volatile boolean closed;

    Waker(Interrupts interrupts, LongSupplier nanoTime) {
        this.interrupts = interrupts;
        this.nanoTime = nanoTime;
    }

    /** @param told where a cell is stuck, in words, each time that it does not react to a signal for two seconds */
    public void onStuck(Consumer<String> told) {
        onStuck = told;
    }

    /** @param further means to get through to code that a poll or an interrupt of the thread does not reach */
    public void reachWith(Reach further) {
        reach = further;
    }

    /** Whether the cell that runs has not reacted to an interrupt, and nobody can expect it to react to another one. */
    public boolean isStuck() {
        return stuck;
    }

    public void close() {
        closed = true;
        LockSupport.unpark(thread);
    }

    void signalled() {
        signalled = true;
        LockSupport.unpark(thread);
    }

    void look() {
        LockSupport.unpark(thread);
    }

    void cellBegan() {
        stuck = false;
        if (interrupts.mustBeWatched()) {
            LockSupport.unpark(thread);
        }
    }

    /** Ends after {@link #close}. */
    @Override
    public void run() {
        thread = Thread.currentThread();
        while (!closed) {
            try {
                turn();
            } catch (RuntimeException | Error e) {
                log(System.Logger.Level.ERROR, "An interrupt could not be seen through", e);
            }
        }
    }

    private void turn() {
        boolean fresh = signalled;
        signalled = false;
        boolean pending = interrupts.nudge(true) != null;
        if (fresh) {
            reach.begin();
        }
        if (pending) {
            seeThrough();
        } else if (interrupts.sideThreads().isAnyTold()) {
            seeSideThreadsThrough();
        } else if (interrupts.mustBeWatched()) {
            LockSupport.parkNanos(FOREIGN_LOOK_NANOS);
        } else if (!signalled) {
            LockSupport.park(this);
        }
    }

    /** From the first sight of a signal until it is delivered or forgotten. */
    private void seeThrough() {
        Pauses pauses = new Pauses(nanoTime);
        long deliveries = interrupts.deliveries();
        while (true) {
            if (deliveries != interrupts.deliveries()) {
                deliveries = interrupts.deliveries(); // what is pending now is another signal
                pauses.restart();
            }
            Duration since = pauses.waited();
            boolean deferred = interrupts.isDeferred(); // before it is known whether the signal is still pending
            Thread target = interrupts.nudge(since.compareTo(PATIENCE_WITH_CHANNELS) < 0);
            if (target == null) {
                break;
            }
            if (since.compareTo(GRACE) > 0) {
                reach.tryAt(target.getStackTrace(), since);
            }
            if (!stuck && since.compareTo(deferred ? PATIENCE_WITH_BUILDING : PATIENCE) > 0) {
                stuck = true;
                onStuck.accept(Waiting.place(target));
            }
            pauses.pause();
        }
        stuck = false;
        reach.end();
    }

    /** Until no thread beside the cell is to stop any more, or the cell itself is signalled. */
    private void seeSideThreadsThrough() {
        Pauses pauses = new Pauses(nanoTime);
        while (!closed && interrupts.nudge(true) == null) {
            List<Thread> told = interrupts.sideThreads().nudge();
            if (told.isEmpty()) {
                break;
            }
            Duration since = pauses.waited();
            if (since.compareTo(PATIENCE_WITH_SIDE_THREADS) > 0) {
                interrupts.sideThreads().leave();
            } else if (since.compareTo(GRACE) > 0) {
                told.forEach(thread -> reach.tryAt(thread.getStackTrace(), since));
            }
            pauses.pause();
        }
        reach.end();
    }

    /** Says nothing if there is no memory to say it with: neither for the logger nor for the words. */
    private static void log(System.Logger.Level level, String text, @Nullable Throwable e) {
        try {
            System.getLogger(Waker.class.getName()).log(level, text, e);
        } catch (OutOfMemoryError | LinkageError none) {
            // Whoever has used it up is told.
        }
    }
}
