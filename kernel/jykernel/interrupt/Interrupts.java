package jykernel.interrupt;

import org.jspecify.annotations.Nullable;

/**
 * Whom an interrupt reaches: the thread that runs a cell, from {@link #begin} to {@link #end}. One lock makes "begin",
 * "end" and "write the byte only if a cell runs" atomic: an interrupt neither leaks into the next cell nor is lost at
 * the end of one.
 */
public final class Interrupts {
    private final Object lock = new Object();
    private final InterruptBuffer buffer;
    private final SignalDelivery delivery;
    /** The thread that runs a cell; null between cells. Written under the lock. */
    private volatile @Nullable Thread runner;
    /** The runner is inside a declared blocking section. Guarded by the lock. */
    private boolean blocking;
    /** Keeps the code that delivers a signal from delivering it once more. Only touched by the runner. */
    private boolean delivering;

    public Interrupts(InterruptBuffer buffer, SignalDelivery delivery) {
        this.buffer = buffer;
        this.delivery = delivery;
    }

    /** From here on this thread can be interrupted. What was written before is forgotten. */
    public void begin() {
        synchronized (lock) {
            forget();
            runner = Thread.currentThread();
            Poll.watch(this);
        }
    }

    /** From here on this thread cannot be interrupted. Call {@link Poll#check} first: what is pending is forgotten. */
    public void end() {
        synchronized (lock) {
            runner = null;
            forget();
        }
    }

    private void forget() {
        buffer.set(0);
        Poll.arm(false);
        blocking = false;
        Thread.interrupted();
    }

    /**
     * Writes the byte if a cell is running, and wakes it if it waits in a blocking section.
     *
     * @return whether a cell was running
     */
    public boolean interrupt(int signum) {
        synchronized (lock) {
            Thread target = runner;
            if (target == null) {
                return false;
            }
            buffer.set(signum);
            Poll.arm(true);
            if (blocking) {
                target.interrupt();
            }
            return true;
        }
    }

    /** Whether the calling thread is the one that runs the cell. */
    boolean onRunner() {
        return Thread.currentThread() == runner;
    }

    /** The slow path of a poll: acts on the pending signal, if it is for this thread. */
    void deliver() {
        if (delivering || !onRunner()) {
            return;
        }
        delivering = true;
        try {
            RuntimeException raised = delivery.prepare(buffer.get());
            synchronized (lock) {
                buffer.consume();
                Poll.arm(false);
                Thread.interrupted();
            }
            if (raised != null) {
                throw raised;
            }
        } finally {
            delivering = false;
        }
    }

    /** Declares that the runner is about to wait; false if a signal is pending, which must be delivered instead. */
    boolean enterBlocking() {
        synchronized (lock) {
            if (buffer.get() != 0) {
                return false;
            }
            blocking = true;
            return true;
        }
    }

    void leaveBlocking() {
        synchronized (lock) {
            blocking = false;
            Thread.interrupted();
        }
    }
}
