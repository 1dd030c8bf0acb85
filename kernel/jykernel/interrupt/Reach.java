package jykernel.interrupt;

import java.time.Duration;

/** Means to get a signal through to code that has not reacted to it so far. Used on one thread only. */
public interface Reach {
    /** Does nothing. */
    Reach NONE = new Reach() {
        @Override
        public void begin() {}

        @Override
        public void tryAt(StackTraceElement[] stack, Duration since) {}

        @Override
        public void end() {}
    };

    /** A signal was sent to a cell, which may react at once. */
    void begin();

    /**
     * Called again and again until the signal was delivered.
     *
     * @param stack of the thread that does not react, the innermost call first
     * @param since how long the signal has been pending
     */
    void tryAt(StackTraceElement[] stack, Duration since);

    /** The signal was delivered, or the cell is over. Also called if nothing had to be tried. */
    void end();
}
