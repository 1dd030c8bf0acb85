package jykernel.jython;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class MixedTracebacksTest {
    private static Notebook notebook;

    @BeforeAll
    static void boot() {
        notebook = new Notebook();
        notebook.run(
                "from java.util import ArrayList, Collections, Comparator, Optional", "from java.lang import Integer");
        notebook.run(
                "from java.util.function import Function, Supplier", "from java.util.concurrent import FutureTask");
    }

    @AfterAll
    static void close() {
        notebook.close();
    }

    private static List<String> traceback(String... lines) {
        return Notebook.traceback(notebook.failure(lines));
    }

    /** The position of the first line with the text, which has to be there. */
    private static int at(String text, List<String> lines) {
        int found = IntStream.range(0, lines.size())
                .filter(i -> lines.get(i).contains(text))
                .findFirst()
                .orElse(-1);
        assertTrue(found >= 0, () -> text + " in\n" + String.join("\n", lines));
        return found;
    }

    @Test
    void java_that_calls_python_back_stands_between_the_frames_of_python() {
        List<String> lines = traceback(
                "class Divides(Comparator):",
                "  def compare(self, a, b): return a / 0",
                "Collections.sort(ArrayList([3, 1, 2]), Divides())");
        int caller = at("----> 3 Collections.sort", lines);
        int outer = at("    at java.base/java.util.Collections.sort(Collections.java:", lines);
        int inner = at("    at java.base/java.util.TimSort", lines);
        int callee = at("----> 2   def compare", lines);
        assertTrue(caller < outer && outer < inner && inner < callee, () -> String.join("\n", lines));
        assertEquals("ZeroDivisionError: integer division or modulo by zero", lines.get(lines.size() - 1));
        assertFalse(String.join("\n", lines).contains("org.python"), () -> String.join("\n", lines));
    }

    @Test
    void what_jython_itself_does_with_javas_classes_is_not_shown() {
        String text = String.join("\n", traceback("[3, 1].sort(lambda a, b: a / 0)"));
        assertFalse(text.contains("    at "), text);
        assertFalse(String.join("\n", traceback("int('x')")).contains("    at "));
    }

    @Test
    void a_cause_shows_its_own_frames_and_folds_those_it_shares() {
        List<String> lines = traceback(
                "class Parses(Function):",
                "  def apply(self, x): return Integer.parseInt('no')",
                "task = FutureTask(lambda: Optional.of(1).map(Parses()))",
                "task.run()",
                "task.get()");
        int message = at("java.util.concurrent.ExecutionException: ", lines.subList(1, lines.size()));
        int cause = at("Caused by: java.lang.NumberFormatException: For input string: \"no\"", lines);
        int parse = at("    at java.base/java.lang.Integer.parseInt", lines);
        int python = at(", line 2, in apply", lines);
        int map = at("    at java.base/java.util.Optional.map", lines);
        assertTrue(message < cause && cause < parse && parse < python && python < map, () -> String.join("\n", lines));
        assertEquals(
                1,
                lines.stream()
                        .filter(line -> line.startsWith("Caused by: java.lang.Number"))
                        .count());
        assertFalse(String.join("\n", lines).contains("org.python"), () -> String.join("\n", lines));
    }

    @Test
    void the_exception_of_a_callback_is_named_once() {
        List<String> lines =
                traceback("def divide(): return 1 / 0", "task = FutureTask(divide)", "task.run()", "task.get()");
        assertEquals(
                1,
                lines.stream()
                        .filter(line -> line.startsWith("Caused by: ZeroDivisionError"))
                        .count());
        at("    at Cell In[", lines);
    }

    @Test
    void an_exception_that_is_raised_again_elsewhere_has_a_traceback_all_the_same() {
        notebook.run(
                "kept = []",
                "try: Integer.parseInt('x')",
                "except BaseException: pass",
                "except: kept.append(__import__('sys').exc_info()[1])");
        List<String> lines = traceback("def again(): raise kept[0]", "again()");
        at("----> 2 again()", lines);
        at("----> 1 def again(): raise kept[0]", lines);
        at("java.lang.NumberFormatException: For input string: \"x\"", lines);
    }

    @Test
    void library_code_inside_a_jar_is_shown() {
        List<String> lines = traceback("import base64", "base64.b64decode('x')");
        assertTrue(
                lines.stream().anyMatch(line -> line.matches("----> \\d+ +raise TypeError\\(msg\\)")),
                () -> String.join("\n", lines));
    }

    @Test
    void an_interrupt_is_short() {
        List<String> lines = traceback("raise KeyboardInterrupt");
        assertEquals("KeyboardInterrupt", lines.get(lines.size() - 1));
        assertEquals(6, lines.size(), () -> String.join("\n", lines));
    }
}
