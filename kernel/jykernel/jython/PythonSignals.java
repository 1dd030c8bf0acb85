package jykernel.jython;

import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import jykernel.interrupt.Blocking;
import jykernel.interrupt.InterruptBuffer;
import jykernel.interrupt.Interrupts;
import jykernel.interrupt.SignalDelivery;
import org.jspecify.annotations.Nullable;
import org.python.core.Py;
import org.python.core.PyException;
import org.python.core.PyFrame;
import org.python.core.PyObject;

/**
 * What signals mean to Python code: the handlers that the module {@code signal} registers. As in Pyodide they hold for
 * all cells, and a signal without a handler does nothing, except that SIGINT raises KeyboardInterrupt. Public for the
 * Python code of that module.
 */
public final class PythonSignals implements SignalDelivery {
    private final Map<Integer, PyObject> handlers = new ConcurrentHashMap<>();
    private final Object delivered = new Object();
    /** How many signals have had an effect. Guarded by {@link #delivered}. */
    private long deliveries;

    /** What a handler has thrown last; only the thread that runs cells calls handlers. */
    private static volatile WeakReference<PyException> raised = new WeakReference<>(null);

    private volatile @Nullable Interrupts interrupts;

    /** The kernel whose signals these are. */
    public void connect(Interrupts connected) {
        interrupts = connected;
    }

    @Override
    public @Nullable Runnable prepare(int signum) {
        PyObject handler = handlers.get(signum);
        if (handler == null && signum == InterruptBuffer.SIGINT) {
            PyException raised = new PyException(Py.KeyboardInterrupt);
            return () -> {
                throw raised;
            };
        }
        if (handler == null || !handler.isCallable()) {
            return null; // SIG_DFL and SIG_IGN are numbers
        }
        PyFrame frame = Py.getFrame();
        return () -> call(handler, signum, frame == null ? Py.None : frame);
    }

    private void call(PyObject handler, int signum, PyObject frame) {
        try {
            handler.__call__(Py.newInteger(signum), frame);
        } catch (PyException thrown) {
            raised = new WeakReference<>(thrown); // its traceback holds what the cell knows
            throw thrown;
        } finally {
            synchronized (delivered) {
                deliveries++;
                delivered.notifyAll();
            }
        }
    }

    /** What a handler of a signal has thrown last, or null. */
    static @Nullable PyException raised() {
        return raised.get();
    }

    @Override
    public RuntimeException givenUp() {
        return new PyException(Py.KeyboardInterrupt);
    }

    /** The handler that was set, or null. */
    public @Nullable PyObject get(int signum) {
        return handlers.get(signum);
    }

    /** @param handler is called as {@code handler(signum, frame)} if it can be called; else the signal has no effect */
    public void set(int signum, PyObject handler) {
        handlers.put(signum, handler);
    }

    /** Whether the calling thread is the one that runs the cell, the only one that may register handlers. */
    public boolean onMainThread() {
        Interrupts connected = interrupts;
        return connected == null || connected.onRunner();
    }

    /** Sends a signal to the cell that runs, as {@code interrupt_request} does; without effect if none runs. */
    public void send(int signum) {
        Interrupts connected = interrupts;
        if (connected != null) {
            connected.interrupt(signum);
        }
    }

    /** Works beside the cell on the calling thread, which {@link #stop} can end. */
    void beside(Runnable work) {
        Interrupts connected = interrupts;
        if (connected == null) {
            work.run();
        } else {
            connected.sideThreads().run(work);
        }
    }

    /** Raises KeyboardInterrupt in what a thread does beside the cell. */
    void stop(Thread thread) {
        Interrupts connected = interrupts;
        if (connected != null) {
            connected.sideThreads().stop(thread);
        }
    }

    /** Replaces the shared byte; None switches interrupts off. Raises TypeError for what is no buffer. */
    void setBuffer(PyObject shared) {
        Interrupts connected = interrupts;
        if (connected == null) {
            return;
        }
        if (shared == Py.None) {
            connected.setBuffer(null);
            return;
        }
        Object java = shared.__tojava__(Object.class);
        InterruptBuffer buffer = InterruptBuffer.over(java);
        if (buffer == null) {
            throw Py.TypeError("expected None, an InterruptBuffer, a byte[] or a java.nio.ByteBuffer that is neither"
                    + " empty nor read-only, found " + shared.getType().fastGetName());
        }
        connected.setBuffer(buffer);
    }

    /** Waits until a handler was called. */
    public void pause() throws InterruptedException {
        long before;
        synchronized (delivered) {
            before = deliveries;
        }
        Blocking.section(() -> {
            synchronized (delivered) {
                while (deliveries == before) {
                    delivered.wait();
                }
                return before;
            }
        });
    }
}
