package jykernel.jython;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import jykernel.interpreter.Outcome;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class ProgressTest {
    private static Notebook notebook;

    @BeforeAll
    static void boot() {
        notebook = new Notebook();
        notebook.run(
                "from jykernel import progress, ticker",
                "ticker._ticker.wake = lambda: None",
                "now = [0.0]",
                "ticker.clock = lambda: now[0]",
                "def wait(seconds):",
                "    now[0] += seconds",
                "    ticker.tick()");
    }

    @AfterAll
    static void close() {
        notebook.close();
    }

    @BeforeEach
    void begin() {
        notebook.run("now[0] = 0.0");
    }

    private static List<String> texts(RecordingOutput output) {
        return output.bundles.stream()
                .map(bundle -> (String) bundle.data().get("text/plain"))
                .toList();
    }

    private static String last(RecordingOutput output) {
        List<String> texts = texts(output);
        return texts.get(texts.size() - 1);
    }

    private static RecordingOutput failing(String... lines) {
        RecordingOutput output = new RecordingOutput();
        assertInstanceOf(Outcome.Raised.class, notebook.outcome(output, lines));
        return output;
    }

    @Test
    void nothing_of_it_is_loaded_before_it_is_used() {
        try (Notebook fresh = new Notebook()) {
            assertEquals("[]", fresh.result("import jykernel, sys", "[m for m in sys.modules if 'jykernel.' in m]"));
            assertEquals("True", fresh.result("from jykernel import progress, pmap, pimap; callable(progress)"));
        }
        boot(); // Python code of other threads belongs to the Python that was started last
    }

    @Test
    void one_display_shows_how_far_a_loop_is_and_how_long_it_takes() {
        RecordingOutput output = notebook.run("for x in progress(xrange(4), description='reading'): wait(1)");
        assertEquals(
                List.of(
                        "reading 0% |          | 0/4 [0:00]",
                        "reading 0% |          | 0/4 [0:01]",
                        "reading 25% |██▌       | 1/4 [0:02<0:06, 30/min]",
                        "reading 50% |█████     | 2/4 [0:03<0:02, 46.5/min]",
                        "reading 75% |███████▌  | 3/4 [0:04<0:01, 51.9/min]",
                        "reading 100% |██████████| 4/4 [0:04, 1/s]"),
                texts(output));
        String id = output.events.get(0).replace("display: ", "");
        assertTrue(output.events.stream().skip(1).allMatch(("update: " + id)::equals), output.events::toString);
    }

    @Test
    void millions_of_items_are_counted_without_a_word_but_the_last_one_is_shown() {
        RecordingOutput output = notebook.run("for x in progress(xrange(1000000)): pass");
        assertEquals(2, output.events.size());
        assertEquals("100% |██████████| 1,000,000/1,000,000 [0:00]", last(output));
    }

    @Test
    void the_total_may_be_unknown_or_come_from_java() {
        assertEquals("3 lines [0:00]", last(notebook.run("for x in progress(iter('abc'), unit='lines'): pass")));
        assertEquals(
                "100% |██████████| 2/2 [0:00]",
                last(notebook.run("from java.util import ArrayList", "list(progress(ArrayList([1, 2])))", "pass")));
        assertEquals(
                "6",
                notebook.printed(
                                "from java.util.stream import IntStream",
                                "print sum(progress(" + "IntStream.range(0, 4)))")
                        .strip());
        assertEquals("100% |██████████| 0/0 [0:00]", last(notebook.run("for x in progress([]): pass")));
    }

    @Test
    void a_loop_that_is_left_leaves_its_bar_where_it_is_and_marked() {
        String stopped = "30% |███       | 3/10 [0:00, stopped]";
        assertEquals(stopped, last(notebook.run("for x in progress(range(10)):", "    if x == 3: break")));
        assertEquals(stopped, last(failing("for x in progress(range(10)):", "    if x == 3: 1/0")));
        assertEquals(stopped, last(failing("for x in progress(range(10)):", "    if x == 3: raise KeyboardInterrupt")));
        assertEquals(stopped, last(failing("for x in progress((1/(3-x) for x in range(10)), total=10): pass")));
        assertEquals(
                stopped, last(failing("with progress(total=10) as bar:", "    bar.update(3)", "    raise ValueError")));
    }

    @Test
    void the_next_loop_and_the_next_tick_notice_that_one_was_left() {
        List<String> texts = texts(notebook.run(
                "for x in progress(range(2), description='a'):",
                "    break",
                "for x in progress(range(2), description='b'):",
                "    break",
                "wait(1)",
                "print 'not over yet'"));
        assertEquals(
                List.of(
                        "a 0% |          | 0/2 [0:00]",
                        "a 0% |          | 0/2 [0:00, stopped]",
                        "b 0% |          | 0/2 [0:00]",
                        "b 0% |          | 0/2 [0:01, stopped]"),
                texts);
    }

    @Test
    void a_loop_that_was_taken_for_left_goes_on() {
        RecordingOutput first = notebook.run("items = iter(progress('abc'))", "next(items), next(items)", "pass");
        assertEquals("33% |███▎      | 1/3 [0:00, stopped]", last(first));
        assertEquals("100% |██████████| 3/3 [0:01, 3/s]", last(notebook.run("wait(1)", "list(items)", "pass")));
    }

    @Test
    void bars_of_inner_loops_stand_below_and_go_when_the_outer_one_is_over() {
        List<String> texts = texts(notebook.run(
                "for x in progress(range(2), description='outer'):",
                "    for y in progress(range(4), description='in'):",
                "        if y == 2: wait(1)"));
        assertEquals(
                List.of(
                        "outer 0% |          | 0/2 [0:00]",
                        "outer 0% |          | 0/2 [0:01]\nin    50% |█████     | 2/4 [0:01<0:01, 2/s]",
                        "outer 50% |█████     | 1/2 [0:02<0:02, 30/min]\nin    50% |█████     | 2/4 [0:01<0:01, 2/s]",
                        "outer 100% |██████████| 2/2 [0:02, 1/s]"),
                texts);
    }

    @Test
    void inner_bars_stay_if_asked_to_and_outer_ones_go_if_asked_to() {
        String kept = last(notebook.run(
                "for x in progress('ab', description='outer'):",
                "    for y in progress('cd', description=x, leave=True): pass"));
        assertEquals(
                "outer 100% |██████████| 2/2 [0:00]\na     100% |██████████| 2/2 [0:00]\n"
                        + "b     100% |██████████| 2/2 [0:00]",
                kept);
        assertEquals("", last(notebook.run("for x in progress('ab', leave=False): pass")));
    }

    @Test
    void a_bar_can_be_advanced_by_hand_and_changed() {
        RecordingOutput output = notebook.run(
                "with progress(total=4000000, unit='B') as bar:",
                "    bar.update(1200000)",
                "    wait(1)",
                "    bar.total, bar.description = 2400000, u'é'",
                "    wait(1)",
                "    bar.update(1200000)",
                "bar.n, bar.total");
        assertEquals(
                List.of(
                        "0% |          | 0 B/4.0 MB [0:00]",
                        "30% |███       | 1.2/4.0 MB [0:01<0:02, 1.2 MB/s]",
                        "é 50% |█████     | 1.2/2.4 MB [0:02<0:00, 1.2 MB/s]",
                        "é 100% |██████████| 2.4/2.4 MB [0:02, 1.2 MB/s]",
                        "(2400000, 2400000)"),
                texts(output));
        assertEquals(
                "25% |██▌       | 1/4 [0:00, stopped]",
                last(notebook.run("bar = progress(total=4)", "bar.update()" + "; bar.close()")));
    }

    @Test
    void a_bar_without_a_loop_may_go_on_in_the_next_cell() {
        assertEquals("50% |█████     | 1/2 [0:00]", last(notebook.run("bar = progress(total=2)", "bar.update()")));
        assertEquals("100% |██████████| 2/2 [0:00]", last(notebook.run("bar.update()")));
    }

    @Test
    void many_threads_may_advance_one_bar() {
        assertEquals(
                "8000",
                notebook.printed(
                                "import threading",
                                "bar = progress(total=8000)",
                                "def work():",
                                "    for i in range(1000): bar.update()",
                                "threads = [threading.Thread(target=work) for i in range(8)]",
                                "for t in threads: t.start()",
                                "for t in threads: t.join()",
                                "print bar.n")
                        .strip());
    }

    @Test
    void html_has_a_bar_for_the_eye_and_for_screen_readers_and_no_markup_from_outside() {
        RecordingOutput output =
                notebook.run("for x in progress('abcd', description='<b>'):", "    if x == 'c': break");
        String html =
                (String) output.bundles.get(output.bundles.size() - 1).data().get("text/html");
        assertTrue(html.contains("aria-valuenow=\"50\"") && html.contains("width:50%"), html);
        assertTrue(html.contains("&lt;b&gt;") && html.contains("stopped") && html.contains("tabular-nums"), html);
        assertFalse(html.contains("<b>") || html.contains("keyframes"), html);
        String running =
                (String) notebook.run("bar = progress()").bundles.get(0).data().get("text/html");
        assertTrue(running.contains("animation:jykernel-slide") && !running.contains("valuenow"), running);
    }

    @Test
    void carriage_returns_of_other_bars_arrive_as_they_are_written() {
        RecordingOutput output = notebook.run(
                "import sys", "for i in range(3): sys.stderr.write('\\r%d%%|█' % i)", "sys.stdout.write('\\r\\n')");
        assertEquals(List.of("stderr: \r0%|█", "stderr: \r1%|█", "stderr: \r2%|█", "stdout: \r\n"), output.events);
    }
}
