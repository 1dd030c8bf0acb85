package jykernel.jython;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import jykernel.interpreter.CellOutput;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class AutoreloadTest {
    @TempDir
    Path directory;

    private Notebook notebook;

    @BeforeEach
    void boot() throws IOException {
        notebook = new Notebook();
        write(
                "class A(object):",
                "    def f(self): return 1",
                "    def gone(self): pass",
                "def g(): return h()",
                "def h(): return 'old'");
        notebook.run(
                "import sys",
                "sys.path.insert(0, '" + directory + "')",
                "from IPython.core.events import begin_cell, end_cell",
                "ip = get_ipython()",
                "def cell(): end_cell(ip, begin_cell(ip, u''))",
                "ip.run_line_magic('load_ext', 'autoreload')",
                "ip.run_line_magic('autoreload', '2')",
                "import changing",
                "from changing import A, g",
                "a = A()",
                "cell()");
    }

    @AfterEach
    void close() {
        notebook.close();
    }

    private void write(String... lines) throws IOException {
        Files.writeString(directory.resolve("changing.py"), String.join("\n", lines) + "\n");
    }

    @Test
    void functions_and_objects_that_are_there_behave_as_the_changed_file_says() throws IOException {
        write(
                "class A(object):",
                "    def f(self): return isinstance(self, A)",
                "def g(x=3): return h(), x",
                "def h(): return 'new'");
        notebook.run("cell()");
        assertEquals(
                "(True, ('new', 3), False, True)", notebook.result("a.f(), g(), hasattr(a, 'gone'), changing.A is A"));
        write("class A(object): f = lambda self: 'third'", "def g(): return 'third'");
        notebook.run("cell()", "assert (a.f(), g()) == ('third', 'third')");
    }

    @Test
    void a_file_with_an_error_is_told_and_leaves_what_was_there() throws IOException {
        write("def g(): return 'of a file that is longer than the one before'", "class A(object):", "  x ===");
        RecordingOutput output = notebook.run("cell()");
        String told = Notebook.stream(output, CellOutput.STDERR);
        assertTrue(told.startsWith("[autoreload of changing failed]\n") && told.contains("SyntaxError"), told);
        assertEquals("(1, 'old')", notebook.result("a.f(), g()"));
        assertEquals("", Notebook.stream(notebook.run("cell()"), CellOutput.STDERR), "told only once");
    }

    @Test
    void nothing_is_reloaded_when_it_is_off_or_the_module_is_left_out() throws IOException {
        notebook.run("ip.run_line_magic('aimport', '-changing')");
        write("def g(): return 'something else altogether'");
        notebook.run("cell()", "assert g() == 'old'");
        notebook.run("ip.run_line_magic('aimport', 'changing')", "ip.run_line_magic('autoreload', '0')", "cell()");
        assertEquals("'old'", notebook.result("g()"));
        notebook.run("ip.run_line_magic('autoreload', '')", "assert g() == 'something else altogether'");
    }
}
