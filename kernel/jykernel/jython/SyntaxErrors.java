package jykernel.jython;

import java.util.ArrayList;
import java.util.List;
import org.python.core.Py;
import org.python.core.PyObject;

/** Where the code is wrong: its file, its line, and a caret under the place. */
final class SyntaxErrors {
    private SyntaxErrors() {}

    /** The parser's message and where it applies. */
    static String message(PyObject error) {
        PyObject message = attribute(error, "msg");
        if (message == Py.None) {
            return PlainValues.str(error);
        }
        return PlainValues.str(message) + " (" + place(error) + ")";
    }

    private static String place(PyObject error) {
        return Tracebacks.label(PlainValues.text(attribute(error, "filename"))).replaceFirst("^File ", "") + ", line "
                + attribute(error, "lineno");
    }

    static List<String> lines(PyObject error) {
        List<String> lines = new ArrayList<>();
        PyObject text = attribute(error, "text");
        PyObject offset = attribute(error, "offset");
        if (attribute(error, "lineno") == Py.None) {
            return lines;
        }
        lines.add("  " + place(error));
        if (text != Py.None) {
            String line = PlainValues.text(text).stripTrailing();
            String code = line.stripLeading();
            lines.add("    " + code);
            if (offset != Py.None) {
                int column = offset.asInt() - (line.length() - code.length());
                lines.add(" ".repeat(4 + Math.max(0, Math.min(column, code.length()))) + "^");
            }
        }
        return lines;
    }

    private static PyObject attribute(PyObject error, String name) {
        PyObject value = error.__findattr__(name);
        return value == null ? Py.None : value;
    }
}
