package jykernel.jython;

import java.io.InterruptedIOException;
import java.lang.reflect.UndeclaredThrowableException;
import java.net.SocketTimeoutException;
import java.nio.channels.ClosedByInterruptException;
import java.util.concurrent.ExecutionException;
import jykernel.interrupt.Interrupts;
import jykernel.interrupt.Poll;
import org.jspecify.annotations.Nullable;
import org.python.core.Py;
import org.python.core.PyException;
import org.python.core.PyInteger;
import org.python.core.PyString;
import org.python.core.PyTuple;

/**
 * Turns the Java exception by which waiting code says that it was interrupted into what the signal behind it means to
 * Python. Woven into {@link Py#JavaError}, through which every Java exception goes on its way into Python. And keeps what
 * signals have raised from being forgotten.
 */
public final class Signalled {
    private static final int EINTR = 4;
    private static final int DEEPEST_CAUSE = 10;

    private Signalled() {}

    /** Returns the same exception if no signal is behind it. */
    public static Throwable translate(Throwable thrown) {
        PyException wrapped = wrapped(thrown);
        if (wrapped != null) {
            return wrapped;
        }
        Interrupts interrupts = isInterrupt(thrown) ? Poll.watched() : null;
        if (interrupts == null) {
            return thrown;
        }
        // One exception comes by several times, once for each "finally" on its way, and must become the same each time.
        for (Throwable before : thrown.getSuppressed()) {
            if (before instanceof PyException) {
                return before;
            }
        }
        if (!interrupts.isSignalled()) {
            return thrown;
        }
        PyException meaning = meaning();
        thrown.addSuppressed(meaning);
        return meaning;
    }

    /** Throws what a signal has raised, and returns everything else. Woven into what catches and forgets. */
    public static PyException letThrough(PyException caught) {
        if (isRaised(caught)) {
            throw caught;
        }
        return caught;
    }

    /** See {@link #letThrough(PyException)}. */
    public static Exception letThrough(Exception caught) {
        letThrough((Throwable) caught);
        return caught;
    }

    /** See {@link #letThrough(PyException)}. */
    public static Throwable letThrough(Throwable caught) {
        if (caught instanceof PyException python) {
            letThrough(python);
        }
        return caught;
    }

    private static boolean isRaised(PyException thrown) {
        return thrown.type == Py.KeyboardInterrupt || thrown == PythonSignals.raised();
    }

    private static PyException meaning() {
        try {
            Interrupts.checkInterrupt();
        } catch (PyException raised) {
            return raised;
        }
        // A handler has returned, but the call that it interrupted cannot be taken up again.
        PyTuple args = new PyTuple(new PyInteger(EINTR), new PyString("Interrupted system call"));
        return new PyException(Py.IOError, args);
    }

    /** The KeyboardInterrupt that Java code in between has wrapped, which would hide it from {@code except} clauses. */
    private static @Nullable PyException wrapped(Throwable thrown) {
        Throwable cause = thrown instanceof PyException ? null : thrown.getCause();
        for (int depth = 0; cause != null && depth < DEEPEST_CAUSE; depth++) {
            if (cause instanceof PyException raised && raised.match(Py.KeyboardInterrupt)) {
                return raised;
            }
            cause = cause.getCause();
        }
        return null;
    }

    private static boolean isInterrupt(Throwable thrown) {
        if (thrown instanceof ExecutionException || thrown instanceof UndeclaredThrowableException) {
            Throwable cause = thrown.getCause();
            return cause != null && isInterrupt(cause);
        }
        return thrown instanceof InterruptedException
                || thrown instanceof ClosedByInterruptException
                || (thrown instanceof InterruptedIOException && !(thrown instanceof SocketTimeoutException));
    }
}
