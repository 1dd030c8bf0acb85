package jykernel.jython;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.python.core.Py;
import org.python.core.PyException;
import org.python.core.PyObject;

/** What the kernel's Python modules want to do once the cell that runs has ended. */
final class EndOfCell {
    private final Queue<PyObject> callbacks = new ConcurrentLinkedQueue<>();

    void add(PyObject callback) {
        callbacks.add(callback);
    }

    /** Calls each callback once, with whether the cell has failed; then an interrupt is not told any more. */
    void run(boolean failed) {
        PyObject callback = callbacks.poll();
        while (callback != null) {
            try {
                callback.__call__(failed ? Py.True : Py.False);
            } catch (PyException e) {
                if (!failed) {
                    throw e;
                }
            }
            callback = callbacks.poll();
        }
    }
}
