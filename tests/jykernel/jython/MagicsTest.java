package jykernel.jython;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jykernel.interpreter.CellOutput;
import jykernel.interpreter.Outcome;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
final class MagicsTest {
    private static Notebook notebook;

    @TempDir
    Path directory;

    @BeforeAll
    static void boot() {
        notebook = new Notebook();
        notebook.run("line, cell = get_ipython().run_line_magic, get_ipython().run_cell_magic");
    }

    @AfterAll
    static void close() {
        notebook.close();
    }

    /** The one line that a wrong use of a magic is told in. */
    private static String usage(String... lines) {
        Outcome.Failure failure = notebook.failure(lines);
        assertEquals("UsageError", failure.ename());
        assertEquals(List.of("UsageError: " + failure.evalue()), failure.traceback());
        return failure.evalue();
    }

    private String file(String name) {
        return directory.resolve(name).toString();
    }

    @Test
    void a_magic_that_does_not_exist_is_told_in_one_line_with_those_of_similar_names() {
        assertEquals("Line magic function `%xyzzy` not found.", usage("line('xyzzy', '')"));
        assertEquals(
                "Line magic function `%lsmagics` not found. Did you mean %lsmagic, %magic, %alias_magic?",
                usage("line(u'lsmagics', u'')"));
        assertEquals(
                "Cell magic `%%pwd` not found (But line magic `%pwd` exists, did you mean that instead?).",
                usage("cell('pwd', '', '')"));
    }

    @Test
    void an_option_that_does_not_exist_is_told_with_those_that_do() {
        assertEquals("option -z not recognized, expected -f, -s", usage("line('reset', '-z')"));
        assertEquals("the option -n needs a value", usage("line('timeit', '-n')"));
        assertEquals("%timeit: -n expects a number, found x", usage("line('timeit', '-n x 1')"));
        assertEquals(
                "%%time is a cell magic, but the cell body is empty. Did you mean the line magic %time (single %)?",
                usage("cell('time', '', '')"));
    }

    @Test
    void each_magic_is_where_the_table_says_and_has_a_documentation() {
        notebook.run(
                "from IPython.core.magics import names",
                "for kind, magics in get_ipython().magics_manager.lsmagic().items():",
                "    assert set(names(kind)) <= set(magics), set(names(kind)) - set(magics)",
                "    missing = [name for name in magics if not (magics[name].__doc__ or '').strip()]",
                "    assert not missing, missing");
    }

    /** As JSON it would be a tree in JupyterLab, whose branches are folded. */
    @Test
    void the_list_of_magics_is_text_and_nothing_else() {
        Map<String, Object> shown =
                notebook.run("line('lsmagic', '')").bundles.get(0).data();
        assertEquals(Set.of("text/plain"), shown.keySet());
        assertTrue(shown.toString().contains("%%bash  %%capture"), shown::toString);
    }

    @Test
    void time_returns_the_value_and_prints_both_times() {
        RecordingOutput output = notebook.run("cell('time', '', u'x = 20\\nx + 1')");
        assertEquals("21", output.bundles.get(0).data().get("text/plain"));
        String printed = Notebook.stream(output, CellOutput.STDOUT);
        assertTrue(printed.matches("(?s)CPU times: user .*, sys: .*, total: .*\nWall time: [\\d.]+ (s|ms|µs|ns)\n"));
        assertEquals("20", notebook.result("x"));
        notebook.run("def f(inner): return line('time', 'inner * 2')", "assert f(4) == 8");
    }

    @Test
    void an_error_in_a_cell_with_a_magic_has_the_line_that_it_has_in_the_notebook() {
        Outcome.Failure failure = notebook.failure("cell('time', '', u'x = 20\\n1 / 0')");
        assertEquals("ZeroDivisionError", failure.ename());
        assertTrue(Notebook.traceback(failure).contains("----> 3 1 / 0"), failure.traceback()::toString);
    }

    @Test
    void timeit_prints_mean_and_deviation_and_returns_them_if_asked() {
        String printed = notebook.printed("r = line('timeit', '-n 1000 -r 3 -o sum([1, 2])')");
        String time = "[\\d.]+ (s|ms|µs|ns)";
        assertTrue(
                printed.matches("(The slowest run .*\n)?" + time + " ± " + time
                        + " per loop \\(mean ± std. dev. of 3 runs, 1,000 loops each\\)\n"),
                printed);
        notebook.run(
                "assert (r.loops, r.repeat, len(r.all_runs)) == (1000, 3, 3)",
                "assert 0 < r.best <= r.average <= r.worst");
        assertEquals("", notebook.printed("line('timeit', '-q -n1 -r1 pass')"));
    }

    @Test
    void timeit_finds_a_number_of_loops_that_takes_long_enough() {
        notebook.run("r = line('timeit', '-q -o -r 2 range(1000)')", "assert r.loops >= 100, r.loops");
        notebook.run("assert min(r.all_runs) > 0.01, r.all_runs");
    }

    @Test
    void timeit_has_a_setup_and_sees_the_names_around_it() {
        notebook.run(
                "seen = []",
                "cell('timeit', '-q -n 3 -r 2 import math; k = 9; seen.append(0)', u'''m = math.sqrt(k)",
                "seen.append(m)''')",
                "assert seen == 2 * [0, 3, 3, 3], seen",
                "def f(inner): line('timeit', '-q -n1 -r1 seen.append(inner)')",
                "f('x')",
                "assert seen[-1] == 'x' and 'm' not in globals()");
    }

    @Test
    void prun_shows_the_functions_in_the_pager() {
        notebook.run("def slow(n): return slow(n - 1) if n else 0");
        Outcome.Done done = (Outcome.Done) notebook.outcome(new RecordingOutput(), "line('prun', 'slow(5)')");
        assertEquals("page", done.payloads().get(0).get("source"));
        assertTrue(done.payloads().get(0).get("data").toString().contains("(slow)"));
    }

    @Test
    void capture_keeps_all_that_is_shown_until_it_is_shown() {
        notebook.run("import sys");
        RecordingOutput quiet =
                notebook.run("cell('capture', 'kept', u'''print 1", "sys.stderr.write('e')", "display(2)", "3''')");
        assertEquals(List.of(), quiet.events);
        assertEquals("(u'1\\n', u'e', 2)", notebook.result("kept.stdout, kept.stderr, len(kept.outputs)"));
        assertEquals(
                List.of("stdout: 1\n", "stderr: e", "display: null", "display: null"),
                notebook.run("kept.show()").events);
        assertEquals("1\n", notebook.printed("cell('capture', '--no-stdout', 'print 1')"));
        notebook.failure("cell('capture', 'kept', u'print 5\\n1/0')");
        assertEquals("6\n", notebook.printed("assert kept.stdout == '5\\n'", "print 6"));
    }

    @Test
    void names_are_listed_and_deleted() {
        notebook.run("before = set(line('who_ls', ''))", "number, text = 5, u'\\xe9'", "rows = [1, 2]");
        assertEquals(
                "['number', 'rows', 'text']", notebook.result("sorted(set(line('who_ls', '')) - before - {'before'})"));
        String table = notebook.printed("line('whos', 'int list unicode')");
        assertTrue(table.startsWith("Variable   Type "), table);
        assertTrue(notebook.printed("import sys, time", "line('whos', '')")
                .matches("(?s).*\nsys +module .*\ntime +module .*"));
        assertTrue(table.contains("rows       list      n=2\n") && table.contains("text       unicode   é\n"), table);
        notebook.run("line('reset_selective', '-f ^numb')", "assert 'number' not in globals() and rows");
        try {
            notebook.run("line('reset', '-f')");
            notebook.run("assert 'rows' not in globals() and not Out and In[1]");
        } finally {
            notebook.run("line, cell = get_ipython().run_line_magic, get_ipython().run_cell_magic");
        }
    }

    @Test
    void files_are_written_run_and_loaded() throws Exception {
        String script = file("script.py");
        assertEquals(
                "Writing " + script + "\n",
                notebook.printed(
                        "cell('writefile', '" + script + "', u'''# coding: utf-8",
                        "import sys",
                        "print __name__, sys.argv[1:]",
                        "def made(): return helper",
                        "helper = u'\u00e9'",
                        "if len(sys.argv) > 2: sys.exit(3)''')"));
        assertTrue(Files.readString(directory.resolve("script.py")).endsWith("sys.exit(3)\n"));
        assertEquals(
                "__main__ ['a']\n",
                notebook.printed("import sys", "argv = sys.argv", "line('run', '" + script + " a')"));
        notebook.run(
                "assert made() == u'\\xe9' and sys.argv is argv and sys.modules['__main__'].__dict__ is globals()");
        RecordingOutput ended = notebook.run("line('run', '" + script + " a b')");
        assertTrue(Notebook.stream(ended, CellOutput.STDERR).endsWith("has ended with sys.exit(3)\n"));
        Outcome.Done done =
                (Outcome.Done) notebook.outcome(new RecordingOutput(), "line('load', '-r 4-5 " + script + "')");
        assertEquals(
                "# %load -r 4-5 " + script + "\ndef made(): return helper\nhelper = u'é'\n",
                done.payloads().get(0).get("text"));
        assertTrue(usage("line('run', 'nosuch.py')").startsWith("%run: there is no file nosuch.py in "));
    }

    @Test
    void inputs_are_listed_and_recalled() {
        notebook.run("'first of these'");
        notebook.run("'second of these'");
        String listed = notebook.printed("line('history', '-n -g *of these')");
        assertTrue(listed.matches("(?s) *\\d+: 'first of these'\n *\\d+: 'second of these'\n.*"), listed);
        assertTrue(usage("line('history', '1-x')").contains("expected cells of this session such as 1-3 5"));
        notebook.run("'last'");
        Outcome.Done done = (Outcome.Done) notebook.outcome(new RecordingOutput(), "line('recall', '')");
        assertEquals("'last'", done.payloads().get(0).get("text"));
    }

    @Test
    void settings_of_other_kernels_are_taken_without_a_word() {
        assertEquals(List.of(), notebook.run("line('config', 'Completer.use_jedi = False')").events);
        assertEquals("False", notebook.result("line('config', 'Completer.use_jedi')"));
        assertTrue(Notebook.stream(notebook.run("line('matplotlib', 'inline')"), CellOutput.STDERR)
                .startsWith("There is no matplotlib"));
    }

    @Test
    void numbers_are_shown_as_precise_as_wanted() {
        notebook.run("line('precision', '2');");
        assertEquals("3.14", notebook.result("3.14159"));
        notebook.run("line('precision', '');");
        assertEquals("3.14159", notebook.result("3.14159"));
        assertTrue(usage("line('precision', 'x')").startsWith("%precision: expected a number of digits"));
    }

    @Test
    void tracebacks_are_as_long_as_wanted() {
        try {
            assertEquals("Exception reporting mode: Minimal\n", notebook.printed("line('xmode', 'minimal')"));
            assertEquals(
                    List.of("ZeroDivisionError: integer division or modulo by zero"),
                    Notebook.traceback(notebook.failure("# before", "1 / 0")));
            notebook.run("line('xmode', 'Plain')");
            List<String> plain = Notebook.traceback(notebook.failure("# before", "1 / 0"));
            assertTrue(plain.contains("----> 2 1 / 0") && !plain.contains("      1 # before"), plain::toString);
        } finally {
            notebook.run("line('xmode', '')");
        }
        assertTrue(Notebook.traceback(notebook.failure("# before", "1 / 0")).contains("      1 # before"));
    }

    @Test
    void help_about_magics_and_names_goes_to_the_pager() {
        for (String name : List.of("%time", "%%time", "time", "zip", "os.path.join")) {
            Outcome.Done done = (Outcome.Done)
                    notebook.outcome(new RecordingOutput(), "import os", "line('pinfo', '" + name + "')");
            assertEquals("page", done.payloads().get(0).get("source"), name);
        }
        assertEquals("Object `nosuch` not found.\n", notebook.printed("line('pinfo', 'nosuch')"));
    }
}
