package jykernel.jython;

import java.util.LinkedHashMap;
import java.util.Map;
import jykernel.display.MimeBundle;
import jykernel.interpreter.Outcome;
import org.python.core.Py;
import org.python.core.PyException;
import org.python.core.PyObject;

/** Expressions that a client wants evaluated after a cell, each with its value or its error. */
final class UserExpressions {
    private final CellCompiler compiler;
    private final Formatter formatter;
    private final Tracebacks tracebacks;

    UserExpressions(CellCompiler compiler, Formatter formatter, Tracebacks tracebacks) {
        this.compiler = compiler;
        this.formatter = formatter;
        this.tracebacks = tracebacks;
    }

    /** By name, in the protocol's form. An interrupt passes. */
    Map<String, Object> evaluate(Map<String, String> expressions, PyObject names) {
        Map<String, Object> values = new LinkedHashMap<>();
        expressions.forEach((name, source) -> values.put(name, evaluate(source, names)));
        return values;
    }

    private Map<String, Object> evaluate(String source, PyObject names) {
        try {
            PyObject value = Py.runCode(compiler.compileExpression(source, "<user expression>"), names, names);
            MimeBundle bundle = formatter.format(value);
            return Map.of("status", "ok", "data", bundle.data(), "metadata", bundle.metadata());
        } catch (PyException e) {
            if (!e.match(Py.Exception)) {
                throw e;
            }
            Outcome.Failure failure = tracebacks.describe(e);
            return Map.of(
                    "status", "error",
                    "ename", failure.ename(),
                    "evalue", failure.evalue(),
                    "traceback", failure.traceback());
        }
    }
}
