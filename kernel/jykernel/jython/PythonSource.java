package jykernel.jython;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.python.core.Py;
import org.python.core.PyBaseCode;
import org.python.core.PyClass;
import org.python.core.PyFunction;
import org.python.core.PyInstance;
import org.python.core.PyMethod;
import org.python.core.PyModule;
import org.python.core.PyObject;
import org.python.core.PyProperty;
import org.python.core.PyString;
import org.python.core.PyType;

/** Where functions, classes and modules were written, and what was written there. Python's own is for reading alone. */
final class PythonSource {
    private final CellSources cells;

    PythonSource(CellSources cells) {
        this.cells = cells;
    }

    /** The name of a cell or of a file; the empty string if it is not known. */
    String file(PyObject value) {
        PyBaseCode code = code(value);
        if (code != null) {
            return code.co_filename;
        }
        if (value instanceof PyModule module) {
            return fileOf(module);
        }
        return isClass(value) ? fileOfClass(value) : "";
    }

    /** The empty string if there is no source, as for what is built in. */
    String of(PyObject value) {
        PyBaseCode code = code(value);
        if (code != null) {
            return SourceBlock.function(lines(code.co_filename), code.co_firstlineno - 1);
        }
        if (value instanceof PyModule module) {
            return String.join("\n", lines(fileOf(module)));
        }
        PyObject type = value instanceof PyInstance old ? old.instclass : isClass(value) ? value : value.getType();
        PyBaseCode inside = firstCode(type);
        return SourceBlock.ofClass(
                lines(fileOfClass(type)), name(type), inside == null ? -1 : inside.co_firstlineno - 1);
    }

    private List<String> lines(String file) {
        if (file.isEmpty()) {
            return List.of();
        }
        List<String> cell = cells.cell(file);
        return cell != null ? cell : SourceFiles.lines(file);
    }

    private static boolean isClass(PyObject value) {
        return value instanceof PyType || value instanceof PyClass;
    }

    private static @Nullable PyBaseCode code(PyObject value) {
        PyObject function = value instanceof PyMethod method ? method.__func__ : value;
        if (function instanceof PyProperty && function.getType() == PyProperty.TYPE) {
            function = function.__findattr__("fget");
        }
        return function instanceof PyFunction written && written.__code__ instanceof PyBaseCode code ? code : null;
    }

    private static String fileOf(PyModule module) {
        PyObject file =
                module.fastGetDict() == null ? null : module.fastGetDict().__finditem__("__file__");
        return file instanceof PyString ? PlainValues.text(file) : "";
    }

    /** The code of the class's methods knows its file; else the module does, or for cells the name of the class. */
    private String fileOfClass(PyObject type) {
        PyBaseCode inside = firstCode(type);
        if (inside != null) {
            return inside.co_filename;
        }
        PyObject dict = type.fastGetDict();
        PyObject module = dict == null ? null : dict.__finditem__("__module__");
        if (!(module instanceof PyString) || Target.isJava(type)) {
            return "";
        }
        if (module.toString().equals("__main__")) {
            return cells.newestWith("class " + name(type));
        }
        PyObject loaded = Py.getSystemState().modules.__finditem__(module);
        return loaded instanceof PyModule found ? fileOf(found) : "";
    }

    /** Of the functions that were written in the class the first one. */
    private static @Nullable PyBaseCode firstCode(PyObject type) {
        PyObject dict = type.fastGetDict();
        PyObject module = dict == null ? null : dict.__finditem__("__module__");
        PyBaseCode first = null;
        if (dict == null || module == null) {
            return null;
        }
        for (PyObject member : dict.invoke("values").asIterable()) {
            boolean own = member instanceof PyFunction function && module.equals(function.__module__);
            PyBaseCode code = own ? code(member) : null;
            if (code != null && (first == null || code.co_firstlineno < first.co_firstlineno)) {
                first = code;
            }
        }
        return first;
    }

    private static String name(PyObject type) {
        return type instanceof PyClass old ? old.__name__ : ((PyType) type).fastGetName();
    }
}
