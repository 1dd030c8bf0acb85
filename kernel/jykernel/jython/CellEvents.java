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
        PyObject info = shell() == null ? null : call("begin_cell", cell);
        namespace.forgetShown();
        try {
            run.run();
        } catch (PyException e) {
            e.normalize();
            end(cell, info, e.value, Py.None);
            throw e;
        }
        end(cell, info, Py.None, namespace.shown());
    }

    /** A cell that was the first to ask for the shell has no beginning, but an end. */
    private static void end(Cell cell, @Nullable PyObject begun, PyObject error, PyObject value) {
        if (shell() != null) {
            PyObject info = begun == null ? call("cell_info", cell) : begun;
            events().invoke("end_cell", new PyObject[] {shell(), info, error, value});
        }
    }

    private static PyObject call(String function, Cell cell) {
        return events().invoke(function, new PyObject[] {
            shell(), new PyUnicode(cell.code()), Py.newBoolean(cell.silent()), Py.newBoolean(cell.storeHistory())
        });
    }

    private static PyObject events() {
        return imp.importName("IPython.core.events", false);
    }

    /** The shell, if somebody has asked for it. */
    private static @Nullable PyObject shell() {
        PyObject module = Py.getSystemState().modules.__finditem__(MODULE);
        PyObject type = module == null ? null : module.__findattr__("InteractiveShell");
        PyObject shell = type == null ? null : type.__findattr__("_instance");
        return shell == Py.None ? null : shell;
    }
}
