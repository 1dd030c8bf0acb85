package jykernel.interrupt;

import org.jspecify.annotations.Nullable;

/**
 * The place where a running cell notices an interrupt. The weaver puts a call of {@link #check} into every statement
 * and every turn of a loop of Python code, and into the loops of Jython's own Java code.
 */
public final class Poll {
    /** Volatile, or a compiled loop would read it once and never again. */
    private static volatile boolean armed;

    private static volatile @Nullable Interrupts watched;

    private Poll() {}

    /** Costs one read while nothing is pending; else does, on the thread that runs the cell, what the signal means. */
    public static void check() {
        if (armed) {
            deliver();
        }
    }

    private static void deliver() {
        Interrupts interrupts = watched;
        if (interrupts != null) {
            interrupts.deliver();
        }
    }

    /** Whether there may be a signal. */
    static boolean isArmed() {
        return armed;
    }

    static void arm(boolean pending) {
        armed = pending;
    }

    static void watch(Interrupts interrupts) {
        watched = interrupts;
    }

    /** Whose cell is running or ran last. */
    public static @Nullable Interrupts watched() {
        return watched;
    }
}
