package jykernel;

import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Lets so much of a log pass that a flood of bad messages fills no disk. What is left out is counted. */
final class LogLimit {
    static final int ENTRIES_PER_MINUTE = 300;
    /** Of one entry; what somebody has sent may be in it. */
    static final int ENTRY_AT_MOST_CHARACTERS = 16_384;

    /** What would move the cursor of who reads the log. */
    private static final Pattern FOR_TERMINALS = Pattern.compile("[\\p{Cntrl}&&[^\\n\\t]]");

    private static final long MINUTE_NANOS = TimeUnit.MINUTES.toNanos(1);

    private final Consumer<String> out;
    private final LongSupplier nanoTime;
    private long minuteStart;
    private int entries;
    private long leftOut;

    LogLimit(Consumer<String> out, LongSupplier nanoTime) {
        this.out = out;
        this.nanoTime = nanoTime;
        this.minuteStart = nanoTime.getAsLong();
    }

    /** @param entry is made only if it is written */
    synchronized void write(Supplier<String> entry) {
        long now = nanoTime.getAsLong();
        if (now - minuteStart > MINUTE_NANOS) {
            minuteStart = now;
            entries = 0;
        }
        if (++entries > ENTRIES_PER_MINUTE) {
            if (leftOut++ == 0) {
                out.accept("(there is more to say than " + ENTRIES_PER_MINUTE + " entries in a minute)");
            }
            return;
        }
        if (leftOut > 0) {
            out.accept("(" + leftOut + " entries were left out)");
            leftOut = 0;
        }
        out.accept(cut(entry.get()));
    }

    private static String cut(String entry) {
        boolean whole = entry.length() <= ENTRY_AT_MOST_CHARACTERS;
        String shown = whole
                ? entry
                : entry.substring(0, ENTRY_AT_MOST_CHARACTERS) + "... (" + entry.length() + " characters)";
        return FOR_TERMINALS.matcher(shown).replaceAll("?");
    }
}
