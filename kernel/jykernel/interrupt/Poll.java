package jykernel.interrupt;

import org.jspecify.annotations.Nullable;

/**
 * The place where a running cell notices an interrupt. The weaver puts a call of {@link #check} into every statement
 * and every turn of a loop of Python code, and into the loops of Jython's own Java code.
 */
public final class Poll {
    /** Set where compiled code can be made to read again what it has read once: there polls cost nothing. */
    private static final boolean RENEWABLE = Boolean.getBoolean("jykernel.polls.renewable");

    /** Not volatile: a compiled loop may read it once and never again, until its code is thrown away. */
    private static boolean armed;

    /** For where that is not possible. It keeps the compiler from keeping other things, too, and so costs more. */
    private static volatile boolean armedForAll;

    private static volatile @Nullable Interrupts watched;

    private Poll() {}

    /** Costs one read while nothing is pending; else does, on the thread that runs the cell, what the signal means. */
    public static void check() {
        if (RENEWABLE ? armed : armedForAll) {
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
        return armedForAll;
    }

    static void arm(boolean pending) {
        armed = pending;
        armedForAll = pending;
    }

    static void watch(Interrupts interrupts) {
        watched = interrupts;
    }

    /** Whose cell is running or ran last. */
    public static @Nullable Interrupts watched() {
        return watched;
    }
}
