package jykernel.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import jykernel.history.CellHistory.Entry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is found again, by whom and in which order. */
@Timeout(60)
class CellHistoryTest {
    @TempDir
    Path directory;

    private Path file;
    private CellHistory history;

    @BeforeEach
    void start() {
        file = directory.resolve("jykernel").resolve("history");
        history = new CellHistory(file, Runnable::run);
    }

    private static List<String> sources(List<Entry> entries) {
        return entries.stream().map(Entry::source).toList();
    }

    private CellHistory session(String... sources) {
        CellHistory session = new CellHistory(file, Runnable::run);
        for (int i = 0; i < sources.length; i++) {
            session.store(i + 1, sources[i]);
        }
        return session;
    }

    @Test
    void a_kernel_that_starts_and_reads_leaves_no_file() {
        assertEquals(List.of(), history.tail(10));
        assertEquals(List.of(), history.search("*", 10, true));
        assertFalse(Files.exists(file.getParent()));
    }

    @Test
    void tail_is_the_newest_entries_oldest_first_and_includes_the_latest() {
        session("a", "b");
        CellHistory second = session("c", "d");
        List<Entry> expected =
                List.of(new Entry(1, 2, "b", null), new Entry(2, 1, "c", null), new Entry(2, 2, "d", null));
        assertEquals(expected, second.tail(3));
        assertEquals(expected, history.tail(3));
        assertEquals(List.of("a", "b", "c", "d"), sources(history.tail(1000)));
        assertEquals(List.of(), history.tail(0));
        assertEquals(List.of(), history.tail(-1));
    }

    @Test
    void an_output_belongs_to_its_input() {
        history.store(1, "6*7");
        history.storeOutput(1, "42");
        history.store(2, "print 1");
        history.store(3, "'a'");
        history.storeOutput(3, "'a'\n\t\\");
        List<Entry> expected = List.of(
                new Entry(1, 1, "6*7", "42"), new Entry(1, 2, "print 1", null), new Entry(1, 3, "'a'", "'a'\n\t\\"));
        assertEquals(expected, history.tail(10));
        assertEquals(expected, new CellHistory(file, Runnable::run).tail(10));
    }

    @Test
    void a_session_that_began_long_ago_in_the_file_keeps_its_number_to_itself() {
        CellHistory old = session("a");
        for (int line = 2; line < 1000; line++) {
            old.store(line, "a long line of code ".repeat(20));
        }
        session("b");
        assertEquals(
                List.of(1, 2),
                new CellHistory(file, Runnable::run)
                        .tail(2).stream().map(CellHistory.Entry::session).toList());
    }

    @Test
    void range_counts_sessions_back_from_the_current_one() {
        session("a1", "a2", "a3");
        session("b1");
        CellHistory current = session("c1", "c2");
        assertEquals(List.of(new Entry(3, 1, "c1", null), new Entry(3, 2, "c2", null)), current.range(0, 0, null));
        assertEquals(List.of(new Entry(2, 1, "b1", null)), current.range(-1, 0, null));
        assertEquals(List.of("a1", "a2", "a3"), sources(current.range(-2, 1, null)));
        assertEquals(List.of(), current.range(-3, 0, null));
        assertEquals(List.of(), current.range(Integer.MIN_VALUE, 0, null));
    }

    @Test
    void range_goes_up_to_but_not_including_stop() {
        history = session("1", "2", "3", "4");
        assertEquals(List.of("2", "3"), sources(history.range(0, 2, 4)));
        assertEquals(List.of("4"), sources(history.range(0, 4, 100)));
        assertEquals(List.of(), history.range(0, 2, 2));
        assertEquals(List.of(), history.range(0, 5, null));
    }

    @Test
    void range_takes_the_session_numbers_that_tail_gives() {
        session("a");
        CellHistory current = session("b");
        for (Entry entry : current.tail(2)) {
            assertEquals(List.of(entry), current.range(entry.session(), entry.line(), entry.line() + 1));
        }
        assertEquals(List.of(), current.range(99, 0, null));
    }

    @Test
    void before_the_first_input_of_a_session_the_last_one_is_that_of_the_kernel_before() {
        session("a");
        session("b");
        CellHistory current = new CellHistory(file, Runnable::run);
        assertEquals(List.of(), current.range(0, 0, null));
        assertEquals(List.of("b"), sources(current.range(-1, 0, null)));
        session("from another kernel");
        assertEquals(List.of("b"), sources(current.range(-1, 0, null)));
        current.store(1, "c");
        assertEquals(List.of("c"), sources(current.range(0, 0, null)));
    }

    @Test
    void search_gives_the_newest_matches_in_the_order_of_time() {
        history = session("x = 1", "print x", "x = 2", "y = 3", "x = 4");
        assertEquals(List.of("x = 2", "x = 4"), sources(history.search("x = ?", 2, false)));
        assertEquals(List.of("print x"), sources(history.search("print*", 10, false)));
        assertEquals(List.of(), history.search("x", 10, false));
        assertEquals(List.of(), history.search("*", 0, false));
    }

    @Test
    void unique_keeps_the_latest_of_equal_sources() {
        history = session("a", "b", "a", "c", "a", "b");
        List<Entry> found = history.search("*", 10, true);
        assertEquals(List.of("c", "a", "b"), sources(found));
        assertEquals(List.of(4, 5, 6), found.stream().map(Entry::line).toList());
        assertEquals(List.of("a", "b"), sources(history.search("*", 2, true)));
        assertEquals(List.of("c", "a", "b"), sources(history.search("*", 3, false)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a\tb", "a\nb\r\nc\n", "\\n is not \n", "\\", "é 漢 😀", "\\\t\\\\n", " \u2028 \u0085 "})
    void every_text_comes_back_as_it_was(String text) {
        history.store(1, text);
        history.storeOutput(1, text);
        history.store(2, "next");
        assertEquals(
                List.of(new Entry(1, 1, text, text), new Entry(1, 2, "next", null)),
                new CellHistory(file, Runnable::run).tail(2));
    }

    @Test
    void a_source_without_measure_is_cut_with_a_note() {
        String most = "a".repeat(CellHistory.TEXT_AT_MOST_CHARACTERS);
        history.store(1, most);
        history.store(2, most + "bcd");
        history.store(3, "a" + "😀".repeat(CellHistory.TEXT_AT_MOST_CHARACTERS / 2));
        List<String> found = sources(history.tail(3));
        assertEquals(most, found.get(0));
        assertEquals(most + "\n# [the history does not keep the other 3 characters]", found.get(1));
        assertTrue(found.get(2).endsWith("😀\n# [the history does not keep the other 2 characters]"));
    }

    @Test
    void two_kernels_on_one_file_have_numbers_of_their_own_and_see_each_other() {
        CellHistory other = new CellHistory(file, Runnable::run);
        history.store(1, "mine");
        other.store(1, "theirs");
        history.store(2, "mine too");
        List<Entry> expected = List.of(
                new Entry(1, 1, "mine", null), new Entry(2, 1, "theirs", null), new Entry(1, 2, "mine too", null));
        assertEquals(expected, history.tail(10));
        assertEquals(expected, other.tail(10));
        assertEquals(List.of("mine", "mine too"), sources(history.range(0, 0, null)));
        assertEquals(List.of("theirs"), sources(other.range(0, 0, null)));
    }

    @Test
    void threads_lose_nothing_and_share_no_session() throws InterruptedException {
        int threads = 4;
        int cells = 50;
        List<Thread> all = new ArrayList<>();
        for (int t = 0; t < threads; t++) {
            String name = "kernel " + t;
            CellHistory own = new CellHistory(file, Runnable::run);
            all.add(new Thread(() -> {
                for (int n = 1; n <= cells; n++) {
                    own.store(n, name);
                    own.storeOutput(n, name);
                    history.tail(3);
                }
            }));
        }
        all.forEach(Thread::start);
        for (Thread thread : all) {
            thread.join();
        }
        List<Entry> found = history.tail(1000);
        assertEquals(threads * cells, found.size());
        Set<String> sessions = new HashSet<>();
        for (Entry entry : found) {
            assertEquals(entry.source(), entry.output());
            sessions.add(entry.session() + " " + entry.source());
        }
        assertEquals(threads, sessions.size());
    }

    @Test
    void what_is_stored_is_written_later_and_found_at_once() {
        List<Runnable> later = new ArrayList<>();
        CellHistory slow = new CellHistory(file, later::add);
        slow.store(1, "a");
        slow.storeOutput(1, "1");
        assertEquals(1, later.size(), "one writer for both");
        assertFalse(Files.exists(file));
        later.remove(0).run();
        assertEquals(List.of(new Entry(1, 1, "a", "1")), history.tail(9));
        slow.store(2, "b");
        assertEquals(1, later.size());
        assertEquals(List.of("a"), sources(history.tail(9)));
        assertEquals(List.of("a", "b"), sources(slow.tail(9)));
        assertEquals(List.of("a", "b"), sources(history.tail(9)));
        later.remove(0).run();
        assertEquals(List.of("a", "b"), sources(history.tail(9)), "each is written once");
    }

    @Test
    void whoever_stores_much_waits_for_the_disk() {
        CellHistory stuck = new CellHistory(file, never -> {});
        for (int n = 1; n <= CellHistory.PENDING_AT_MOST; n++) {
            stuck.store(n, "cell " + n);
        }
        assertFalse(Files.exists(file));
        stuck.store(0, "one more");
        assertEquals(CellHistory.PENDING_AT_MOST, history.tail(999).size());
        stuck.write();
        assertEquals(CellHistory.PENDING_AT_MOST + 1, history.tail(999).size());
    }
}
