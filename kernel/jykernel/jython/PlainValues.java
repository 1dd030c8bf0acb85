package jykernel.jython;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.python.core.BufferProtocol;
import org.python.core.Py;
import org.python.core.PyBUF;
import org.python.core.PyBoolean;
import org.python.core.PyBuffer;
import org.python.core.PyDictionary;
import org.python.core.PyException;
import org.python.core.PyFloat;
import org.python.core.PyInteger;
import org.python.core.PyLong;
import org.python.core.PyObject;
import org.python.core.PySequence;
import org.python.core.PySequenceList;
import org.python.core.PyString;
import org.python.core.PyUnicode;
import org.python.core.util.StringUtil;

/** Python values as plain Java values that can be written as JSON, and text as Java strings. */
final class PlainValues {
    /** Deeper than any sensible document, and far from the end of the stack. */
    private static final int DEPTH_LIMIT = 200;

    private PlainValues() {}

    /** The characters of a unicode string; a byte string is read as UTF-8, and what is malformed becomes U+FFFD. */
    static String text(PyObject string) {
        if (string instanceof PyUnicode unicode) {
            return unicode.getString();
        }
        if (string instanceof PyString bytes) {
            return new String(StringUtil.toBytes(bytes.getString()), StandardCharsets.UTF_8);
        }
        return string.toString();
    }

    /** The value in terms of maps, lists, strings, numbers, booleans and null; what is none of these is its repr. */
    static @Nullable Object of(PyObject value) {
        return of(value, 0);
    }

    private static @Nullable Object of(PyObject value, int depth) {
        if (depth > DEPTH_LIMIT) {
            throw Py.ValueError("the value is nested deeper than " + DEPTH_LIMIT + " levels, or contains itself");
        }
        if (value == Py.None) {
            return null;
        } else if (value instanceof PyString) {
            return text(value);
        } else if (value instanceof PyBoolean) {
            return value.__nonzero__();
        } else if (value instanceof PyInteger integer) {
            return integer.getValue();
        } else if (value instanceof PyLong big) {
            return big.getValue();
        } else if (value instanceof PyFloat number) {
            double d = number.getValue();
            return Double.isFinite(d) ? (Object) d : number.toString();
        }
        return isMapping(value) ? map(value, depth) : isSequence(value) ? list(value, depth) : text(value.__repr__());
    }

    private static boolean isMapping(PyObject value) {
        return value instanceof PyDictionary
                || value.__tojava__(Map.class) instanceof Map
                || value.__findattr__("keys") != null;
    }

    private static boolean isSequence(PyObject value) {
        return value instanceof PySequenceList
                || value instanceof PySequence
                || value.__tojava__(List.class) instanceof List;
    }

    /** A mapping with text as keys. */
    static Map<String, Object> map(PyObject mapping) {
        return map(mapping, 0);
    }

    private static Map<String, Object> map(PyObject mapping, int depth) {
        Map<String, Object> plain = new LinkedHashMap<>();
        for (PyObject key : mapping.invoke("keys").asIterable()) {
            Object value = of(mapping.__getitem__(key), depth + 1);
            putOrNull(plain, key instanceof PyString ? text(key) : key.toString(), value);
        }
        return plain;
    }

    /** JSON has null as a value; the maps of a bundle are declared without. */
    @SuppressWarnings("NullAway")
    private static void putOrNull(Map<String, Object> map, String key, @Nullable Object value) {
        map.put(key, value);
    }

    private static List<@Nullable Object> list(PyObject sequence, int depth) {
        List<@Nullable Object> plain = new ArrayList<>();
        for (PyObject item : sequence.asIterable()) {
            plain.add(of(item, depth + 1));
        }
        return plain;
    }

    /** The bytes of a byte string, or of anything else that Java sees as an array of bytes; null if it is neither. */
    static byte @Nullable [] bytes(PyObject value) {
        if (value instanceof PyUnicode) {
            return null;
        }
        if (value instanceof PyString string) {
            return StringUtil.toBytes(string.getString());
        }
        Object java = value.__tojava__(byte[].class);
        if (java instanceof byte[] array) {
            return array;
        }
        return value instanceof BufferProtocol buffer ? bytes(buffer) : null;
    }

    /** The bytes of a bytearray, a buffer, a memoryview and their kin. */
    static byte[] bytes(BufferProtocol value) {
        try (PyBuffer view = value.getBuffer(PyBUF.FULL_RO)) {
            byte[] copy = new byte[view.getLen()];
            view.copyTo(copy, 0);
            return copy;
        }
    }

    /** What str() gives, as text; unicode() where str() cannot encode it. */
    static String str(PyObject value) {
        try {
            return text(value.__str__());
        } catch (PyException e) {
            if (e.match(Py.UnicodeError)) {
                return text(value.__unicode__());
            }
            throw e;
        }
    }
}
