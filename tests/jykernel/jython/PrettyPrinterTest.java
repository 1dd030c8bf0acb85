package jykernel.jython;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class PrettyPrinterTest {
    private static Notebook notebook;

    @BeforeAll
    static void boot() {
        notebook = new Notebook();
        notebook.run("import _jykernel, jarray", "from java.util import ArrayList, Collections, HashMap, TreeMap");
    }

    @AfterAll
    static void close() {
        notebook.close();
    }

    @Test
    void what_fits_a_line_is_the_repr() {
        for (String code : new String[] {
            "[1, 'a', u'\\xe9', None, 2.5, (1,), (1, 2), (), [], {}]",
            "[set([]), frozenset([3]), {'a': [1]}]",
            "array('i', [1, 2])",
            "{'k': set([1, 2])}",
            "xrange(5)"
        }) {
            String imports = "from array import array";
            assertEquals(notebook.printed(imports, "print repr(" + code + ")").stripTrailing(), notebook.result(code));
        }
        assertEquals("[1, a, null]", notebook.result("ArrayList([1, 'a', None])"));
        assertEquals("{u'a': [1, 2]}", notebook.result("HashMap({'a': ArrayList([1, 2])})"));
    }

    @Test
    void what_is_too_wide_has_a_line_for_each_item() {
        assertEquals(
                """
                {'a': [%s,
                  1],
                 'b': [1, 2]}"""
                        .formatted("'" + "x".repeat(80) + "'"),
                notebook.result("{'a': ['x' * 80, 1], 'b': [1, 2]}"));
        String exact = "['" + "x".repeat(75) + "']";
        assertEquals(exact, notebook.result("['x' * 75]"));
        assertEquals(40, notebook.result("range(40)").lines().count());
    }

    @Test
    void what_contains_itself_ends() {
        assertEquals("[1, [...]]", notebook.result("c = [1]", "c.append(c)", "c"));
        assertEquals("{'d': {...}}", notebook.result("d = {}", "d['d'] = d", "d"));
        assertEquals("[1, [...]]", notebook.result("j = ArrayList([1])", "j.add(j)", "j"));
        assertTrue(notebook.result("deep = []", "for i in range(5000): deep = [deep]", "deep")
                .endsWith("]"));
    }

    @Test
    void long_values_are_cut_with_a_note() {
        for (String many : new String[] {"range(1000000)", "Collections.nCopies(1000000, 1)"}) {
            String text = notebook.result(many);
            assertTrue(text.endsWith("\n ...]\n[the first 1,000 of 1,000,000 items; print shows all]"), text);
            assertEquals(1002, text.lines().count());
        }
        String string = notebook.result("'x' * 10 ** 8");
        assertTrue(string.endsWith("x…\n[the first 50,000 of 100,000,000 characters; print shows all]"));
        String array = notebook.result("jarray.zeros(100000, 'i')");
        assertTrue(array.endsWith(", 0, ...])\n[the first 1,000 of 100,000 items; print shows all]"));
        String strings = notebook.result("['x' * 1000] * 100");
        assertTrue(strings.endsWith("of 100 items; print shows all]"));
        assertTrue(strings.length() < 60_000, "length " + strings.length());
        String nested = notebook.result("[[[0] * 1000] * 1000] * 1000");
        assertTrue(nested.length() < 200_000, "length " + nested.length());
    }

    @Test
    void the_repr_of_a_class_is_asked_for_once() {
        notebook.run(
                "class Counts(object):", "  asked = 0", "  def __repr__(self): Counts.asked += 1; return 'y' * 60000");
        String text = notebook.result("Counts()");
        assertTrue(text.endsWith("y…\n[the first 50,000 of 60,000 characters; print shows all]"));
        assertEquals("1\n", notebook.printed("print Counts.asked"));
        notebook.run("Counts.__repr__ = lambda self: setattr(Counts, 'asked', Counts.asked + 1) or 'short'");
        assertEquals("[short, short]", notebook.result("[Counts(), Counts()]"));
        assertEquals("3\n", notebook.printed("print Counts.asked"));
        assertEquals(
                "ZeroDivisionError",
                notebook.failure("Counts.__repr__ = lambda self: 1 / 0", "[Counts()]")
                        .ename());
    }

    @Test
    void classes_with_a_repr_of_their_own_keep_it() {
        assertEquals("mine", notebook.result("class L(list):", "  def __repr__(self): return 'mine'", "L([1])"));
        assertEquals(
                "mine", notebook.result("class J(ArrayList):", "  def __repr__(self): return 'mine'", "J([{'a': 1}])"));
        assertEquals(
                "OrderedDict([(1, 2)])",
                notebook.result("from collections import OrderedDict", "OrderedDict([(1, 2)])"));
    }

    @Test
    void a_method_may_print_the_value() {
        assertEquals(
                "[P(1, 2), P(1, 2)]",
                notebook.result(
                        "class P(object):",
                        "  def _repr_pretty_(self, p, cycle):",
                        "    with p.group(2, 'P(', ')'):",
                        "      p.pretty(1); p.text(','); p.breakable(); p.pretty(2)",
                        "[P(), P()]"));
    }

    @Test
    void the_user_registers_formatters_by_class_interface_and_name() {
        notebook.run(
                "class A(object): pass",
                "class B(A): pass",
                "class Old: pass",
                "old = _jykernel._register_formatter('text/html', A, lambda a: '<b>A</b>')",
                "assert old is None",
                "_jykernel._register_formatter('text/plain', '__main__.A', lambda a, p, cycle: p.text('an A'))",
                "from java.util import Collection as C",
                "_jykernel._register_formatter('text/html', C, lambda c: u'%d \\xe9' % len(c))",
                "_jykernel._register_formatter('text/latex', Old, lambda c: '$o$')",
                "_jykernel._register_formatter('text/x-mine', 'java.util.HashMap', lambda c: 'm')");
        RecordingOutput b = notebook.run("B()");
        assertEquals("<b>A</b>", b.bundles.get(0).data().get("text/html"));
        assertEquals("an A", b.bundles.get(0).data().get("text/plain"));
        assertEquals("[an A]", notebook.result("[A()]"));
        assertEquals(
                "3 é",
                notebook.run("ArrayList([1, 2, 3])").bundles.get(0).data().get("text/html"));
        assertEquals("$o$", notebook.run("Old()").bundles.get(0).data().get("text/latex"));
        assertEquals("m", notebook.run("HashMap({1: 2})").bundles.get(0).data().get("text/x-mine"));
        notebook.run(
                "assert _jykernel._register_formatter('text/html', A)(1) == '<b>A</b>'",
                "_jykernel._register_formatter('text/html', A, None)",
                "_jykernel._register_formatter('text/plain', '__main__.A', None)",
                "_jykernel._register_formatter('text/html', C, None)");
        assertFalse(notebook.run("B()").bundles.get(0).data().containsKey("text/html"));
        assertEquals(
                "TypeError",
                notebook.failure("_jykernel._register_formatter('text/html')").ename());
    }

    @Test
    void a_formatter_that_fails_complains_and_the_rest_is_shown() {
        notebook.run("class F(object): pass", "_jykernel._register_formatter('text/html', F, lambda f: 1 / 0)");
        RecordingOutput output = notebook.run("F()");
        assertTrue(Notebook.stream(output, "stderr").contains("ZeroDivisionError"), () -> output.events.toString());
        assertTrue(output.bundles.get(0).data().containsKey("text/plain"));
    }
}
