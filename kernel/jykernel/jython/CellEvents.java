package jykernel.jython;

import jykernel.interpreter.Cell;
import org.jspecify.annotations.Nullable;
import org.python.core.Py;
import org.python.core.PyException;
import org.python.core.PyObject;
import org.python.core.PyUnicode;
import org.python.core.imp;

/** Tells the functions that {@code get_ipython().events} knows of each cell; costs nothing as long as nobody asked for it. */
final class CellEvents {
    private static final String MODULE = "IPython.core.interactiveshell";

    /** Runs a cell between its events. What it raises passes. */
    void around(Cell cell, Namespace namespace, Runnable run) {
        PyObject shell = shell();
        if (shell == null) {
            run.run();
            return;
        }
        PyObject events =
                imp.importName("IPython.core.events", true).__getattr__("core").__getattr__("events");
        PyObject info = events.invoke("begin_cell", new PyObject[] {
            shell, new PyUnicode(cell.code()), Py.newBoolean(cell.silent()), Py.newBoolean(cell.storeHistory())
        });
        namespace.forgetShown();
        try {
            run.run();
        } catch (PyException e) {
            e.normalize();
            events.invoke("end_cell", new PyObject[] {shell, info, e.value, Py.None});
            throw e;
        }
        events.invoke("end_cell", new PyObject[] {shell, info, Py.None, namespace.shown()});
    }

    /** The shell, if somebody has asked for it. */
    private static @Nullable PyObject shell() {
        PyObject module = Py.getSystemState().modules.__finditem__(MODULE);
        PyObject type = module == null ? null : module.__findattr__("InteractiveShell");
        PyObject shell = type == null ? null : type.__findattr__("_instance");
        return shell == Py.None ? null : shell;
    }
}
