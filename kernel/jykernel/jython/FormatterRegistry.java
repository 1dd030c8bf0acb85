package jykernel.jython;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.python.core.Py;
import org.python.core.PyInstance;
import org.python.core.PyObject;
import org.python.core.PyString;
import org.python.core.PyTuple;
import org.python.core.PyType;

/** Functions that users have registered to show the objects of a class, by MIME type. */
final class FormatterRegistry {
    private static final class OfMimeType {
        final Map<PyObject, PyObject> byClass = new HashMap<>();
        /** By module and name, of classes that may not be loaded yet. */
        final Map<String, PyObject> byName = new LinkedHashMap<>();
    }

    private final Map<String, OfMimeType> formatters = new LinkedHashMap<>();

    /** {@code _register_formatter(mime, cls[, f])}: cls may be a name with its module; returns what was registered. */
    synchronized PyObject register(PyObject[] args, String[] keywords) {
        PyObject mime = Arguments.get(args, keywords, 0, "mime", null);
        PyObject type = Arguments.get(args, keywords, 1, "cls", null);
        PyObject function = Arguments.get(args, keywords, 2, "f", null);
        if (mime == null || type == null) {
            throw Py.TypeError("expected a MIME type and a class, found " + args.length + " arguments");
        }
        OfMimeType ofMimeType = formatters.computeIfAbsent(PlainValues.str(mime), key -> new OfMimeType());
        PyObject old = type instanceof PyString name
                ? exchange(ofMimeType.byName, PlainValues.text(name), function)
                : exchange(ofMimeType.byClass, type, function);
        return old == null ? Py.None : old;
    }

    /** Without a function nothing changes; None takes away what is there. */
    private static <K> @Nullable PyObject exchange(Map<K, PyObject> map, K key, @Nullable PyObject function) {
        if (function == null) {
            return map.get(key);
        }
        return function == Py.None ? map.remove(key) : map.put(key, function);
    }

    synchronized Set<String> mimeTypes() {
        return Set.copyOf(formatters.keySet());
    }

    /** The function for the nearest of the value's classes and, in Java, interfaces; null if there is none. */
    synchronized @Nullable PyObject find(PyObject value, String mimeType) {
        OfMimeType ofMimeType = formatters.get(mimeType);
        if (ofMimeType == null) {
            return null;
        }
        if (value instanceof PyInstance old) {
            PyObject found = ofOldClass(old.instclass, ofMimeType);
            if (found != null) {
                return found;
            }
        }
        for (PyObject type : value.getType().getMro().getArray()) {
            PyObject found = of(type, ofMimeType);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private static @Nullable PyObject ofOldClass(PyObject type, OfMimeType ofMimeType) {
        PyObject found = of(type, ofMimeType);
        if (found == null && type.__findattr__("__bases__") instanceof PyTuple bases) {
            for (PyObject base : bases.getArray()) {
                found = found == null ? ofOldClass(base, ofMimeType) : found;
            }
        }
        return found;
    }

    private static @Nullable PyObject of(PyObject type, OfMimeType ofMimeType) {
        PyObject found = ofMimeType.byClass.get(type);
        return found != null || ofMimeType.byName.isEmpty() ? found : ofMimeType.byName.get(fullName(type));
    }

    private static String fullName(PyObject type) {
        String name =
                type instanceof PyType builtin ? builtin.fastGetName() : String.valueOf(type.__findattr__("__name__"));
        PyObject module = type.__findattr__("__module__");
        return module == null || name.contains(".") ? name : module + "." + name;
    }
}
