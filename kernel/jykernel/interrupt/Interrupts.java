package jykernel.interrupt;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Whom an interrupt reaches: the thread that runs a cell, from {@link #begin} to {@link #end}. One lock makes "begin",
 * "end" and "write the byte only if a cell runs" atomic: an interrupt neither leaks into the next cell nor is lost at
 * the end of one.
 */
public final class Interrupts {
    private final Object lock = new Object();
    private final SignalDelivery delivery;
    private final Waker waker = new Waker(this, System::nanoTime);
    private final SideThreads sideThreads = new SideThreads(this::lookAgain);
    /** Threads that did not react; whatever they still do must have no effect. */
    private final Set<Thread> givenUp = ConcurrentHashMap.newKeySet();
    /** Null while user code has switched interrupts off. Written under the lock. */
    private volatile @Nullable InterruptBuffer buffer;
    /** Signals that came while another one was in the byte: one bit for each. Guarded by the lock. */
    private long queued;
    /** The thread that runs a cell; null between cells. Written under the lock. */
    private volatile @Nullable Thread runner;
    /** Keeps the code that delivers a signal from delivering it once more. Only touched by the runner. */
    private boolean delivering;
    /** How many signals were consumed. */
    private final AtomicLong deliveries = new AtomicLong();
    /** The runner came to a poll, but where nothing may be raised. */
    private volatile boolean deferred;
    /** All polls take the slow path, and are counted. */
    private volatile boolean counting;

    private final AtomicLong polls = new AtomicLong();

    public Interrupts(InterruptBuffer buffer, SignalDelivery delivery) {
        this.delivery = delivery;
        this.buffer = buffer;
        buffer.whenSignalled(this::signalled);
    }

    private void signalled() {
        synchronized (lock) {
            rearm();
        }
        waker.signalled();
    }

    private void lookAgain() {
        synchronized (lock) {
            rearm();
        }
        waker.look();
    }

    /** Those that can be told to stop what they do for a cell. */
    public SideThreads sideThreads() {
        return sideThreads;
    }

    /** What wakes the runner; somebody has to run it, on a thread of its own. */
    public Waker waker() {
        return waker;
    }

    /**
     * Goes through a delivery without delivering anything. If its classes were loaded at the first one, and that on a stack
     * that is nearly full, they could not be used ever again.
     */
    public void rehearse() {
        UnsafePlaces.isHere();
        delivery.prepare(InterruptBuffer.SIGINT);
    }

    /** From here on this thread can be interrupted. What was written before is forgotten. */
    public void begin() {
        synchronized (lock) {
            forget();
            Thread.interrupted();
            runner = Thread.currentThread();
            Poll.watch(this);
        }
        waker.cellBegan();
    }

    /**
     * From here on this thread cannot be interrupted. Call {@link Poll#check} first: what is pending is forgotten.
     *
     * @return whether something was pending still
     */
    public boolean end() {
        synchronized (lock) {
            boolean late = false;
            if (Thread.currentThread() == runner) {
                late = isPending();
                runner = null;
                forget();
            }
            givenUp.remove(Thread.currentThread());
            rearm();
            Thread.interrupted();
            return late;
        }
    }

    private void forget() {
        InterruptBuffer current = buffer;
        if (current != null) {
            current.set(0);
        }
        queued = 0;
        deferred = false;
        rearm();
    }

    /** Polls look closer while something is pending, or as long as a thread lives that is to end at its next poll. */
    private void rearm() {
        Poll.arm(counting || (runner != null && isPending()) || !givenUp.isEmpty() || sideThreads.isAnyTold());
    }

    /**
     * Replaces the byte that means an interrupt, also while a cell runs; what is in the old one stays there and has no
     * effect. Null switches interrupts off until it is set again: writes are ignored, as in Pyodide.
     */
    public void setBuffer(@Nullable InterruptBuffer replacement) {
        synchronized (lock) {
            InterruptBuffer before = buffer;
            if (before != null) {
                before.whenSignalled(() -> {});
            }
            if (replacement != null) {
                replacement.whenSignalled(this::signalled);
            }
            buffer = replacement;
            queued = 0;
            rearm();
        }
        waker.cellBegan();
    }

    /**
     * Writes the byte if a cell is running, and wakes it if it waits.
     *
     * @return whether a cell was running
     */
    public boolean interrupt(int signum) {
        synchronized (lock) {
            InterruptBuffer current = buffer;
            if (runner == null || current == null) {
                return false;
            }
            int before = current.get();
            if (before == 0 || before == signum) {
                current.set(signum);
            } else {
                queued |= 1L << (signum - 1);
                rearm();
            }
        }
        return true;
    }

    /** Whether the calling thread is the one that runs the cell. */
    public boolean onRunner() {
        return Thread.currentThread() == runner;
    }

    /** Whether a signal waits for the calling thread, or it was told to stop. */
    public boolean isSignalled() {
        return (onRunner() && isPending()) || sideThreads.isTold();
    }

    private boolean isPending() {
        InterruptBuffer current = buffer;
        return current != null && (current.get() != 0 || queued != 0);
    }

    /**
     * What Java code that Python calls should call now and then, in a loop of its own: does what a pending signal means,
     * as a rule raising KeyboardInterrupt. Without effect on a thread that runs no cell, and without a buffer.
     */
    public static void checkInterrupt() {
        Interrupts interrupts = Poll.watched();
        if (interrupts != null && interrupts.isSignalled()) {
            interrupts.deliver();
        }
    }

    /** The slow path of a poll: acts on the pending signal, if it is for this thread. */
    void deliver() {
        if (!onRunner()) {
            if (isGivenUp() || (sideThreads.isTold() && !UnsafePlaces.isHere() && sideThreads.take())) {
                throw delivery.givenUp();
            }
            return;
        }
        polls.incrementAndGet();
        InterruptBuffer current = buffer;
        if (delivering || current == null || !isPending()) {
            return;
        }
        Runnable action;
        delivering = true;
        try {
            if (UnsafePlaces.isHere()) {
                defer();
                return;
            }
            int signum = lowest(current);
            action = InterruptBuffer.isSignal(signum) ? delivery.prepare(signum) : null;
            consume(current, signum);
            deferred = false;
            deliveries.incrementAndGet();
        } finally {
            delivering = false;
        }
        if (action != null) {
            action.run();
        }
    }

    /** Signals are delivered in ascending order of their numbers, as Python does. */
    private int lowest(InterruptBuffer current) {
        synchronized (lock) {
            int inByte = current.get();
            int inQueue = queued == 0 ? 0 : Long.numberOfTrailingZeros(queued) + 1;
            return inByte == 0 || (inQueue != 0 && inQueue < inByte) ? inQueue : inByte;
        }
    }

    private void consume(InterruptBuffer current, int signum) {
        synchronized (lock) {
            // What was written in between stays, and is delivered at the next poll.
            if (!current.clear(signum) && signum >= 1) {
                queued &= ~(1L << (signum - 1));
            }
            rearm();
            Thread.interrupted();
        }
    }

    /** Polls are quick again until the waker asks to look once more: where the thread is now nothing may be raised. */
    private void defer() {
        deferred = true;
        synchronized (lock) {
            Poll.arm(counting || sideThreads.isAnyTold());
        }
    }

    /** For an audit: counts polls from now on. */
    void countPolls() {
        counting = true;
        Poll.arm(true);
    }

    long polls() {
        return polls.get();
    }

    @Nullable
    Thread runner() {
        return runner;
    }

    long deliveries() {
        return deliveries.get();
    }

    boolean isDeferred() {
        return deferred;
    }

    void settle() {
        if (onRunner()) {
            synchronized (lock) {
                Thread.interrupted();
            }
        } else {
            sideThreads.settle();
        }
    }

    /**
     * For the waker: while a signal is pending, polls look closer, and a runner that waits where it may be interrupted
     * is interrupted.
     *
     * @param patient whether waits are spared that an interrupt ends only by closing something
     * @return the runner, or null if nothing is pending
     */
    @Nullable
    Thread nudge(boolean patient) {
        synchronized (lock) {
            Thread target = runner;
            if (target == null || !isPending()) {
                return null;
            }
            Poll.arm(true);
            // Under the lock: the runner cannot get past settle() between the look at its stack and the interrupt.
            if (Waiting.inBlockingSection(target, patient)) {
                target.interrupt();
            }
            return target;
        }
    }

    /** Whether a cell runs and somebody may write into its buffer without telling. */
    boolean mustBeWatched() {
        InterruptBuffer current = buffer;
        return runner != null && current != null && current.isForeign();
    }

    /**
     * Gives up the thread that runs the cell, which does not react: no signal is for it any more, and it ends at its
     * next poll, if it ever comes to one.
     *
     * @return whether a cell was running
     */
    public boolean giveUp() {
        synchronized (lock) {
            Thread stuck = runner;
            if (stuck == null) {
                return false;
            }
            givenUp.add(stuck);
            runner = null;
            forget();
            return true;
        }
    }

    /** Whether the calling thread is one that was given up. */
    public boolean isGivenUp() {
        return !givenUp.isEmpty() && givenUp.contains(Thread.currentThread());
    }
}
