package jykernel.jython;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import jykernel.interpreter.Completeness;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class CompletenessTest {
    private static Notebook notebook;

    @BeforeAll
    static void boot() {
        notebook = new Notebook();
    }

    @AfterAll
    static void close() {
        notebook.close();
    }

    private static void assertComplete(String... samples) {
        for (String code : samples) {
            assertEquals(new Completeness.Complete(), notebook.python.isComplete(code), code);
        }
    }

    private static void assertInvalid(String... samples) {
        for (String code : samples) {
            assertEquals(new Completeness.Invalid(), notebook.python.isComplete(code), code);
        }
    }

    private static void assertIncomplete(int indent, String... samples) {
        for (String code : samples) {
            assertEquals(new Completeness.Incomplete(" ".repeat(indent)), notebook.python.isComplete(code), code);
        }
    }

    @Test
    void whole_statements_are_complete() {
        assertComplete(
                "", "  \n", "# only this", "1", "x = 1", "x = 1\ny = 2", "print 'x'", "print 'é😀'", "'''a\nb'''");
        assertComplete("x = [1,\n 2]", "x = {'a': 1}", "x = lambda: 1", "x[1:]", "# it ends in:", "'('", "x = 1 # (");
        assertComplete(
                "  x = 1",
                "f(1)\r\n",
                "\ufeff1",
                "# coding: latin-1\nu'é'",
                "x;",
                "exit",
                "zip?",
                "zip??",
                "%time",
                "!ls");
    }

    @Test
    void magics_and_commands_are_complete_with_their_line() {
        assertComplete("%time f(", "x = 1\n!ls (", "a = !ls '", "x.y??", "if x:\n    !ls\n", "%%time?");
        assertIncomplete(0, "!ls \\", "a = !ls \\");
        assertIncomplete(4, "if x:\n    %who");
    }

    @Test
    void a_cell_magic_is_complete_when_an_empty_line_follows() {
        assertIncomplete(0, "%%bash", "%%bash\nls", "%%time\nx");
        assertComplete("%%bash\nls\n", "%%time\nif x:\n");
    }

    @Test
    void a_block_is_complete_when_an_empty_line_follows() {
        assertComplete("if x: y", "def f(): return 5", "if x:\n    y\n", "def f():\n  return 5\n\n", "while 1: pass");
        assertComplete("class A:\n    pass\n    ", "if x:\n    y\nelse:\n    z\n", "if x:\n    y\nz");
        assertIncomplete(4, "if x:\n    y", "def f():\n    return 5", "if x:\n    y = 1 # x");
        assertIncomplete(8, "if x:\n    if y:\n        z");
    }

    @Test
    void of_a_statement_on_several_lines_the_first_has_the_indent() {
        assertComplete("x = f(1,\n      2)", "x = 1 + \\\n  2", "x = '''\n  a'''", "f({\n  'a': [\n    1]})");
        assertIncomplete(4, "if x:\n    y = f(1,\n          2)", "if x:\n    y = '''a\nb'''", "if x:\n    y\n    # z");
        assertIncomplete(4, "def f(a,\n      b):", "if x and \\\n        y:");
        assertComplete("if x:\n    y\n# z");
    }

    @Test
    void behind_a_colon_the_indent_grows() {
        assertIncomplete(4, "if x:", "def f(a, b=1):", "class A(object):", "for i in range(3): # three", "while 1:\n");
        assertIncomplete(4, "try:", "with x as y:", "if x:\n    y\nelse:", "try:\n    x\nexcept E:", "@d\ndef f():");
        assertIncomplete(
                8, "if x:\n    if y:", "class A:\n    def f(self):", "class A:\n    x = 1\n\n    def f(self):");
    }

    @Test
    void open_brackets_strings_and_backslashes_want_more() {
        assertIncomplete(
                0,
                "x = (1,",
                "f(",
                "x = [1, 2",
                "x = {'a':",
                "x = '''a",
                "x = \"\"\"a\n  b",
                "x = 1 + \\",
                "@decorator");
        assertIncomplete(2, "x = (\n  1,", "x = [\n  # one\n  1,");
        assertIncomplete(0, "f('''(''', ", "f(')',", "try:\n    x\n");
    }

    @Test
    void what_no_line_can_mend_is_invalid() {
        assertInvalid("x = = 1", "1 +", "x = )", "f(]", "if x\n", "x = 1\n  y = 2", "x = 'a", "else:", "1 2", "x $ y");
        assertInvalid("class:", "for in x:", "return = 5", "print 'a' 5", "if x:\n    y\n  z\n", "x = 1 \\ 2");
    }

    @Test
    void features_from_the_future_that_are_on_count() {
        assertInvalid("print('a', file=x)");
        assertComplete("from __future__ import print_function\nprint('a', file=x)");
        try (Notebook future = new Notebook()) {
            future.run("from __future__ import print_function");
            assertEquals(new Completeness.Complete(), future.python.isComplete("print('a', file=x)"));
            assertEquals(new Completeness.Invalid(), future.python.isComplete("print 'a'"));
        }
    }

    @Test
    void to_ask_runs_nothing_and_changes_nothing() {
        assertComplete("asked = 1", "from __future__ import division");
        assertEquals(
                List.of("stdout: False", "stdout:  ", "stdout: 0", "stdout: \n"),
                notebook.run("print 'asked' in globals(), 1 / 2").events);
    }
}
