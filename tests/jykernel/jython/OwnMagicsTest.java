package jykernel.jython;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import jykernel.interpreter.Outcome;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
final class OwnMagicsTest {
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

    @Test
    void extensions_are_loaded_and_unloaded() throws Exception {
        Files.writeString(
                directory.resolve("mine.py"),
                """
                def load_ipython_extension(ip):
                    ip.register_magic_function(lambda line: line.upper(), 'line', 'loud')
                def unload_ipython_extension(ip):
                    del ip.magics_manager.magics['line']['loud']
                """);
        notebook.run("import sys", "sys.path.insert(0, '" + directory + "')", "line('load_ext', 'mine')");
        assertEquals("u'ABC'", notebook.result("line('loud', u'abc')"));
        notebook.run("line('unload_ext', 'mine')", "del sys.path[0]");
        usage("line('loud', 'abc')");
        assertEquals(
                "there is no extension nosuch: no module of this name is on sys.path",
                usage("line('load_ext', 'nosuch')"));
        assertTrue(usage("line('load_ext', 'json')").contains("has no function load_ipython_extension"));
    }

    @Test
    void magics_of_the_user_work_as_functions_and_as_classes() {
        notebook.run(
                "from IPython.core.magic import *",
                "@register_line_magic",
                "def twice(line): return line * 2",
                "@magics_class",
                "class Mine(Magics):",
                "    @line_cell_magic('both')",
                "    def _both(self, line, cell=None): return self.shell.execution_count > 0, line, cell",
                "    @line_magic",
                "    def opts(self, line):",
                "        options, rest = self.parse_options(line, 'a:b', 'long=')",
                "        return sorted(options.items()), options.a, rest",
                "get_ipython().register_magics(Mine)",
                "word = 'x'");
        assertEquals("u'xx'", notebook.result("line('twice', u'{word}')"));
        assertEquals("(True, 'l', None)", notebook.result("line('both', 'l')"));
        assertEquals("(True, 'l', 'c')", notebook.result("cell('both', 'l', 'c')"));
        assertEquals(
                "([('a', '1'), ('b', ''), ('long', 'x y')], '1', 'the  rest')",
                notebook.result("line('opts', '-a 1 -b --long=\"x y\" the  rest')"));
    }

    @Test
    void magics_can_describe_their_arguments() {
        notebook.run(
                "from IPython.core.magic_arguments import *",
                "from IPython.core.magic import register_line_magic",
                "@register_line_magic",
                "@magic_arguments()",
                "@argument('-n', '--number', type=int, default=1, help='how often')",
                "@argument('name')",
                "def greet(line):",
                "    args = parse_argstring(greet, line)",
                "    return args.number, args.name");
        assertEquals("(3, 'a b')", notebook.result("line('greet', '-n 3 \"a b\"')"));
        assertEquals("argument -n/--number: invalid int value: 'x'", usage("line('greet', '-n x y')"));
    }

    @Test
    void cells_are_shown_as_what_they_are() {
        String[][] shown = {
            {"html", "text/html"}, {"js", "application/javascript"}, {"javascript", "application/javascript"},
            {"latex", "text/latex"}, {"markdown", "text/markdown"}, {"svg", "image/svg+xml"}
        };
        for (String[] pair : shown) {
            RecordingOutput output = notebook.run("cell('" + pair[0] + "', u'', u'<svg>\\xe9</svg>')");
            assertEquals("<svg>é</svg>", output.bundles.get(0).data().get(pair[1]), pair[0]);
        }
        assertTrue(notebook.run("cell('html', '--isolated', 'x')")
                .bundles
                .get(0)
                .metadata()
                .toString()
                .contains("isolated=true"));
        assertEquals("%%html takes nothing behind it on its line, found x", usage("cell('html', 'x', 'x')"));
    }

    @Test
    void a_notebook_runs_with_the_names_of_the_one_that_runs_it() throws Exception {
        Files.writeString(
                directory.resolve("other.ipynb"),
                "{\"cells\": [{\"cell_type\": \"markdown\", \"source\": \"no code\"}, {\"cell_type\": \"code\","
                        + " \"source\": [\"%time text = u'é'\\n\", \"print text\"]}]}");
        assertTrue(notebook.printed("line('run', '" + directory.resolve("other") + "')")
                .endsWith("\né\n"));
        assertEquals("u'\\xe9'", notebook.result("text"));
    }

    @Test
    void cells_are_written_to_the_end_of_files_and_not_where_there_is_no_directory() throws Exception {
        String file = directory.resolve("some.txt").toString();
        notebook.run("cell('writefile', '" + file + "', u'\\xe9')", "cell('file', '-a " + file + "', u'b\\n')");
        assertEquals("é\nb\n", Files.readString(directory.resolve("some.txt")));
        assertEquals(
                "%%writefile: there is no directory /nosuch", usage("cell('writefile', '/nosuch/some.txt', u'x')"));
    }
}
