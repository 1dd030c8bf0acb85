package jykernel.jython;

import jykernel.interpreter.CellOutput;
import org.jspecify.annotations.Nullable;
import org.python.core.PyObject;
import org.python.core.PySystemState;
import org.python.core.PyType;

/** What Python's module sys knows of the world: where it prints, where it reads, and how it shows results. */
final class StandardStreams {
    private final PySystemState system;
    private final TextStream stdout;
    private final TextStream stderr;
    private final StandardInput stdin;
    private final PyObject displayhook;

    StandardStreams(PySystemState system, CurrentCell cell, StandardInput stdin, PyObject displayhook) {
        this.system = system;
        this.stdout = new TextStream(CellOutput.STDOUT, cell);
        this.stderr = new TextStream(CellOutput.STDERR, cell);
        this.stdin = stdin;
        this.displayhook = displayhook;
        system.stdout = stdout;
        system.stderr = stderr;
        system.stdin = stdin;
        // __displayhook__ stays Jython's, which prints: doctest asks for it.
        system.__setattr__("displayhook", displayhook);
        system.__setattr__("__stdout__", stdout);
        system.__setattr__("__stderr__", stderr);
        system.__setattr__("__stdin__", stdin);
    }

    /** Replaces what an earlier cell has deleted or broken; what it has replaced by something that works stays. */
    void repair() {
        if (!has(system.stdout, "write")) {
            system.stdout = stdout;
        }
        if (!has(system.stderr, "write")) {
            system.stderr = stderr;
        }
        if (!has(system.stdin, "readline")) {
            system.stdin = stdin;
        }
        PyObject hook = system.__findattr__("displayhook");
        if (hook == null || !hook.isCallable()) {
            system.__setattr__("displayhook", displayhook);
        }
    }

    /** To ask an object of a class that is written in Python could run code of the user: it is looked into instead. */
    private static boolean has(@Nullable PyObject stream, String method) {
        if (stream == null) {
            return false;
        }
        PyType type = stream.getType();
        if (type.lookup("__dict__") == null) {
            return stream.__findattr__(method) != null;
        }
        PyObject own = stream.fastGetDict();
        return type.lookup(method) != null
                || type.lookup("__getattr__") != null
                || (own != null && own.__finditem__(method) != null);
    }

    /** What a print statement left open belongs to the cell that has ended. */
    void endOfCell() {
        stdout.endOfCell();
        stderr.endOfCell();
    }
}
