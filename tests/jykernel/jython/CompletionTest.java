package jykernel.jython;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import jykernel.interpreter.Completions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class CompletionTest {
    private Notebook notebook;

    @BeforeEach
    void boot() {
        notebook = new Notebook();
    }

    @AfterEach
    void close() {
        notebook.close();
    }

    private String type(String code, String name) {
        return notebook.python.complete(code, code.length()).matches().stream()
                .filter(match -> match.text().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " is not among " + notebook.completions(code)))
                .type();
    }

    /** Classes whose computed attributes remember that they were computed. */
    private void defineTraps() {
        notebook.run(
                "ran = []",
                "class Descriptor(object):",
                "  def __get__(self, owner, type): ran.append('descriptor'); return 'x'",
                "class Trap(object):",
                "  computed = property(lambda self: ran.append('property') or 'x')",
                "  described = Descriptor()",
                "  def __getattr__(self, name): ran.append(name); raise AttributeError(name)",
                "class OldTrap:",
                "  computed = property(lambda self: ran.append('old property') or 'x')",
                "  described = Descriptor()",
                "  def __getattr__(self, name): ran.append('old ' + name); raise AttributeError(name)",
                "class OldProperty:",
                "  computed = property(lambda self: ran.append('older property') or 'x')",
                "class Below(Trap): pass",
                "class OldBelow(OldTrap): pass",
                "class Jealous(object):",
                "  def __getattribute__(self, name): ran.append('all ' + name); return 'x'",
                "trap, old, older, below, jealous = Trap(), OldTrap(), OldProperty(), Below(), Jealous()");
    }

    @Test
    void names_keywords_and_builtins_are_offered() {
        notebook.run("apple_pie = 1", "_apple = 2");
        assertEquals(List.of("apple_pie"), notebook.completions("apple"));
        assertEquals(List.of("while"), notebook.completions("x = 1\nwhil"));
        assertEquals(List.of("xrange"), notebook.completions("for i in xran"));
        assertEquals(
                List.of("raise", "range", "raw_input"),
                notebook.completions("ra").stream().limit(3).toList());
        assertEquals(List.of("_apple"), notebook.completions("_app"));
        assertEquals(List.of(), notebook.completions("no_such_name"));
    }

    @Test
    void names_with_underscores_come_last() {
        notebook.run("class A(object):", "  def _b(self): pass", "  def c(self): pass", "a = A()");
        List<String> names = notebook.completions("a.");
        assertEquals("c", names.get(0));
        assertTrue(names.contains("_b") && names.contains("__class__"), names::toString);
    }

    @Test
    void attributes_of_values_and_of_strings_are_offered() {
        notebook.run("text = 'x'", "class A(object):", "  def __init__(self): self.inner = {}", "a = A()");
        assertEquals(List.of("upper"), notebook.completions("text.upp"));
        assertEquals(List.of("upper"), notebook.completions("'x'.upp"));
        assertEquals(List.of("upper"), notebook.completions("u\"é\".upp"));
        assertEquals(List.of("inner"), notebook.completions("a.in"));
        assertEquals(List.of("iteritems", "iterkeys", "itervalues"), notebook.completions("print(a . inner.iter"));
        assertEquals(List.of(), notebook.completions("a.nowhere.x"));
    }

    @Test
    void what_stands_behind_a_call_is_not_taken_for_a_name() {
        notebook.run("text = 'x'");
        assertEquals(List.of(), notebook.completions("f().text.upp"));
        assertEquals(List.of(), notebook.completions("f()[0] . text . upp"));
        assertEquals(List.of(), notebook.completions("f().upp"));
    }

    @Test
    void what_was_not_imported_is_read_but_not_run() {
        assertEquals(List.of("quopri"), notebook.completions("import quop"));
        assertEquals(List.of("quopri"), notebook.completions("x = 1; from quop"));
        assertEquals(List.of("decode", "decodestring"), notebook.completions("from quopri import decode"));
        assertEquals(List.of(), notebook.completions("quopri.dec"));
        assertEquals("False\n", notebook.printed("import sys", "print 'quopri' in sys.modules"));
        notebook.run("import quopri");
        assertEquals(List.of("decode", "decodestring"), notebook.completions("from quopri import decode"));
        assertEquals(List.of("encode", "encodestring"), notebook.completions("from quopri import (decode,\n enc"));
        assertEquals(List.of("decode", "decodestring"), notebook.completions("quopri.dec"));
        notebook.run("import os.path");
        assertTrue(notebook.completions("import os.pa").contains("path"));
    }

    @Test
    void java_packages_and_classes_are_offered() {
        assertTrue(notebook.completions("import jav").contains("java"));
        notebook.run("import java", "from java.util import ArrayList", "from java.lang import System");
        notebook.run("from java.util.concurrent import ConcurrentHashMap");
        assertTrue(notebook.completions("from java.ut").contains("util"));
        assertEquals(List.of("ArrayList"), notebook.completions("from java.util import ArrayL"));
        assertEquals(List.of("ConcurrentHashMap"), notebook.completions("java.util.concurrent.ConcurrentHash"));
        assertEquals(List.of("currentTimeMillis"), notebook.completions("System.currentT"));
        notebook.run("items = ArrayList()");
        assertEquals(List.of("ensureCapacity"), notebook.completions("items.ens"));
    }

    @Test
    void positions_count_code_points() {
        notebook.run("apple_pie = 1");
        assertEquals(
                new Completions(List.of(new Completions.Match("apple_pie", "instance", "")), 6, 11),
                notebook.python.complete("'😀😀'; apple", 11));
        Completions inside = notebook.python.complete("'😀'; apple😀", 8);
        assertEquals(5, inside.start());
        assertEquals(8, inside.end());
        assertEquals(11, notebook.python.complete("'😀😀'; nothing", 11).start());
        assertTrue(notebook.python.complete("", 0).matches().size() > 100);
    }

    @Test
    void each_match_has_its_type() {
        notebook.run(
                "import os", "def f(): pass", "class A: pass", "class B(object): x = property()", "b = B()", "n = 1");
        assertEquals("module", type("o", "os"));
        assertEquals("function", type("", "f"));
        assertEquals("class", type("", "A"));
        assertEquals("class", type("", "B"));
        assertEquals("instance", type("", "n"));
        assertEquals("keyword", type("", "if"));
        assertEquals("function", type("le", "len"));
        assertEquals("module", type("import o", "os"));
        assertEquals("property", type("b.", "x"));
    }

    @Test
    void nothing_is_computed_that_the_user_has_written() {
        defineTraps();
        for (String value :
                List.of("trap", "old", "older", "below", "Trap", "OldTrap", "Below", "OldBelow", "jealous")) {
            notebook.completions(value + ".");
            notebook.completions(value + ".computed.");
            notebook.completions(value + ".described.");
            notebook.completions(value + ".missing.");
            assertEquals("[]", notebook.result("ran"), value);
        }
        assertTrue(notebook.completions("trap.").contains("computed"));
        assertTrue(notebook.completions("old.").contains("computed"));
    }

    @Test
    void getters_of_java_objects_are_not_called() {
        notebook.run(
                "from java.net import URL", "connection = URL('file:/no/such/file').openConnection()", "import java");
        assertTrue(notebook.completions("connection.").contains("content"));
        assertEquals("property", type("connection.", "content"));
        assertEquals("function", type("connection.", "connect"));
        assertEquals(List.of(), notebook.completions("connection.content.x"));
    }
}
