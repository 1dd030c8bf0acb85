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
}
