package jykernel.jython;

import java.util.Map;
import jykernel.display.MimeBundle;
import jykernel.interpreter.CellOutput;
import jykernel.interrupt.InterruptBuffer;
import jykernel.interrupt.Interrupts;
import org.jspecify.annotations.Nullable;
import org.python.core.Py;
import org.python.core.PyDictionary;
import org.python.core.PyException;
import org.python.core.PyList;
import org.python.core.PyModule;
import org.python.core.PyObject;
import org.python.core.PyStringMap;
import org.python.core.PyTuple;
import org.python.core.PyUnicode;

/**
 * The Python module {@code _jykernel}: what Python code needs of the kernel. The package {@code jykernel}, which is written
 * in Python, shows it to people.
 */
final class KernelModule {
    private static final String DOC = "What the kernel gives to its Python modules. People import jykernel instead.";

    private final CurrentCell cell;
    private final Formatter formatter;
    private final PythonSignals signals;
    private final EndOfCell endOfCell;

    KernelModule(CurrentCell cell, Formatter formatter, PythonSignals signals, EndOfCell endOfCell) {
        this.cell = cell;
        this.formatter = formatter;
        this.signals = signals;
        this.endOfCell = endOfCell;
    }

    PyModule module() {
        PyStringMap names = new PyStringMap();
        names.__setitem__("__doc__", Py.newString(DOC));
        String version = KernelModule.class.getPackage().getImplementationVersion();
        names.__setitem__("__version__", Py.newString(version == null ? "development" : version));
        add(names, "publish", PUBLISH, this::publish);
        add(names, "format", "format(obj) -> (data, metadata): what obj looks like, by MIME type.", this::format);
        add(names, "clear_output", "clear_output(wait=False): wait keeps it until the next output comes.", this::clear);
        add(names, "_register_formatter", REGISTER, (args, kw) -> formatter.register(args, kw));
        addInterrupts(names);
        addProgress(names);
        addThreads(names);
        return new PyModule("_jykernel", names);
    }

    /** The names are Pyodide's; those with underscores are for people who like PEP 8. */
    private void addInterrupts(PyStringMap names) {
        BuiltinFunction.Body check = (args, kw) -> {
            Interrupts.checkInterrupt();
            return Py.None;
        };
        BuiltinFunction.Body set = (args, kw) -> {
            signals.setBuffer(Arguments.one("setInterruptBuffer", args, kw));
            return Py.None;
        };
        for (String name : new String[] {"checkInterrupt", "check_interrupt"}) {
            add(names, name, name + "(): does what a pending signal means, as a rule raises KeyboardInterrupt.", check);
        }
        for (String name : new String[] {"setInterruptBuffer", "set_interrupt_buffer"}) {
            add(names, name, name + SET_BUFFER, set);
        }
        names.__setitem__("InterruptBuffer", Py.java2py(InterruptBuffer.class));
        names.__setitem__("_signals", Py.java2py(signals));
    }

    private void addProgress(PyStringMap names) {
        String doc = "_at_end_of_cell(f): calls f(failed) once, when the cell that runs has ended.";
        add(names, "_at_end_of_cell", doc, (args, kw) -> {
            endOfCell.add(Arguments.one("_at_end_of_cell", args, kw));
            return Py.None;
        });
        add(
                names,
                "_counted",
                "_counted(iterator, bar): counts items.",
                (args, kw) -> new CountedItems(args[0], args[1]));
    }

    private void addThreads(PyStringMap names) {
        String doc =
                "_beside() -> a function that calls f() on a thread that works for this cell, until it is stopped.";
        add(names, "_beside", doc, (none, nothing) -> {
            CellOutput output = cell.output();
            return new BuiltinFunction("beside", "beside(f): calls f().", (args, kw) -> {
                PyObject work = Arguments.one("beside", args, kw);
                signals.beside(() -> cell.workFor(output, () -> callUntilStopped(work)));
                return Py.None;
            });
        });
        add(names, "_stop", "_stop(thread): raises KeyboardInterrupt in what it does beside a cell.", (args, kw) -> {
            if (Arguments.one("_stop", args, kw).__tojava__(Thread.class) instanceof Thread thread) {
                signals.stop(thread);
            }
            return Py.None;
        });
    }

    private static void callUntilStopped(PyObject work) {
        try {
            work.__call__();
        } catch (PyException e) {
            if (!e.match(Py.KeyboardInterrupt)) {
                throw e;
            }
        }
    }

    private static final String SET_BUFFER =
            "(buffer): makes the first byte of an InterruptBuffer, a byte[] or a java.nio.ByteBuffer the one into which"
                    + " the number of a signal is written; None switches interrupts off.";

    private static final String REGISTER =
            "_register_formatter(mime, cls[, f]) -> what was registered: f(obj) shows the objects of a class; for "
                    + "text/plain it is f(obj, p, cycle). None as f takes it away. cls may be a name with its module.";

    private static final String PUBLISH =
            "publish(data, metadata=None, display_id=None, update=False): shows data, a dict of MIME type -> "
                    + "representation, or updates what is shown under display_id.";

    private static void add(PyStringMap names, String name, String doc, BuiltinFunction.Body body) {
        names.__setitem__(name, new BuiltinFunction(name, doc, body));
    }

    private PyObject publish(PyObject[] args, String[] keywords) {
        PyObject data = Arguments.get(args, keywords, 0, "data", null);
        PyObject metadata = Arguments.get(args, keywords, 1, "metadata", Py.None);
        PyObject id = Arguments.get(args, keywords, 2, "display_id", Py.None);
        if (data == null || data.__findattr__("keys") == null) {
            throw Py.TypeError("publish() takes a dict of MIME type -> representation, found "
                    + (data == null ? "nothing" : data.getType().fastGetName()));
        }
        MimeBundle bundle = new MimeBundle(PlainValues.map(data), mapOrEmpty(metadata));
        String displayId = id == null || id == Py.None ? null : PlainValues.str(id);
        boolean update = Arguments.flag(args, keywords, 3, "update");
        if (update && displayId == null) {
            throw Py.TypeError("publish(update=True) needs a display_id");
        }
        CellOutput output = cell.output();
        if (output != null && update && displayId != null) {
            output.updateDisplay(bundle, displayId);
        } else if (output != null) {
            output.display(bundle, displayId);
        }
        return Py.None;
    }

    private static Map<String, Object> mapOrEmpty(@Nullable PyObject mapping) {
        return mapping == null || mapping == Py.None ? Map.of() : PlainValues.map(mapping);
    }

    private PyObject format(PyObject[] args, String[] keywords) {
        MimeBundle bundle = formatter.format(Arguments.one("format", args, keywords));
        return new PyTuple(python(bundle.data()), python(bundle.metadata()));
    }

    /** Plain Java values as Python's own, all text as unicode. */
    static PyObject python(@Nullable Object plain) {
        if (plain instanceof Map<?, ?> map) {
            PyDictionary dict = new PyDictionary();
            map.forEach((key, value) -> dict.__setitem__(python(key), python(value)));
            return dict;
        } else if (plain instanceof Iterable<?> items) {
            PyList list = new PyList();
            items.forEach(item -> list.append(python(item)));
            return list;
        }
        return plain instanceof String text ? new PyUnicode(text) : Py.java2py(plain);
    }

    private PyObject clear(PyObject[] args, String[] keywords) {
        CellOutput output = cell.output();
        if (output != null) {
            output.clear(Arguments.flag(args, keywords, 0, "wait"));
        }
        return Py.None;
    }
}
