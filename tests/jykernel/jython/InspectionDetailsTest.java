package jykernel.jython;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Sources of what is not a plain function of a cell, values, and cursors in odd places. */
@Timeout(60)
final class InspectionDetailsTest {
    private static Notebook notebook;

    @BeforeAll
    static void boot() {
        notebook = new Notebook();
    }

    @AfterAll
    static void close() {
        notebook.close();
    }

    private static String help(String code, int detailLevel) {
        int bar = code.indexOf('|');
        String before = bar < 0 ? code : code.substring(0, bar);
        String whole = bar < 0 ? code : before + code.substring(bar + 1);
        Object text = notebook.python
                .inspect(whole, before.codePointCount(0, before.length()), detailLevel)
                .help()
                .data()
                .getOrDefault("text/plain", "");
        return text.toString().replaceAll("\u001b\\[[0-9;]*m", "");
    }

    private static void assertHelp(String expected, String code, int detailLevel) {
        String help = help(code, detailLevel);
        assertTrue(help.contains(expected), () -> code + " lacks " + expected + " in:\n" + help);
    }

    @Test
    void library_modules_have_their_source() {
        notebook.run("import zipfile, os.path, IPython.display");
        assertHelp("Source: \n    def open(self, name, mode=\"r\"", "zipfile.ZipFile.open", 1);
        assertHelp("Source: \ndef join(a, *p):\n", "os.path.join", 1);
        assertHelp("Source: \nclass ZipFile(object):\n", "zipfile.ZipFile", 1);
        assertHelp("Source: \nclass HTML(", "IPython.display.HTML", 1);
        assertHelp("Source: \nr\"\"\"OS routines", "os", 1);
    }

    @Test
    void classes_of_cells_have_their_source() {
        notebook.run("class A(object):", "  x = 1", "", "  # last", "y = 2");
        notebook.run(
                "def same(c): return c",
                "@same",
                "class B:",
                "  def f(self):",
                "    return '''",
                "text'''",
                "",
                "z = 1");
        assertHelp("Source: \nclass A(object):\n  x = 1\n\n  # last\n", "A", 1);
        assertFalse(help("A", 1).contains("y = 2"));
        String b = "Source: \n@same\nclass B:\n  def f(self):\n    return '''\ntext'''\n";
        assertTrue(help("B", 1).endsWith(b), () -> help("B", 1));
        notebook.run("a, b = A(), B()");
        assertHelp("Source: \nclass A(object):", "a", 1);
        assertHelp(b, "b", 1);
    }

    @Test
    void decorated_functions_lambdas_and_properties_have_their_source() {
        notebook.run(
                "def same(f): return f",
                "@same",
                "@same",
                "def many(a,",
                "    b={'(': 1}): # (",
                "  pass",
                "double = lambda x: (x",
                "  * 2)",
                "class P(object):",
                "  @property",
                "  def p(self): return 1",
                "  q = 2");
        assertTrue(
                help("many", 1).endsWith("@same\n@same\ndef many(a,\n    b={'(': 1}): # (\n  pass\n"),
                () -> help("many", 1));
        assertTrue(help("double", 1).endsWith("Source: \ndouble = lambda x: (x\n  * 2)\n"), () -> help("double", 1));
        assertTrue(help("P.p", 1).endsWith("  @property\n  def p(self): return 1\n"), () -> help("P.p", 1));
    }

    @Test
    void only_plain_defaults_and_values_are_written_out() {
        notebook.run(
                "ran = []",
                "class Trap(str):",
                "  def __repr__(self): ran.append(1); return 'bad'",
                "  def __len__(self): ran.append(2); return 5",
                "  __str__ = __unicode__ = __repr__",
                "class Call(object):",
                "  def __call__(self, a, b=None): pass",
                "trap, call, text, number, pair = Trap('x'), Call(), 'x' * 500, 10 ** 30, (1, 2)",
                "def f(a=trap, b=(1, u'x', trap), c=[], d={}, e=[1], g=int, h=-1.5, i='q' * 500): pass");
        String f = help("f", 0);
        assertTrue(f.startsWith("Signature: f(a=..., b=(1, u'x', ...), c=[], d={}, e=..., g=int, h=-1.5, i='qqq"), f);
        assertFalse(help("trap", 0).contains("Length") || help("trap", 0).contains("bad"));
        help("trap", 1);
        assertEquals("[]", notebook.result("ran"));
        assertHelp("Call signature: call(a, b=None)", "call", 0);
        assertHelp("Length: 500", "text", 0);
        assertHelp("Value: 1000000000000000000000000000000L", "number", 0);
        assertHelp("Length: 2", "pair", 0);
    }

    @Test
    void the_call_around_the_cursor_is_found_in_any_text() {
        notebook.run("def add(a, b): 'Adds'", "class A: pass", "A.f = add", "other = 5");
        for (String code : List.of(
                "add('(', |",
                "add([1, (2, |",
                "add({'a': |",
                "add(1,\n  # it's (\n  |",
                "add('''a\n(b''', |",
                "add('ot|her'",
                "x = add   |",
                "add |+= 1",
                "A.f('a)', |)",
                "add (|",
                "print add(|",
                "!echo it's\nadd(|")) {
            assertHelp("Adds", code, 0);
        }
        assertHelp("Type: int", "other |= 3", 0);
        assertHelp("S.join(iterable) -> string", "', '.jo|in", 0);
        assertHelp("S.join(iterable) -> unicode", "x = u\"é\".join(|", 0);
        for (String code : List.of("'add|'", "# add|", "add(1) |", "unknown(add, 1)[|", "if (|", "lambda: (|")) {
            assertEquals("", help(code, 0), code);
        }
    }

    @Test
    void any_cursor_in_any_code_is_answered() {
        notebook.run("import os");
        String code = "x = '''é😀\\''' + os.path.join(\"a\\\"\", [1, {2: (3,\n)}]) # os.path(\n@os\ndef f(a=os.pa";
        for (int cursor = -1; cursor <= code.length() + 1; cursor++) {
            for (int start = 0; start < code.length(); start += 7) {
                notebook.python.inspect(code.substring(start), cursor, 1);
            }
        }
    }

    @Test
    void builtins_without_a_docstring_are_explained() {
        assertHelp("Signature: len(object)", "len", 0);
        assertHelp("Signature: range([start,] stop[, step])", "for i in range(|", 0);
        assertEquals(
                "[]",
                notebook.result(
                        "import __builtin__",
                        "[n for n, v in vars(__builtin__).items() if type(v) is type(len) and not v.__doc__ and n not in "
                                + Builtins.names().toString().replaceAll("(\\w+)", "'$1'") + "]"));
    }
}
