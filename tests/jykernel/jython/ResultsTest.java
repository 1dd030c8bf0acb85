package jykernel.jython;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import jykernel.interpreter.Cell;
import jykernel.interpreter.Outcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class ResultsTest {
    private Notebook notebook;

    @BeforeEach
    void boot() {
        notebook = new Notebook();
    }

    @AfterEach
    void close() {
        notebook.close();
    }

    private Outcome.Done done(String code, boolean silent, boolean storeHistory, Map<String, String> expressions) {
        RecordingOutput output = new RecordingOutput();
        return assertInstanceOf(
                Outcome.Done.class, notebook.python.run(new Cell(code, 9, silent, storeHistory, expressions), output));
    }

    @Test
    void the_last_expression_is_the_result() {
        assertEquals("3", notebook.result("x = 1", "x + 2"));
        assertEquals(List.of(), notebook.run("5", "x = 1").events);
        assertEquals(List.of(), notebook.run("None").events);
        assertEquals(List.of(), notebook.run("").events);
        assertEquals(List.of(), notebook.run("# nothing", "").events);
        assertEquals("'\\xc3\\xa9'", notebook.result("'é'"));
        assertEquals("u'\\xe9'", notebook.result("u'é'"));
        assertEquals("2", notebook.result("1; 2"));
    }

    @Test
    void only_the_last_expression_at_the_top_is_shown() {
        assertEquals(List.of(), notebook.run("if True: 5").events);
        assertEquals(List.of(), notebook.run("for i in range(3): i").events);
    }

    @Test
    void earlier_results_have_their_names() {
        notebook.run("'a'");
        notebook.run("'b'");
        notebook.run("'c'");
        assertEquals("c b a\n", notebook.printed("print _, __, ___"));
        assertEquals("a b {1: 'a', 2: 'b', 3: 'c'}\n", notebook.printed("print _1, _2, Out"));
        notebook.run("None");
        assertEquals("c\n", notebook.printed("print _"));
    }

    @Test
    void earlier_inputs_have_their_names() {
        notebook.run("1");
        notebook.run("u'é'");
        notebook.failure("1 / 0");
        assertEquals("u'1 / 0' u\"u'\\xe9'\" u'1'\n", notebook.printed("print repr(_i), repr(_ii), repr(_iii)"));
        assertEquals("1 | 1 / 0\n", notebook.printed("print _i1, '|', _i3"));
        assertEquals("[u'', u'1', u\"u'\\xe9'\", u'1 / 0']\n", notebook.printed("print In[:4]"));
        assertEquals("print In[:4] and print _i, 'and', In[-1]\n", notebook.printed("print _i, 'and', In[-1]"));
    }

    @Test
    void a_semicolon_keeps_the_result_to_itself() {
        for (String quiet : List.of("5;", "5; ", "5;\n\n", "5; # five", "5;\n# five", "'''a\nb''';", "x = 1; x;")) {
            assertEquals(List.of(), notebook.run(quiet).events, quiet);
        }
        for (String shown : List.of("';'", "5 # ;", "'a;' 'b'", "x = 1; x", "5;\n6", "'''\n;'''")) {
            assertEquals(List.of("result"), notebook.run(shown).events, shown);
        }
    }

    @Test
    void names_that_a_cell_deletes_come_back() {
        notebook.run("1");
        notebook.run("del _, __, ___, _i, _ii, _iii");
        assertEquals("2", notebook.result("2"));
        assertEquals("2\n", notebook.printed("print _"));
        notebook.run("del In[:]; Out.clear()");
        assertEquals("3", notebook.result("3"));
        assertEquals("3\n", notebook.printed("print Out.values()[0]"));
    }

    @Test
    void what_a_cell_puts_in_place_of_In_and_Out_is_its_own_affair() {
        notebook.run("In = Out = 5");
        assertEquals("6", notebook.result("In + 1"));
    }

    @Test
    void a_silent_cell_shows_no_result() {
        RecordingOutput output = new RecordingOutput();
        notebook.python.run(new Cell("print 'x'\n5", 1, true, false, Map.of()), output);
        assertEquals(List.of("stdout: x", "stdout: \n"), output.events);
        assertEquals("'' {} [u'', u'print repr(_), Out, In']\n", notebook.printed("print repr(_), Out, In"));
    }

    @Test
    void a_cell_that_is_not_stored_shows_its_result_and_is_not_remembered() {
        RecordingOutput output = new RecordingOutput();
        notebook.python.run(new Cell("5", 1, false, false, Map.of()), output);
        assertEquals(List.of("result"), output.events);
        assertEquals("'' {}\n", notebook.printed("print repr(_), Out"));
    }

    @Test
    void expressions_are_evaluated_after_the_cell_each_for_itself() {
        Map<String, Object> values = done(
                        "x = 20",
                        false,
                        true,
                        Map.of("good", " x + 1 ", "bad", "x / 0", "wrong", "x +", "statement", "y = 1"))
                .userExpressions();
        assertEquals(
                Map.of("status", "ok", "data", Map.of("text/plain", "21"), "metadata", Map.of()), values.get("good"));
        Map<?, ?> bad = assertInstanceOf(Map.class, values.get("bad"));
        assertEquals("error", bad.get("status"));
        assertEquals("ZeroDivisionError", bad.get("ename"));
        assertEquals("integer division or modulo by zero", bad.get("evalue"));
        assertFalse(assertInstanceOf(List.class, bad.get("traceback")).isEmpty());
        assertEquals(
                "SyntaxError", assertInstanceOf(Map.class, values.get("wrong")).get("ename"));
        assertEquals(
                "SyntaxError",
                assertInstanceOf(Map.class, values.get("statement")).get("ename"));
        assertEquals("False\n", notebook.printed("print 'y' in globals()"));
    }

    @Test
    void expressions_of_a_silent_cell_are_evaluated_too() {
        Map<String, Object> values =
                done("", true, false, Map.of("text", "u'é'", "future", "1 / 2")).userExpressions();
        assertEquals("u'\\xe9'", plain(values.get("text")));
        assertEquals("0", plain(values.get("future")));
        notebook.run("from __future__ import division");
        assertEquals(
                "0.5",
                plain(done("", true, false, Map.of("f", "1 / 2"))
                        .userExpressions()
                        .get("f")));
    }

    private static Object plain(Object value) {
        Map<?, ?> data = (Map<?, ?>) assertInstanceOf(Map.class, value).get("data");
        return data.get("text/plain");
    }

    @Test
    void exit_and_quit_ask_for_the_end_once() {
        for (String end : List.of("exit()", "quit()", "exit", "quit", "def f(): exit()\nf()")) {
            Outcome.Done done = done(end, false, true, Map.of());
            assertTrue(done.exit(), end);
            assertEquals(List.of(Map.of("source", "ask_exit", "keepkernel", false)), done.payloads(), end);
            assertFalse(done("1", false, true, Map.of()).exit(), end);
        }
        assertFalse(done("exit(keep_kernel=True)", false, true, Map.of()).exit());
        assertFalse(done("x = exit", false, true, Map.of()).exit());
    }
}
