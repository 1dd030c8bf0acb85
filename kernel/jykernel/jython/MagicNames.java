package jykernel.jython;

import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.python.core.Py;
import org.python.core.PyException;
import org.python.core.PyObject;
import org.python.core.PyString;
import org.python.core.imp;

/** Magics, and what their lines take. */
final class MagicNames {
    static final Pattern NAME = Pattern.compile("(%%?)(\\w*)\\Z");
    private static final Pattern LINE = Pattern.compile("%%?(\\w+)\\s+(.*)\\Z", Pattern.DOTALL);
    private static final String SHELL = "!";
    private static final String SHELL_MODULE = "IPython.core.interactiveshell";
    private static final String MAGICS_MODULE = "IPython.core.magics";
    /** Those whose lines are Python. */
    private static final Set<String> PYTHON = Set.of(
            "time", "timeit", "prun", "pinfo", "pinfo2", "pdoc", "psource", "pdef", "pfile", "who", "whos", "capture");

    private MagicNames() {}

    /** Where the Python begins that the line consists of after the name of its magic, or -1. */
    static int pythonStart(CursorText text) {
        Matcher line = LINE.matcher(text.before.substring(text.escapeStart));
        return line.matches() && PYTHON.contains(line.group(1)) ? text.escapeStart + line.start(2) : -1;
    }

    /** The last word of a line that takes names of files, or null if it takes something else. */
    static @Nullable String path(CursorText text) {
        String command = text.before.substring(text.escapeStart);
        boolean takesPaths = command.startsWith(SHELL) || LINE.matcher(command).matches();
        return takesPaths ? command.substring(Math.max(lastBlank(command), SHELL.length() - 1) + 1) : null;
    }

    private static int lastBlank(String command) {
        int i = command.length() - 1;
        while (i >= 0 && !Character.isWhitespace(command.charAt(i))) {
            i--;
        }
        return i;
    }

    /** @param into begins with the percent sign */
    static void propose(CursorText text, Proposals into) {
        boolean firstOfCell = text.before.substring(0, text.escapeStart).isBlank();
        if (!into.prefix.startsWith("%%")) {
            names("line").forEach(name -> into.add("%" + name, "magic"));
        }
        if (firstOfCell) {
            names("cell").forEach(name -> into.add("%%" + name, 1, () -> Proposals.Shown.type("magic")));
        }
    }

    /** Nothing if a cell is importing something just now: nobody is to wait for that. */
    private static List<String> names(String kind) {
        ReentrantLock importing = Py.getSystemState().getImportLock();
        if (!importing.tryLock()) {
            return List.of();
        }
        try {
            PyObject names = allNames(Py.newString(kind));
            return StreamSupport.stream(names.asIterable().spliterator(), false)
                    .map(PyObject::toString)
                    .toList();
        } catch (PyException withoutMagics) {
            return List.of();
        } finally {
            importing.unlock();
        }
    }

    /** The shell is asked only if a cell has used it: without it there are no magics but those of the kernel. */
    private static PyObject allNames(PyString kind) {
        PyObject modules = Py.getSystemState().modules;
        PyObject shell = modules.__finditem__(SHELL_MODULE);
        if (shell != null) {
            PyObject magics =
                    shell.__getattr__("InteractiveShell").invoke("instance").__getattr__("magics_manager");
            return magics.invoke("names", kind);
        }
        imp.importName(MAGICS_MODULE, true);
        return modules.__getitem__(Py.newString(MAGICS_MODULE)).invoke("names", kind);
    }
}
