package jykernel.interrupt;

import org.jspecify.annotations.Nullable;

/** Turns a signal into what the running language does about it. */
public interface SignalDelivery {
    /**
     * Called on the thread that runs the cell, before the signal is consumed, so that nothing is lost if this fails.
     *
     * @return what to throw, or null if the signal is to have no effect
     */
    @Nullable
    RuntimeException prepare(int signum);
}
