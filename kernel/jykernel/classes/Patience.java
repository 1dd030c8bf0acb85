package jykernel.classes;

import java.util.concurrent.TimeUnit;

/** How long an answer may take: loops ask whether it is over, and then stop with what they have. */
public final class Patience {
    private final long endNanos;
    private final boolean endless;

    private Patience(long endNanos, boolean endless) {
        this.endNanos = endNanos;
        this.endless = endless;
    }

    public static Patience ofMillis(long millis) {
        return new Patience(System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis), false);
    }

    public static Patience endless() {
        return new Patience(0, true);
    }

    public boolean isOver() {
        return !endless && System.nanoTime() - endNanos > 0;
    }
}
