package jykernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LogLimitTest {
    private final List<String> written = new ArrayList<>();
    private long now;
    private final System.Logger log = new StderrLoggers.LimitedLogger("x.Y", written::add, () -> now);

    @Test
    void an_entry_has_its_logger_its_level_and_where_things_went_wrong() {
        log.log(Level.WARNING, "Dropped {0} of {1}", 1, "two");
        log.log(Level.INFO, "of no concern");
        log.log(Level.ERROR, "failed", new IllegalStateException("why"));
        assertEquals("[x.Y] WARNING: Dropped 1 of two", written.get(0));
        assertTrue(written.get(1).startsWith("[x.Y] ERROR: failed\njava.lang.IllegalStateException: why\n\tat "));
        assertEquals(2, written.size());
    }

    @Test
    void a_flood_is_cut_off_and_what_was_left_out_is_counted() {
        for (int n = 0; n < LogLimit.ENTRIES_PER_MINUTE + 1000; n++) {
            log.log(Level.WARNING, "flood");
        }
        assertEquals(LogLimit.ENTRIES_PER_MINUTE + 1, written.size());
        now += TimeUnit.MINUTES.toNanos(1) + 1;
        log.log(Level.WARNING, "a drop");
        assertEquals(
                List.of("(1000 entries were left out)", "[x.Y] WARNING: a drop"),
                written.subList(written.size() - 2, written.size()));
    }

    @Test
    void an_entry_is_not_longer_than_somebody_may_want_to_read_and_moves_no_cursor() {
        log.log(Level.WARNING, "\u001b[2J\u0000" + "x".repeat(10 * LogLimit.ENTRY_AT_MOST_CHARACTERS));
        String entry = written.get(0);
        assertTrue(entry.startsWith("[x.Y] WARNING: ?[2J?xxx"), entry.substring(0, 30));
        assertTrue(entry.length() < LogLimit.ENTRY_AT_MOST_CHARACTERS + 100);
    }
}
