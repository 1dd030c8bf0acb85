package jykernel.interrupt;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * The shared byte. A writer stores the number of a signal; whoever acts on it swaps it back to 0 in one step, so that
 * one write causes at most one signal. Two writes before the swap are one signal. This is Pyodide's interrupt buffer,
 * whose read and clear are two steps and can lose a write in between.
 */
public final class InterruptBuffer {
    /** What an interrupt button means. */
    public static final int SIGINT = 2;

    private final AtomicInteger signal = new AtomicInteger();

    /** @param signum 1 to 64, or 0 to take back a signal that nobody has acted on */
    public void set(int signum) {
        signal.set(signum);
    }

    /** The pending signal, or 0. */
    public int get() {
        return signal.get();
    }

    /** Takes the pending signal, or 0, and leaves 0. */
    public int consume() {
        return signal.getAndSet(0);
    }
}
