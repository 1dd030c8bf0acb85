package jykernel.jython;

import java.util.List;
import java.util.StringJoiner;
import jykernel.display.MimeBundle;
import jykernel.interpreter.Inspection;
import org.jspecify.annotations.Nullable;
import org.python.core.Py;
import org.python.core.PyClass;
import org.python.core.PyException;
import org.python.core.PyFunction;
import org.python.core.PyMethod;
import org.python.core.PyObject;
import org.python.core.PyReflectedFunction;
import org.python.core.PyString;
import org.python.core.PyType;
import org.python.core.ReflectedArgs;
import org.python.core.imp;

/** Help about the name under the cursor, or about the function whose arguments the cursor is in. */
final class Inspector {
    private static final String RED = "\u001b[0;31m";
    private static final String PLAIN = "\u001b[0m";
    /** Docstrings of whole modules can be long; a tooltip is not the place for all of it. */
    private static final int LONGEST_DOC = 20_000;

    private final Names names;
    private final CellSources sources;

    Inspector(Namespace namespace, CellSources sources) {
        this.names = new Names(namespace);
        this.sources = sources;
    }

    /** @param cursor in code points */
    Inspection inspect(String code, int cursor, int detailLevel) {
        int index = CodePoints.toIndex(code, cursor);
        String name = Names.around(code, index);
        PyObject value = name.isEmpty() ? null : names.find(name);
        if (value == null) {
            name = calledAround(code, index);
            value = name.isEmpty() ? null : names.find(name);
        }
        return value == null ? Inspection.NOTHING : new Inspection(MimeBundle.text(help(name, value, detailLevel)));
    }

    /** The name before the innermost parenthesis that is open at the index. */
    private static String calledAround(String code, int index) {
        int depth = 0;
        for (int i = Math.min(index, code.length()) - 1; i >= 0; i--) {
            char c = code.charAt(i);
            if (c == ')') {
                depth++;
            } else if (c == '(' && depth-- == 0) {
                return Names.endingAt(code, i);
            }
        }
        return "";
    }

    /** What is known of the value, as text with ANSI colours. Its repr is not asked: it could be huge. */
    String help(String name, PyObject value, int detailLevel) {
        StringJoiner help = new StringJoiner("\n");
        String signature = signature(name, value);
        if (!signature.isEmpty()) {
            help.add(heading("Signature") + signature);
        }
        help.add(heading("Type") + value.getType().fastGetName());
        String file = file(value);
        if (!file.isEmpty()) {
            help.add(heading("File") + Tracebacks.label(file).replaceFirst("^File ", ""));
        }
        String doc = doc(value);
        if (!doc.isEmpty()) {
            help.add(heading("Docstring")).add(doc);
        }
        if (detailLevel > 0) {
            String source = source(value);
            if (!source.isEmpty()) {
                help.add(heading("Source")).add(source);
            }
        }
        return help.toString();
    }

    private static String heading(String text) {
        return RED + text + ":" + PLAIN + " ";
    }

    private static String signature(String name, PyObject value) {
        String last = name.substring(name.lastIndexOf('.') + 1);
        PyObject called = value instanceof PyType || value instanceof PyClass ? Names.initOf(value) : value;
        PyObject function = called instanceof PyMethod method ? method.__func__ : called;
        if (function instanceof PyFunction) {
            PyObject inspect = imp.importName("inspect", true);
            PyObject spec = inspect.invoke("getargspec", function);
            return last + inspect.__getattr__("formatargspec").__call__(((org.python.core.PyTuple) spec).getArray());
        }
        if (function instanceof PyReflectedFunction reflected) {
            StringJoiner overloads = new StringJoiner("\n" + " ".repeat("Signature: ".length()));
            for (ReflectedArgs overload : reflected.argslist) {
                if (overload != null) {
                    overloads.add(last + overload(overload));
                }
            }
            return overloads.toString();
        }
        return "";
    }

    private static String overload(ReflectedArgs overload) {
        StringJoiner types = new StringJoiner(", ", "(", ")");
        for (Class<?> type : overload.args) {
            types.add(type.getTypeName());
        }
        return types.toString();
    }

    private static String doc(PyObject value) {
        PyObject doc = Names.attribute(value, "__doc__");
        String text = doc instanceof PyString
                ? PlainValues.text(imp.importName("inspect", true).invoke("cleandoc", doc))
                        .strip()
                : "";
        return text.length() > LONGEST_DOC ? text.substring(0, LONGEST_DOC) + "\n[…]" : text;
    }

    private static String file(PyObject value) {
        PyObject function = value instanceof PyMethod method ? method.__func__ : value;
        if (function instanceof PyFunction) {
            return String.valueOf(function.__getattr__("func_code").__getattr__("co_filename"));
        }
        PyObject file = Names.attribute(value, "__file__");
        return file instanceof PyString ? PlainValues.text(file) : "";
    }

    private String source(PyObject value) {
        String file = file(value);
        List<String> lines = file.isEmpty() ? List.of() : sources.lines(file);
        @Nullable PyObject found = lines.isEmpty() ? null : blockOf(value);
        return found == null ? "" : PlainValues.text(found);
    }

    private static @Nullable PyObject blockOf(PyObject value) {
        try {
            return imp.importName("inspect", true).invoke("getsource", value);
        } catch (PyException noSource) {
            if (!noSource.match(Py.Exception)) {
                throw noSource;
            }
            return null;
        }
    }
}
