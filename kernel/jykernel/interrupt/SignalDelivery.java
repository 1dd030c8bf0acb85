package jykernel.interrupt;

import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/** Turns a signal into what the running language does about it. */
public interface SignalDelivery {
    /**
     * Called on the thread that runs the cell, before the signal is consumed, so that nothing is lost if this fails.
     *
     * @param signum 1 to 64
     * @return what is to be done once the signal is consumed, which may throw; null if it is to have no effect
     */
    @Nullable
    Runnable prepare(int signum);

    /** What ends a thread that was given up, thrown at each of its polls; and what stops one beside a cell. */
    default RuntimeException givenUp() {
        return new CancellationException("given up");
    }
}
