package jykernel.jython;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Help where the cursor is at no name of the notebook: behind calls, in cells that have not run, at magics. */
@Timeout(60)
final class InspectionPlacesTest {
    private Notebook notebook;

    @BeforeEach
    void boot() {
        notebook = new Notebook();
    }

    @AfterEach
    void close() {
        notebook.close();
    }

    /** Without colours; the cursor is at the bar. */
    private String help(String code) {
        int bar = code.indexOf('|');
        Object text = notebook.python
                .inspect(code.replace("|", ""), bar, 0)
                .help()
                .data()
                .getOrDefault("text/plain", "");
        return text.toString().replaceAll("\u001b\\[[0-9;]*m", "");
    }

    private void assertHelp(String expected, String code) {
        assertTrue(help(code).contains(expected), () -> code + " gives " + help(code));
    }

    @Test
    void an_attribute_of_what_a_call_returns_has_the_help_of_the_class_that_is_declared() {
        notebook.run("from java.util import ArrayList, HashMap", "m = HashMap()", "maps = [m]");
        assertHelp("Java method of java.util.ArrayList", "ArrayList().add|");
        assertHelp("Java method of java.util.ArrayList", "ArrayList().add(1, |");
        assertHelp("Java method of java.util.Set", "m.entrySet().ite|rator");
        assertHelp("Java method of java.util.HashMap", "maps[0].put|");
        assertHelp("S.join(iterable) -> string", "', '.join(|");
        assertEquals("", help("m.nothing().add|"));
    }

    @Test
    void what_the_cell_itself_says_of_a_name_is_enough() {
        assertHelp("Java method of java.util.TreeMap", "from java.util import TreeMap\nt = TreeMap()\nt.put|");
        assertHelp("class TreeMap<K, V>", "from java.util import TreeMap\nt = TreeMap(|");
    }

    @Test
    void modules_that_jython_has_written_in_java_are_modules() {
        notebook.run("import sys, time, itertools");
        for (String module : new String[] {"sys", "time", "itertools"}) {
            assertTrue(help(module + "|").startsWith("Type: module (built in)"), () -> help(module + "|"));
        }
        assertHelp("Docstring: \nFunctional tools", "itertools|");
    }

    @Test
    void a_magic_has_help_whether_or_not_magics_have_been_used() {
        notebook.run("import time");
        for (int i = 0; i < 2; i++) {
            assertHelp("Usage: %time statement", "%ti|me 1");
            assertHelp("Runs the cell with bash", "%%bash|\nls");
            assertHelp("Usage: %maven group:artifact:version", "%maven org.some:|");
            assertHelp("Type: module", "%timeit time|.sleep(1)");
            assertEquals("", help("%nothing|"));
            notebook.run("get_ipython()");
        }
    }
}
