package jykernel.jython;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import jykernel.interpreter.Outcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class CellCodeTest {
    private Notebook notebook;

    @BeforeEach
    void boot() {
        notebook = new Notebook();
    }

    @AfterEach
    void close() {
        notebook.close();
    }

    @Test
    void features_from_the_future_stay_on() {
        assertEquals("0", notebook.result("1 / 2"));
        notebook.run("from __future__ import division, print_function");
        assertEquals("0.5", notebook.result("1 / 2"));
        assertEquals("a-b\n", notebook.printed("print('a', 'b', sep='-')"));
        assertEquals("SyntaxError", notebook.failure("print 'x'").ename());
        notebook.run("from __future__ import unicode_literals");
        assertEquals("u'x'", notebook.result("'x'"));
    }

    @Test
    void coding_lines_do_no_harm() {
        for (String coding : List.of("utf-8", "latin-1", "ascii", "no-such-coding")) {
            assertEquals("u'\\xe9'", notebook.result("# -*- coding: " + coding + " -*-", "u'é'"), coding);
        }
    }

    @Test
    void lines_may_end_as_they_do_on_any_machine() {
        assertEquals("3", notebook.result("x = 1\r\nif x:\r\n  y = 2\rx + y"));
        assertEquals("1", notebook.result("\ufeff1"));
    }

    @Test
    void a_cell_may_be_larger_than_a_method_of_java() {
        String statements = "total += len('abcdefgh'.upper())\n".repeat(6000);
        assertEquals("48000", notebook.result("total = 0\n" + statements + "total"));
        Outcome.Failure failure = notebook.failure("def f():\n" + "  x = [1, 2, 3, 4].index(2)\n".repeat(6000));
        assertEquals("SyntaxError", failure.ename());
        assertTrue(failure.evalue().contains("too large"), failure.evalue());
    }
}
