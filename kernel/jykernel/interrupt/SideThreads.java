package jykernel.interrupt;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Threads that work for a cell beside the one that runs it. Each can be told to stop what it does: that raises at its next
 * poll, once, so that code which cleans up can do so. No signal is for them.
 */
public final class SideThreads {
    private final Set<Thread> working = ConcurrentHashMap.newKeySet();
    /** Those that are to stop, and have not come to a poll since. */
    private final Set<Thread> told = ConcurrentHashMap.newKeySet();
    /** Called, without any lock, when somebody was told or is not any more. */
    private final Runnable whenTold;

    SideThreads(Runnable whenTold) {
        this.whenTold = whenTold;
    }

    /** Works on the calling thread, which can be told to stop as long as that takes. */
    public void run(Runnable work) {
        synchronized (this) {
            working.add(Thread.currentThread());
        }
        try {
            work.run();
        } finally {
            synchronized (this) {
                working.remove(Thread.currentThread());
                told.remove(Thread.currentThread());
                Thread.interrupted();
            }
            whenTold.run();
        }
    }

    /** Makes the thread's next poll raise, and has the waker end its waiting; without effect if it is not at work. */
    public void stop(Thread thread) {
        synchronized (this) {
            if (!working.contains(thread)) {
                return;
            }
            told.add(thread);
        }
        whenTold.run();
    }

    /**
     * For the waker: interrupts those that wait where they may be interrupted.
     *
     * @return those that have not come to a poll yet
     */
    synchronized List<Thread> nudge() {
        for (Thread thread : told) {
            if (Waiting.inBlockingSection(thread, false)) {
                thread.interrupt();
            }
        }
        return List.copyOf(told);
    }

    /** Leaves those to themselves that have not come to a poll. */
    void leave() {
        synchronized (this) {
            told.clear();
        }
        whenTold.run();
    }

    boolean isAnyTold() {
        return !told.isEmpty();
    }

    /** Whether the calling thread was told. */
    boolean isTold() {
        return !told.isEmpty() && told.contains(Thread.currentThread());
    }

    /** Whether the calling thread was told; from here on it is not any more. */
    boolean take() {
        boolean taken;
        synchronized (this) {
            taken = told.remove(Thread.currentThread());
            settle(taken);
        }
        whenTold.run();
        return taken;
    }

    /** Takes back an interrupt of the calling thread that was meant for a wait that is over by now. */
    synchronized void settle() {
        settle(isTold());
    }

    private static void settle(boolean mine) {
        if (mine) {
            Thread.interrupted();
        }
    }
}
