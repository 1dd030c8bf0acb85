package jykernel.jython;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import jykernel.interpreter.Inspection;
import jykernel.interpreter.Outcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class InspectionTest {
    private Notebook notebook;

    @BeforeEach
    void boot() {
        notebook = new Notebook();
    }

    @AfterEach
    void close() {
        notebook.close();
    }

    /** Without colours; empty if nothing is found. The cursor is at the bar. */
    private String help(String code, int detailLevel) {
        int bar = code.indexOf('|');
        String before = bar < 0 ? code : code.substring(0, bar);
        String whole = bar < 0 ? code : before + code.substring(bar + 1);
        Inspection found = notebook.python.inspect(whole, before.codePointCount(0, before.length()), detailLevel);
        return plain(found.help().data());
    }

    private static String plain(Map<?, ?> data) {
        return String.valueOf(data.containsKey("text/plain") ? data.get("text/plain") : "")
                .replaceAll("\u001b\\[[0-9;]*m", "");
    }

    private void assertHelp(String expected, String code) {
        assertTrue(help(code, 0).contains(expected), () -> code + " gives " + help(code, 0));
    }

    @Test
    void a_function_has_signature_file_and_docstring() {
        notebook.run("def add(a, b=1, *rest, **named):", "  '''Adds é.", "", "    Indented.'''", "  return a + b");
        assertEquals(
                "Signature: add(a, b=1, *rest, **named)\nType: function\nFile: Cell In[1]\nDocstring: \nAdds é.\n\nIndented.",
                help("add", 0));
    }

    @Test
    void more_detail_has_the_source() {
        notebook.run("x = 1", "def add(a, b):", "  # é", "  return a + b", "", "y = 2");
        assertTrue(help("add", 1).endsWith("Source: \ndef add(a, b):\n  # é\n  return a + b\n"), () -> help("add", 1));
        assertFalse(help("add", 0).contains("Source"));
        assertFalse(help("len", 1).contains("Source"));
    }

    @Test
    void the_source_of_a_module_is_read_from_its_file(@TempDir Path directory) throws Exception {
        Files.writeString(directory.resolve("inspected_module.py"), "def f():\n  '''Doc'''\n  return 5\n\nx = 1\n");
        notebook.run("import sys", "sys.path.append(u'" + directory + "')", "import inspected_module");
        String help = help("inspected_module.f", 1);
        assertTrue(help.contains("inspected_module.py\nDocstring: \nDoc\n"), help);
        assertTrue(help.endsWith("Source: \ndef f():\n  '''Doc'''\n  return 5\n"), help);
    }

    @Test
    void the_newest_definition_is_shown() {
        notebook.run("def f(): return 'old'");
        notebook.run("def f(): return 'new'");
        assertTrue(help("f", 1).endsWith("Source: \ndef f(): return 'new'\n"), () -> help("f", 1));
    }

    @Test
    void classes_and_methods_have_the_signature_of_what_is_called() {
        notebook.run(
                "class New(object):",
                "  '''New doc'''",
                "  def __init__(self, a, b=2): pass",
                "  def method(self, c): 'Method doc'",
                "class Old:",
                "  def __init__(self, z): pass",
                "new = New(1)");
        assertHelp("Signature: New(a, b=2)", "New");
        assertHelp("New doc", "New");
        assertHelp("Signature: Old(z)", "Old");
        assertHelp("Signature: method(c)", "new.method");
        assertHelp("Signature: method(self, c)", "New.method");
        assertHelp("Method doc", "new.method");
        assertHelp("Type: New", "new");
    }

    @Test
    void builtins_modules_and_values_have_help() {
        notebook.run("import os.path", "n = 5");
        assertHelp("Type: builtin_function_or_method", "len");
        assertHelp("Type: module", "os");
        assertHelp("Type: function", "os.path.join");
        assertHelp("Type: int", "n");
        assertEquals("", help("no_such_name", 0));
        assertEquals("", help("n.no_such_name", 0));
        assertEquals("", help("", 0));
        assertEquals("", help("1 + 2", 0));
    }

    @Test
    void java_methods_have_their_overloads() {
        notebook.run("from java.lang import String, Math");
        String help = help("Math.abs", 0);
        for (String type : List.of("int", "long", "float", "double")) {
            assertTrue(help.matches("(?s).*abs\\(" + type + "( \\w+)?\\) -> " + type + ".*"), help);
        }
        assertTrue(help("String.indexOf", 0).matches("(?s).*indexOf\\(String( \\w+)?, int( \\w+)?\\) -> int.*"));
    }

    @Test
    void the_cursor_may_be_anywhere_in_a_name_or_in_its_arguments() {
        notebook.run("def add(a, b): 'Adds'", "class A: pass", "A.f = add", "other = 5");
        for (String code :
                List.of("|add", "a|dd", "add|", "x = add|(1)", "'😀'; ad|d", "add(|", "add(1, (2), |)", "1 + add(|)")) {
            assertHelp("Adds", code);
        }
        assertHelp("Adds", "A.f|");
        assertHelp("Adds", "A . f(|");
        assertHelp("Type: int", "add(oth|er)");
        assertEquals("", help("add()|", 0));
        assertHelp("Adds", "(|add)");
    }

    @Test
    void an_attribute_of_what_a_call_returns_is_not_taken_for_a_name() {
        notebook.run("def add(a, b): 'Adds'");
        assertEquals("", help("f().add|", 0));
        assertEquals("", help("f()[0].add(|", 0));
    }

    @Test
    void nothing_is_computed_that_the_user_has_written() {
        notebook.run(
                "ran = []",
                "class Trap(object):",
                "  computed = property(lambda self: ran.append('property') or 'x', doc='Computed doc')",
                "  def __getattr__(self, name): ran.append(name); raise AttributeError(name)",
                "  def __repr__(self): ran.append('repr'); return 'x'",
                "class OldTrap:",
                "  def __getattr__(self, name): ran.append('old ' + name); raise AttributeError(name)",
                "trap, old = Trap(), OldTrap()");
        for (String value : List.of("trap", "trap.computed", "trap.missing", "old", "old.missing")) {
            help(value, 0);
            help(value, 1);
            assertEquals("[]", notebook.result("ran"), value);
        }
        assertHelp("Type: property", "Trap.computed");
        assertHelp("Computed doc", "Trap.computed");
        assertHelp("Computed doc", "trap.computed");
    }

    @Test
    void odd_docstrings_and_signatures_do_no_harm() {
        notebook.run(
                "class Odd(object):",
                "  @property",
                "  def __doc__(self): return 1 / 0",
                "odd = Odd()",
                "def unpack((a, b), c): pass",
                "def number(): pass",
                "number.__doc__ = 5");
        assertHelp("Type: Odd", "odd");
        assertHelp("unpack((a, b), c)", "unpack");
        assertHelp("Signature: number()", "number");
    }

    @Test
    void a_cell_with_question_marks_shows_help_in_the_pager() {
        notebook.run("def add(a, b): 'Adds'");
        for (String request : List.of("add?", "?add", " add ? ", "add??", "??add")) {
            Outcome.Done done =
                    assertInstanceOf(Outcome.Done.class, notebook.outcome(new RecordingOutput(), request), request);
            Map<String, Object> page = done.payloads().get(0);
            assertEquals("page", page.get("source"));
            assertEquals(0, page.get("start"));
            String text = plain((Map<?, ?>) page.get("data"));
            assertTrue(text.contains("Adds"), text);
            assertEquals(request.contains("??"), text.contains("Source"), text);
        }
        assertEquals("Object `nothing` not found.\n", notebook.printed("nothing?"));
    }
}
