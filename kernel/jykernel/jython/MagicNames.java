package jykernel.jython;

import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import jykernel.display.MimeBundle;
import jykernel.interpreter.Inspection;
import org.jspecify.annotations.Nullable;
import org.python.core.Py;
import org.python.core.PyException;
import org.python.core.PyObject;
import org.python.core.PyString;
import org.python.core.imp;

/** Magics, and what their lines take. */
final class MagicNames {
    static final Pattern NAME = Pattern.compile("(%%?)(\\w*)\\Z");
    private static final Pattern ASKED = Pattern.compile("%%?\\w+");
    private static final Pattern LINE = Pattern.compile("%%?(\\w+)\\s+(.*)\\Z", Pattern.DOTALL);
    private static final String SHELL = "!";
    private static final String SHELL_MODULE = "IPython.core.interactiveshell";
    private static final String MAGICS_MODULE = "IPython.core.magics";
    private static final String NAMES_MODULE = "IPython.core.names";
    /** Those whose lines are Python. */
    private static final Set<String> PYTHON = Set.of(
            "time", "timeit", "prun", "pinfo", "pinfo2", "pdoc", "psource", "pdef", "pfile", "who", "whos", "capture");

    private MagicNames() {}

    /** The magic, with its percent signs, in whose line the index is, or the empty string. */
    static String asked(String code, int index) {
        CursorText text = CursorText.of(code, AskedName.endOfWord(code, index));
        Matcher magic = ASKED.matcher(text.before).region(Math.max(0, text.escapeStart), text.before.length());
        return text.escapeStart >= 0 && magic.lookingAt() ? magic.group() : "";
    }

    /** @param magic with its percent signs */
    static Inspection help(String magic, int detailLevel) {
        String text = magic.isEmpty() ? "" : unlessImporting(() -> documentation(magic, detailLevel), "");
        return text.isEmpty() ? Inspection.NOTHING : new Inspection(MimeBundle.text(text));
    }

    private static String documentation(String magic, int detailLevel) {
        PyObject shell = shell();
        PyObject find = shell == null ? module(MAGICS_MODULE).__getattr__("written") : shell.__getattr__("find_magic");
        PyObject[] arguments = {find, Py.newUnicode(magic), Py.newInteger(detailLevel)};
        PyObject data = module(NAMES_MODULE).__getattr__("magic_help").__call__(arguments);
        return data == Py.None ? "" : PlainValues.text(data.__getitem__(Py.newString("text/plain")));
    }

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

    private static List<String> names(String kind) {
        return unlessImporting(
                () -> StreamSupport.stream(
                                allNames(Py.newString(kind)).asIterable().spliterator(), false)
                        .map(PyObject::toString)
                        .toList(),
                List.of());
    }

    /** The other value if a cell is importing something just now: nobody is to wait for that. */
    private static <T> T unlessImporting(Supplier<T> asked, T otherwise) {
        ReentrantLock importing = Py.getSystemState().getImportLock();
        if (!importing.tryLock()) {
            return otherwise;
        }
        try {
            return asked.get();
        } catch (PyException withoutMagics) {
            return otherwise;
        } finally {
            importing.unlock();
        }
    }

    private static PyObject allNames(PyString kind) {
        PyObject shell = shell();
        return shell == null
                ? module(MAGICS_MODULE).invoke("names", kind)
                : shell.__getattr__("magics_manager").invoke("names", kind);
    }

    /** Null if no cell has used it: without it there are no magics but those of the kernel. */
    private static @Nullable PyObject shell() {
        PyObject loaded = Py.getSystemState().modules.__finditem__(SHELL_MODULE);
        PyObject shells = loaded == null ? null : loaded.__findattr__("InteractiveShell");
        return shells == null || !shells.invoke("initialized").__nonzero__() ? null : shells.invoke("instance");
    }

    private static PyObject module(String name) {
        imp.importName(name, true);
        return Py.getSystemState().modules.__getitem__(Py.newString(name));
    }
}
