package jykernel.jython;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.python.antlr.base.mod;
import org.python.core.CodeFlag;
import org.python.core.CompileMode;
import org.python.core.CompilerFlags;
import org.python.core.Py;
import org.python.core.PyCode;

/** Code that is done right away does what the same code does when Jython has compiled it. Public, for Python calls it. */
@Timeout(60)
public final class StraightCodeTest {
    /** Runs code as the body of a module, and tells all that can be seen of it. */
    private static final String OBSERVER =
            """
            import re, sys
            from StringIO import StringIO
            from jykernel.jython import StraightCodeTest

            class Loud(object):
                def __init__(self, name):
                    self.__dict__['name'] = name
                def __getattr__(self, name):
                    print 'get', self.name, name
                    if name == 'missing':
                        raise AttributeError(name)
                    return Loud(self.name + '.' + name)
                def __getitem__(self, key):
                    print 'item', self.name, key
                    return key
                def __call__(self, *args, **kwargs):
                    print 'call', self.name, args, sorted(kwargs.items())
                    if 'fail' in kwargs:
                        raise ValueError(kwargs['fail'])
                    return Loud(self.name + '()')
                def __repr__(self):
                    return self.name
                for name in 'add sub mul div truediv floordiv mod pow lshift rshift and or xor lt le gt ge eq ne'.split():
                    exec '''def __%s__(self, other):
                        print %r, self, other
                        return Loud('%s')''' % (name, name, name)
                for name in 'neg pos invert'.split():
                    exec '''def __%s__(self):
                        print %r, self
                        return Loud('%s')''' % (name, name, name)
                def __contains__(self, other):
                    print 'contains', self, other
                    return True

            def observe(code):
                names = dict(__name__='observed', a=Loud('a'), b=Loud('b'), c=Loud('c'), five=5)
                known = set(names)
                lines = []
                def trace(frame, event, arg):
                    if frame.f_globals is names:
                        lines.append((event, frame.f_lineno))
                        return trace
                out, hook = sys.stdout, sys.displayhook
                sys.stdout, sys.displayhook = StringIO(), sys.__displayhook__
                end = None
                try:
                    sys.settrace(trace)
                    try:
                        exec code in names
                    except:
                        kind, value, traceback = sys.exc_info()
                        places = []
                        while traceback:
                            inner = traceback.tb_frame.f_code
                            places.append((traceback.tb_lineno, inner.co_name, inner.co_filename))
                            traceback = traceback.tb_next
                        end = kind.__name__, str(value), places
                    sys.settrace(None)
                    printed = sys.stdout.getvalue()
                finally:
                    sys.stdout, sys.displayhook = out, hook
                made = sorted((name, repr(names[name])) for name in set(names) - known - set(['__builtins__']))
                seen = '\\n'.join(map(str, [printed, end, made, lines]))
                return re.sub('0x[0-9a-f]+', 'an id', seen)

            def both(source, mode, division):
                return [observe(StraightCodeTest.code(source, mode, division, kind)) for kind in (True, False)]
            """;

    private static Notebook notebook;

    @BeforeAll
    static void boot() {
        notebook = new Notebook();
        notebook.run(OBSERVER);
    }

    @AfterAll
    static void close() {
        notebook.close();
    }

    private static CompilerFlags flags(boolean division) {
        CompilerFlags flags = new CompilerFlags(CompilerFlags.PyCF_SOURCE_IS_UTF8);
        if (division) {
            flags.setFlag(CodeFlag.CO_FUTURE_DIVISION);
        }
        return flags;
    }

    private static mod tree(String source, CompileMode mode, boolean division) {
        return mode == CompileMode.single
                ? SourceParser.parse(source, CompileMode.exec, "<observed>", flags(division))
                : SourceParser.parse(source, mode, "<observed>", flags(division));
    }

    public static PyCode code(String source, String mode, boolean division, boolean straight) {
        CompileMode kind = CompileMode.valueOf(mode);
        mod tree = tree(source, kind, division);
        return straight
                ? StraightCode.of(tree, "<observed>", kind, flags(division)).orElseThrow()
                : Py.compile_flags(tree, "<observed>", kind, flags(division));
    }

    static List<String> straightCells() {
        return List.of(
                "",
                "1",
                "-1, +1, ~1, not 1, 1.5, 2j, 10 ** 30, 0x1f, 1e400",
                "'text', u'text', 'a' 'b', r'\\n', '\\xe9'",
                "x = 1",
                "x = y = z = [1, (2, 3), {4: 5, 'six': 7}, [], (), {}]",
                "None\nTrue\nfive",
                "a.b.c",
                "x = a.b(1, 2, 3, 4, 5)[6](seven=7)",
                "a()\na(1)\na(1, 2)\na(1, 2, 3)\na(1, 2, 3, 4)\na(1, 2, 3, 4, 5)\na(b(1), c(2), x=a(3), y=b(4))",
                "a.m()\na.m(1)\na.m(1, 2)\na.m(1, 2, 3)\na.m(b(), c(), key=a.b)",
                "a + b, a - b, a * b, a / b, a // b, a % b, a ** b, a << b, a >> b, a & b, a | b, a ^ b",
                "a + b * c - a(b + c)",
                "-a, +a, ~a, not a",
                "a == b, a != b, a <> b, a < b, a <= b, a > b, a >= b, a in b, a not in b",
                "a[b], a[1, 2], a['x'], a[b(c)]",
                "print",
                "print 1",
                "print 1,\nprint 2\nprint 'x', u'y', a,\nprint",
                "print a(1), b(2)",
                "print 1 / 2, 1 // 2, 7 % 4, 2 ** 10, '%s-%d' % ('a', 3)",
                "import sys",
                "import os.path",
                "import os.path as p, sys as s, math",
                "from math import pi, sin as sine",
                "from os.path import *",
                "from java.util import ArrayList, HashMap as Map",
                "import java.util.regex\njava.util.regex.Pattern.compile('a')",
                "from os import nothing_like_this",
                "import nothing.like.this",
                "from . import sibling",
                "missing",
                "x = 1\n\n\ny = missing\nz = 3",
                "a.missing",
                "a(fail='on purpose')",
                "x = a(\n  1,\n  fail='in the third line'\n)",
                "1 / 0",
                "[1][2]",
                "{}['key']",
                "'a' + 1",
                "len()",
                "len(1, 2, 3)",
                "len(obj='x')",
                "int('7', base=8), int('x')",
                "five()",
                "dict(a=1)['a'] + max([1, 2], key=len)",
                "eval('1 / 2'), eval('five + 1')",
                "locals() == globals(), sorted(locals())[0], dir()",
                "import sys\nf = sys._getframe().f_code\nr = (f.co_name, f.co_filename, f.co_flags, f.co_varnames,"
                        + " f.co_argcount, f.co_firstlineno, f.co_nlocals, f.co_cellvars, f.co_freevars, type(f), dir(f))",
                "import sys\nx = sys._getframe().f_lineno, (\nsys._getframe().f_lineno)\ny = sys._getframe().f_lineno",
                "raw = reload, apply(max, (1, 2))\nx = map(None, [1, 2])",
                "x = 'a'; y = x * 2; z = (x, y)",
                "a(b(1), b(2), b(3)), a(b(1), b(2), b(3), b(4)), a(1, 2, 3, 4, 5, 6)",
                "x = -1, -0, 1, 899\ny = map(id, [-1, -0, 1, 899]) == map(id, x)");
    }

    @ParameterizedTest
    @MethodSource("straightCells")
    void straight_code_does_what_compiled_code_does(String cell) {
        for (String mode : List.of("exec", "single")) {
            for (boolean division : new boolean[] {false, true}) {
                assertSame(cell, mode, division);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "a(1)", "1 / 2", "missing", "a(fail='x')", "a.b[1]", "five + 1"})
    void so_do_expressions(String expression) {
        assertSame(expression, "eval", false);
        assertSame(expression, "eval", true);
    }

    private static void assertSame(String cell, String mode, boolean division) {
        String call = "both(%s, '%s', %s)".formatted(literal(cell), mode, division ? "True" : "False");
        assertEquals(
                "True",
                notebook.result("straight, compiled = " + call, "straight == compiled"),
                () -> cell + " as " + mode + ":\n"
                        + notebook.printed("print straight\nprint '---- compiled:'\nprint compiled"));
    }

    private static String literal(String text) {
        return "u'" + text.replace("\\", "\\\\").replace("'", "\\'").replace("\n", "\\n") + "'";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'documentation'\n1",
                "while 0: pass",
                "if 1: x",
                "for x in y: z",
                "def f(): pass",
                "class C: pass",
                "lambda: 1",
                "[x for x in y]",
                "f(*x)",
                "f(**x)",
                "x += 1",
                "x, y = 1, 2",
                "x.y = 1",
                "x[0] = 1",
                "del x",
                "x[1:2]",
                "x and y",
                "x if y else z",
                "1 < x < 2",
                "x is y",
                "`x`",
                "{1, 2}",
                "print >>f, x",
                "exec 'x'",
                "global x",
                "assert x",
                "raise x",
                "try: x\nfinally: y",
                "with x: y",
                "pass",
                "__debug__ = 1",
                "import __debug__",
                "from __future__ import division"
            })
    void all_else_is_compiled(String cell) {
        mod tree = tree(cell, CompileMode.exec, false);
        assertTrue(StraightCode.of(tree, "<observed>", CompileMode.exec, flags(false))
                .isEmpty());
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 60, 2000})
    void it_may_be_as_deep_as_compiled_code(int depth) {
        assertEquals(String.valueOf(depth + 1), notebook.result("1" + " + 1".repeat(depth)));
    }
}
