package jykernel.jython;

import java.util.ArrayList;
import java.util.List;
import org.python.core.Py;
import org.python.core.PyInteger;
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
        return PlainValues.str(message) + (attribute(error, "lineno") == Py.None ? "" : " (" + place(error) + ")");
    }

    private static String place(PyObject error) {
        return Tracebacks.label(PlainValues.text(attribute(error, "filename"))).replaceFirst("^File ", "") + ", line "
                + attribute(error, "lineno");
    }

    /** The place, the line and the caret; the parser knows the line, the compiler does not. */
    static List<String> lines(PyObject error, CellSources sources) {
        List<String> lines = new ArrayList<>();
        if (attribute(error, "lineno") == Py.None) {
            return lines;
        }
        lines.add("  " + place(error));
        PyObject offset = attribute(error, "offset");
        String line = line(error, sources).stripTrailing();
        String code = line.stripLeading();
        if (!code.isEmpty()) {
            lines.add("    " + code);
            if (offset != Py.None) {
                int column = offset.asInt() - (line.length() - code.length());
                lines.add(" ".repeat(4 + Math.max(0, Math.min(column, code.length()))) + "^");
            }
        }
        return lines;
    }

    private static String line(PyObject error, CellSources sources) {
        PyObject text = attribute(error, "text");
        String line = text == Py.None ? "" : PlainValues.text(text);
        int number = attribute(error, "lineno") instanceof PyInteger integer ? integer.getValue() : 0;
        PyObject file = attribute(error, "filename");
        if (!line.isBlank() || number < 1 || file == Py.None) {
            return line;
        }
        List<String> lines = sources.lines(PlainValues.text(file));
        return number <= lines.size() ? lines.get(number - 1) : "";
    }

    private static PyObject attribute(PyObject error, String name) {
        PyObject value = error.__findattr__(name);
        return value == null ? Py.None : value;
    }
}
