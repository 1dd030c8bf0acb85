package jykernel.jython;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import jykernel.interpreter.Outcome;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class ErrorsTest {
    private static Notebook notebook;

    @BeforeAll
    static void boot() {
        notebook = new Notebook();
    }

    @AfterAll
    static void close() {
        notebook.close();
    }

    private static String message(String... lines) {
        Outcome.Failure failure = notebook.failure(lines);
        return failure.ename() + ": " + failure.evalue();
    }

    @Test
    void a_traceback_has_the_frames_with_their_lines() {
        try (Notebook fresh = new Notebook()) {
            fresh.run("def divide(n):", "  # é", "  return n / 0");
            Outcome.Failure failure = fresh.failure("x = 1", "divide(x)", "y = 2", "z = 3", "last = 4");
            assertEquals("ZeroDivisionError", failure.ename());
            assertEquals("integer division or modulo by zero", failure.evalue());
            assertEquals(
                    List.of(
                            "-".repeat(75),
                            "ZeroDivisionError" + " ".repeat(25) + "Traceback (most recent call last)",
                            "",
                            "Cell In[2], line 2",
                            "      1 x = 1",
                            "----> 2 divide(x)",
                            "      3 y = 2",
                            "      4 z = 3",
                            "",
                            "Cell In[1], line 3, in divide",
                            "      1 def divide(n):",
                            "      2   # é",
                            "----> 3   return n / 0",
                            "ZeroDivisionError: integer division or modulo by zero"),
                    Notebook.traceback(failure));
        }
    }

    @Test
    void a_raise_of_nothing_is_a_typeerror() {
        assertEquals("TypeError: there is no active exception that raise could raise again", message("raise"));
        assertEquals("KeyError: 'k'", message("try: {}['k']", "except KeyError: raise"));
        assertEquals(
                "NullPointerException: mine",
                message("from java.lang import NullPointerException", "raise NullPointerException('mine')")
                        .replace("java.lang.", ""));
    }

    @Test
    void a_java_exception_has_its_package_and_its_causes() {
        Outcome.Failure failure = notebook.failure(
                "from java.lang import IllegalStateException, RuntimeException",
                "def fail(): raise IllegalStateException(u'é outer', RuntimeException('inner'))",
                "fail()");
        assertEquals("java.lang.IllegalStateException", failure.ename());
        assertEquals("é outer", failure.evalue());
        List<String> lines = Notebook.traceback(failure);
        int message = lines.indexOf("java.lang.IllegalStateException: é outer");
        assertTrue(
                message
                        > lines.indexOf(
                                "----> 2 def fail(): raise IllegalStateException(u'é outer', RuntimeException('inner'))"),
                () -> String.join("\n", lines));
        assertEquals("Caused by: java.lang.RuntimeException: inner", lines.get(message + 1));
    }

    @Test
    void frames_of_java_code_are_shown_up_to_where_python_called() {
        List<String> lines = Notebook.traceback(notebook.failure(
                "from java.util import ArrayList", "ArrayList([1]).iterator().forEachRemaining(None)"));
        assertTrue(
                lines.stream().anyMatch(line -> line.startsWith("    at java.base/java.util.ArrayList$Itr.")),
                () -> String.join("\n", lines));
        assertTrue(
                lines.stream().noneMatch(line -> line.contains("org.python") || line.contains("reflect")),
                () -> String.join("\n", lines));
    }

    @Test
    void what_python_code_raises_through_java_code_stays_python() {
        assertEquals(
                "ZeroDivisionError: integer division or modulo by zero",
                message(
                        "from java.util import ArrayList",
                        "from java.util.function import Consumer",
                        "class Divides(Consumer):",
                        "  def accept(self, x): x / 0",
                        "ArrayList([1]).forEach(Divides())"));
    }

    @Test
    void an_exception_that_cannot_say_what_it_is_is_named_all_the_same() {
        assertEquals(
                "Shy: <the exception's str() failed>",
                message("class Shy(Exception):", "  def __str__(self): return 1 / 0", "raise Shy()"));
        assertEquals(
                "Odd: <the exception's str() failed>",
                message("class Odd(Exception):", "  def __str__(self): return 5", "raise Odd()"));
        assertEquals(
                "Old: <the exception's str() failed>",
                message("class Old:", "  def __str__(self): raise KeyError(5)", "raise Old()"));
    }

    @Test
    void what_raises_without_end_leaves_python_alive() {
        Outcome.Failure deep = notebook.failure("def f(): return f()", "f()");
        assertEquals("RuntimeError", deep.ename());
        assertTrue(deep.evalue().contains("recursion"), deep.evalue());
        assertTrue(deep.traceback().size() < 200, "lines: " + deep.traceback().size());
        Outcome.Failure deeper = notebook.failure("import sys", "sys.setrecursionlimit(10 ** 8)", "f()");
        assertFalse(deeper.ename().isEmpty());
        notebook.run("sys.setrecursionlimit(1000)");
        assertEquals("2", notebook.result("1 + 1"));
    }

    @Test
    void messages_may_be_in_any_script_and_in_bytes_or_characters() {
        for (String text : List.of("é", "漢字", "😀")) {
            assertEquals("ValueError: " + text, message("raise ValueError(u'" + text + "')"));
            assertEquals("ValueError: " + text, message("raise ValueError('" + text + "')"));
        }
        assertEquals("ValueError: \ufffd", message("raise ValueError('\\xff')"));
    }

    @Test
    void a_long_message_is_cut() {
        Outcome.Failure failure = notebook.failure("raise ValueError('x' * 1000000)");
        assertEquals("x".repeat(20_000) + " […]", failure.evalue());
        String source = "raise ValueError('" + "y".repeat(5000) + "')";
        assertTrue(
                Notebook.traceback(notebook.failure(source)).contains("----> 1 " + source.substring(0, 500) + " […]"));
    }

    @Test
    void frames_of_the_kernel_itself_are_hidden() {
        Outcome.Failure failure = notebook.failure("from IPython.display import HTML", "HTML(5)");
        String text = String.join("\n", Notebook.traceback(failure));
        assertTrue(text.contains("----> 2 HTML(5)"), text);
        assertFalse(text.contains("jykernel") || text.contains("content.py"), text);
    }

    @Test
    void frames_of_library_code_are_shown_with_their_file() {
        String text = String.join("\n", Notebook.traceback(notebook.failure("import base64", "base64.b64decode('x')")));
        assertTrue(text.matches("(?s).*\nFile \\S*base64.py, line \\d+, in b64decode\n.*"), text);
    }

    @Test
    void exceptions_of_all_kinds_have_a_name() {
        assertEquals("SystemExit: 3", message("import sys", "sys.exit(3)"));
        assertEquals("KeyboardInterrupt: ", message("raise KeyboardInterrupt"));
        assertEquals("Old: ", message("class Old: pass", "raise Old").replaceFirst("(?s): .*", ": "));
        assertEquals("Mine: (1, 2)", message("class Mine(Exception): pass", "raise Mine(1, 2)"));
        assertEquals("StopIteration: ", message("iter([]).next()"));
    }

    @Test
    void the_same_name_of_a_cell_means_the_cell_that_was_run() {
        notebook.run("def first(): 1 / 0");
        notebook.run("def second(): 1 / 0");
        assertTrue(Notebook.traceback(notebook.failure("first()")).contains("----> 1 def first(): 1 / 0"));
        assertTrue(Notebook.traceback(notebook.failure("second()")).contains("----> 1 def second(): 1 / 0"));
    }
}
