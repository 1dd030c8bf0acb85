package jykernel.jython;

import jykernel.magic.CellSyntax;
import org.python.antlr.base.mod;
import org.python.core.CompileMode;
import org.python.core.Py;
import org.python.core.PyCode;
import org.python.core.PyException;
import org.python.core.PyList;
import org.python.core.PyObject;
import org.python.core.PyStringMap;
import org.python.core.PyTraceback;
import org.python.core.PyUnicode;

/** What get_ipython() needs to run code as cells do. */
final class CodeFunctions {
    private final Namespace namespace;
    private final CellCompiler compiler;
    private final CellSources sources;
    private final Tracebacks tracebacks;

    CodeFunctions(Namespace namespace, CellCompiler compiler, CellSources sources, Tracebacks tracebacks) {
        this.namespace = namespace;
        this.compiler = compiler;
        this.sources = sources;
        this.tracebacks = tracebacks;
    }

    void addTo(PyStringMap names) {
        names.__setitem__("names", namespace.names());
        add(
                names,
                "execution_count",
                "execution_count() -> the number of the cell that runs.",
                (args, kw) -> Py.newInteger(namespace.executionCount()));
        add(
                names,
                "transform",
                "transform(code) -> the same code with magics and commands as calls.",
                (args, kw) -> new PyUnicode(CellSyntax.python(PlainValues.text(Arguments.one("transform", args, kw)))));
        add(names, "run", "run(code, globals=names, locals=globals): runs code as a cell.", this::run);
        add(
                names,
                "evaluate",
                "evaluate(expression, globals, locals) -> its value.",
                (args, kw) -> Py.runCode(
                        compiler.compileExpression(PlainValues.text(args[0]), "<expression>"), args[2], args[1]));
        add(names, "parse", "parse(code) -> (its syntax tree, the name under which its source is known).", this::parse);
        add(
                names,
                "compile",
                "compile(tree, file) -> code.",
                (args, kw) -> Py.compile_flags(
                        (mod) args[0], PlainValues.text(args[1]), CompileMode.exec, compiler.futures()));
        add(names, "tracebacks", "tracebacks(detail): shows MINIMAL, PLAIN or CONTEXT from now on.", (args, kw) -> {
            tracebacks.show(Tracebacks.Detail.valueOf(PlainValues.text(Arguments.one("tracebacks", args, kw))));
            return Py.None;
        });
        add(names, "describe", "describe(type, value, traceback) -> the lines that a person sees.", this::describe);
    }

    private static void add(PyStringMap names, String name, String doc, BuiltinFunction.Body body) {
        names.__setitem__(name, new BuiltinFunction(name, doc, body));
    }

    private PyObject run(PyObject[] args, String[] keywords) {
        String code = PlainValues.text(args[0]);
        PyObject globals = Arguments.get(args, keywords, 1, "globals", namespace.names());
        PyObject locals = Arguments.get(args, keywords, 2, "locals", globals);
        String file = sources.add(code, namespace.executionCount());
        for (PyCode piece : compiler.compile(CellSyntax.python(code), file)) {
            Py.runCode(piece, locals, globals);
        }
        return Py.None;
    }

    private PyObject parse(PyObject[] args, String[] keywords) {
        String code = PlainValues.text(Arguments.one("parse", args, keywords));
        String file = sources.add(code, namespace.executionCount());
        mod tree = SourceParser.parse(CellSyntax.python(code), CompileMode.exec, file, compiler.futures());
        return new org.python.core.PyTuple(tree, Py.newString(file));
    }

    private PyObject describe(PyObject[] args, String[] keywords) {
        PyTraceback traceback = args[2] instanceof PyTraceback frames ? frames : null;
        PyList lines = new PyList();
        tracebacks
                .describe(new PyException(args[0], args[1], traceback))
                .traceback()
                .forEach(line -> lines.append(new PyUnicode(line)));
        return lines;
    }
}
