package jykernel.jython;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.python.core.Py;

@Timeout(60)
final class CompletionPlacesTest {
    @TempDir
    Path folder;

    private Notebook notebook;

    @BeforeEach
    void boot() {
        notebook = new Notebook();
    }

    @AfterEach
    void close() {
        notebook.close();
    }

    private void files() throws IOException {
        Files.createDirectories(folder.resolve("data dir"));
        Files.writeString(folder.resolve("data.csv"), "");
        Files.writeString(folder.resolve(".data"), "");
        Files.writeString(folder.resolve("it's"), "");
    }

    @Test
    void strings_offer_files_with_slashes_behind_directories() throws IOException {
        files();
        assertEquals(List.of("data dir/", "data.csv"), notebook.completions("open('" + folder + "/"));
        assertEquals(List.of("data.csv"), notebook.completions("open(r\"" + folder + "/data.c"));
        assertEquals(List.of(".data"), notebook.completions("'" + folder + "/."));
        assertEquals(List.of("it's"), notebook.completions("\"" + folder + "/it"));
        assertEquals(List.of("~/"), notebook.completions("'~"));
        assertEquals(List.of(), notebook.completions("'''" + folder + "/"));
        assertEquals(List.of(), notebook.completions("'/no/such/"));
    }

    @Test
    void a_path_is_relative_to_the_directory_of_python() throws IOException {
        files();
        notebook.run("import os", "os.chdir('" + folder + "')");
        assertEquals(List.of("data dir/", "data.csv"), notebook.completions("open('da"));
    }

    @Test
    void comments_and_plain_text_offer_nothing() {
        notebook.run("apple_pie = 1");
        assertEquals(List.of(), notebook.completions("# apple"));
        assertEquals(List.of(), notebook.completions("'apple"));
        assertEquals(List.of(), notebook.completions("'''x\n apple"));
        assertEquals(List.of("apple_pie"), notebook.completions("'#' + '''\"''' + apple"));
        assertEquals(List.of("apple_pie"), notebook.completions("'never ended\napple"));
    }

    @Test
    void shell_commands_and_some_magics_take_files() throws IOException {
        files();
        assertEquals(List.of("data.csv"), notebook.completions("!cat " + folder + "/data."));
        assertEquals(List.of("data.csv"), notebook.completions("x = 1\nlines = !cat " + folder + "/data."));
        assertEquals(List.of("data.csv"), notebook.completions("%run " + folder + "/data."));
        assertEquals(List.of("data.csv"), notebook.completions("%%bash\ncat " + folder + "/data."));
    }

    @Test
    void python_in_magics_and_after_an_operator_stays_python() {
        notebook.run("apple_pie = 1");
        assertEquals(List.of("apple_pie"), notebook.completions("%timeit apple"));
        assertEquals(List.of("apple_pie"), notebook.completions("%%time\nx = apple"));
        assertEquals(List.of("apple_pie"), notebook.completions("x = 7 % apple"));
        assertEquals(List.of("apple_pie"), notebook.completions("x = (7\n% apple"));
        assertEquals(List.of("apple_pie"), notebook.completions("x = 7 \\\n % apple"));
        assertEquals(List.of(), notebook.completions("%%java\napple"));
    }

    @Test
    void modules_below_packages_are_listed_and_not_run() throws IOException {
        Path inner = Files.createDirectories(folder.resolve("outer/inner"));
        Files.writeString(folder.resolve("outer/__init__.py"), "import no_such_module");
        Files.writeString(inner.resolve("__init__.py"), "");
        Files.writeString(
                inner.resolve("leaf.py"),
                "'''\nx = 1\n'''\nimport os as system, re\nLIMIT = 1\ndef grow(): pass\nclass Leaf: pass\n1 / 0\n");
        notebook.run("import sys", "sys.path.append('" + folder + "')");
        assertEquals(List.of("outer"), notebook.completions("import oute"));
        assertEquals(List.of("inner"), notebook.completions("import os, outer."));
        assertEquals(List.of("leaf"), notebook.completions("from outer.inner import "));
        assertEquals(
                List.of("LIMIT", "Leaf", "grow", "re", "system"),
                notebook.completions("from outer.inner.leaf import "));
        assertTrue(notebook.completions("import xml.").containsAll(List.of("dom", "etree")));
        assertEquals(List.of("import"), notebook.completions("from outer im"));
        assertEquals(List.of(), notebook.completions("from . import "));
    }

    @Test
    void a_package_that_was_imported_does_not_import_what_is_below_it() throws IOException {
        Path outer = Files.createDirectories(folder.resolve("package"));
        Files.writeString(outer.resolve("__init__.py"), "");
        Files.writeString(outer.resolve("below.py"), "");
        notebook.run("import sys", "sys.path.append('" + folder + "')", "import package");
        assertEquals(List.of("below"), notebook.completions("import package."));
        assertEquals(List.of(), notebook.completions("package.below.x"));
        assertEquals("False", notebook.result("'package.below' in sys.modules"));
    }

    @Test
    void other_capitals_are_found_only_if_nothing_else_is() {
        notebook.run("Zebra = 1", "apricot = 2");
        assertEquals(List.of("apricot"), notebook.completions("apr"));
        assertEquals(List.of("apricot"), notebook.completions("APR"));
        assertEquals(List.of("Zebra"), notebook.completions("zeb"));
    }

    @Test
    void names_that_the_cell_itself_gives_are_offered() {
        String code = "def grow(seed):\n  for water in seed: total_water = water\n  tot";
        assertEquals(List.of("total_water"), notebook.completions(code));
        assertTrue(notebook.completions("def grow_up(): pass\ngro").contains("grow_up"));
    }

    @Test
    void ten_thousand_names_do_no_harm() {
        notebook.run("for i in range(10000): globals()['name_%d' % i] = i");
        assertEquals(10_000, notebook.completions("name_").size());
        assertFalse(notebook.completions("").isEmpty());
    }

    @Test
    void nobody_waits_for_an_import_in_a_cell() throws InterruptedException {
        notebook.run("import sys");
        ReentrantLock lock = Py.getSystemState().getImportLock();
        Thread importing = new Thread(lock::lock);
        importing.start();
        importing.join();
        for (String code :
                List.of("%ti", "import js", "from json import du", "java.ut", "sys.mod", "from java.util import A")) {
            notebook.completions(code);
        }
        assertTrue(lock.isLocked());
    }

    @Test
    void magics_are_offered_where_they_may_stand_also_those_of_the_user() {
        assertEquals(List.of("%time", "%timeit"), notebook.completions("%tim").subList(0, 2));
        assertEquals(List.of("%%time", "%%timeit"), notebook.completions("%%tim"));
        assertEquals(List.of("%timeit"), notebook.completions("x = 1\ny = %timei"));
        assertEquals(List.of(), notebook.completions("x = 1\n%%tim"));
        notebook.run(
                "from IPython.core.magic import register_line_magic", "@register_line_magic", "def timber(line): pass");
        assertEquals(
                List.of("%timber", "%time", "%timeit"),
                notebook.completions("%tim").subList(0, 3));
        assertEquals(
                "magic", notebook.python.complete("%tim", 4).matches().get(0).type());
    }

    @Test
    void methods_that_are_being_written_know_what_was_said_of_self() {
        String code = "class A(object):\n  def __init__(self): self.width = 1\n  def grow(self): return self.";
        assertEquals(List.of("grow", "width", "__init__"), notebook.completions(code));
        assertEquals(List.of("width"), notebook.completions(code + "wi"));
        assertEquals(List.of(), notebook.completions("class A:\n  def f(self): other.self."));
    }
}
