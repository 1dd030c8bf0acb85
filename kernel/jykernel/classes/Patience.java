package jykernel.classes;

import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** How long an answer may take: loops ask whether it is over, and then stop with what they have. */
public final class Patience {
    private final BooleanSupplier over;

    private Patience(BooleanSupplier over) {
        this.over = over;
    }

    public static Patience ofMillis(long millis) {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        return new Patience(() -> System.nanoTime() - end > 0);
    }

    public static Patience endless() {
        return new Patience(() -> false);
    }

    /** Without an end of its own: the check, which loops run again and again, may throw. */
    public static Patience endlessBut(Runnable check) {
        return new Patience(() -> {
            check.run();
            return false;
        });
    }

    public boolean isOver() {
        return over.getAsBoolean();
    }
}
