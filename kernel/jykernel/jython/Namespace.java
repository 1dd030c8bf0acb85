package jykernel.jython;

import jykernel.interpreter.Cell;
import jykernel.interpreter.CellOutput;
import org.jspecify.annotations.Nullable;
import org.python.core.Py;
import org.python.core.PyDictionary;
import org.python.core.PyList;
import org.python.core.PyModule;
import org.python.core.PyObject;
import org.python.core.PyUnicode;

/**
 * The names of the user: the dictionary of the module {@code __main__}, as plain as Python makes it, and in it what
 * remembers inputs and outputs: In, Out, _, __, ___, _n, _i, _ii, _iii and _in.
 */
final class Namespace {
    private final PyObject names;
    private final PyList in = new PyList(java.util.List.of(Py.EmptyUnicode));
    private final PyDictionary out = new PyDictionary();
    private final Formatter formatter;
    private final Exiter exiter;
    /** What becomes _i in the next cell: inside a cell, _i is the input before it. */
    private PyObject input = Py.EmptyUnicode;

    private PyObject lastShown = Py.None;
    private @Nullable Cell cell;
    private @Nullable CellOutput output;

    Namespace(PyModule main, Formatter formatter, Exiter exiter) {
        this.names = main.fastGetDict();
        this.formatter = formatter;
        this.exiter = exiter;
        set("In", in);
        set("Out", out);
        for (String name : new String[] {"_", "__", "___", "_i", "_ii", "_iii"}) {
            set(name, Py.EmptyString);
        }
        set("exit", exiter);
        set("quit", exiter);
    }

    PyObject names() {
        return names;
    }

    void set(String name, PyObject value) {
        names.__setitem__(name, value);
    }

    /** Of the cell that runs, or that ran last. */
    int executionCount() {
        return cell == null ? 0 : cell.executionCount();
    }

    private PyObject get(String name) {
        PyObject value = names.__finditem__(name);
        return value == null ? Py.EmptyString : value;
    }

    /** Remembers the input of a cell that is about to run. */
    void begin(Cell begun, CellOutput cellOutput) {
        cell = begun;
        output = cellOutput;
        if (begun.storeHistory()) {
            PyUnicode source = new PyUnicode(begun.code());
            while (in.size() <= begun.executionCount()) {
                in.append(Py.EmptyUnicode);
            }
            in.set(begun.executionCount(), source);
            set("_iii", get("_ii"));
            set("_ii", get("_i"));
            set("_i", input);
            input = source;
            set("_i" + begun.executionCount(), source);
        }
    }

    /** What was shown last, since it was last forgotten; else None. */
    PyObject shown() {
        return lastShown;
    }

    void forgetShown() {
        lastShown = Py.None;
    }

    /** sys.displayhook: shows the value of the last expression and remembers it. */
    PyObject show(PyObject value) {
        Cell shown = cell;
        lastShown = value;
        if (value == exiter) {
            exiter.exit(false);
        } else if (value != Py.None && shown != null && output != null) {
            if (shown.storeHistory()) {
                set("___", get("__"));
                set("__", get("_"));
                set("_", value);
                set("_" + shown.executionCount(), value);
                out.__setitem__(Py.newInteger(shown.executionCount()), value);
            }
            if (!shown.silent()) {
                output.result(formatter.format(value));
            }
        }
        return Py.None;
    }
}
