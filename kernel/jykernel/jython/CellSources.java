package jykernel.jython;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.python.core.Py;
import org.python.core.PyDictionary;
import org.python.core.PyList;
import org.python.core.PyObject;
import org.python.core.PyTuple;
import org.python.core.PyUnicode;
import org.python.core.imp;

/**
 * The source of cells under the file names that they are compiled with, so that tracebacks, {@code inspect} and
 * {@code pdb} find their lines. Python's module linecache knows them too.
 */
final class CellSources {
    /** The sources of older cells are forgotten. */
    static final int REMEMBERED = 1000;

    private final PyDictionary cache;
    private final Map<String, List<String>> lines = new LinkedHashMap<>();
    private int runs;

    CellSources() {
        cache = (PyDictionary) imp.importName("linecache", true).__getattr__("cache");
    }

    /** Remembers the source; returns the name to compile it with, a new one at each run. */
    synchronized String add(String source, int executionCount) {
        String name = "<cell " + executionCount + ">";
        if (lines.containsKey(name)) {
            name = "<cell " + executionCount + " run " + ++runs + ">";
        }
        List<String> sourceLines = source.lines().toList();
        lines.put(name, sourceLines);
        PyList pyLines = new PyList();
        sourceLines.forEach(line -> pyLines.append(new PyUnicode(line + "\n")));
        // Without a modification time linecache never looks for a file of this name.
        cache.__setitem__(
                Py.newString(name), new PyTuple(Py.newInteger(source.length()), Py.None, pyLines, Py.newString(name)));
        if (lines.size() > REMEMBERED) {
            String oldest = lines.keySet().iterator().next();
            lines.remove(oldest);
            cache.pop(Py.newString(oldest), Py.None);
        }
        return name;
    }

    /** The lines of a cell; null if there is none of the name. */
    synchronized @Nullable List<String> cell(String name) {
        return lines.get(name);
    }

    /** The name of the newest cell that contains the text; the empty string if there is none. */
    synchronized String newestWith(String text) {
        String newest = "";
        for (Map.Entry<String, List<String>> cell : lines.entrySet()) {
            if (cell.getValue().stream().anyMatch(line -> line.contains(text))) {
                newest = cell.getKey();
            }
        }
        return newest;
    }

    /** The lines of a cell or of a file; empty if they are not to be had. */
    List<String> lines(String fileName) {
        List<String> known = cell(fileName);
        if (known != null) {
            return known;
        }
        PyObject read = imp.importName("linecache", true).invoke("getlines", Py.newString(fileName));
        List<String> found = new java.util.ArrayList<>();
        read.asIterable().forEach(line -> found.add(PlainValues.text(line).stripTrailing()));
        return found;
    }
}
