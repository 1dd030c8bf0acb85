package jykernel.jython;

import java.util.Collection;
import java.util.Map;
import java.util.StringJoiner;
import java.util.UUID;
import org.python.core.Py;
import org.python.core.PyBoolean;
import org.python.core.PyComplex;
import org.python.core.PyDictionary;
import org.python.core.PyFloat;
import org.python.core.PyFrozenSet;
import org.python.core.PyInteger;
import org.python.core.PyList;
import org.python.core.PyLong;
import org.python.core.PyObject;
import org.python.core.PySet;
import org.python.core.PyString;
import org.python.core.PyTuple;
import org.python.core.PyType;
import org.python.core.PyUnicode;

/** The text of values whose text costs nothing and runs no code of the user; the empty string for all others. */
final class PlainText {
    private static final int LONGEST_STRING = 120;
    private static final int MOST_BITS = 512;
    private static final int MOST_ITEMS = 8;

    private PlainText() {}

    static String of(PyObject value) {
        PyType type = value.getType();
        if (type == PyString.TYPE || type == PyUnicode.TYPE) {
            return quoted((PyString) value);
        } else if (type == PyLong.TYPE) {
            return ((PyLong) value).getValue().bitLength() > MOST_BITS ? "" : value.toString();
        }
        boolean plain = value == Py.None
                || type == PyInteger.TYPE
                || type == PyBoolean.TYPE
                || type == PyFloat.TYPE
                || type == PyComplex.TYPE;
        return plain ? value.toString() : "";
    }

    private static String quoted(PyString string) {
        String text = string.getString();
        if (text.length() <= LONGEST_STRING) {
            return string.__repr__().toString();
        }
        int end = text.offsetByCodePoints(0, Math.min(LONGEST_STRING, text.codePointCount(0, text.length())));
        String head = text.substring(0, end);
        return (string instanceof PyUnicode ? new PyUnicode(head) : new PyString(head)).__repr__() + "…";
    }

    /** As a default value in a signature; an ellipsis for what is not plain. */
    static String ofDefault(PyObject value) {
        PyType type = value.getType();
        if (type == PyTuple.TYPE && ((PyTuple) value).size() <= MOST_ITEMS) {
            PyObject[] items = ((PyTuple) value).getArray();
            StringJoiner all = new StringJoiner(", ", "(", items.length == 1 ? ",)" : ")");
            for (PyObject item : items) {
                all.add(item.getType() == PyTuple.TYPE ? "..." : ofDefault(item));
            }
            return all.toString();
        } else if (type == PyList.TYPE && value.__len__() == 0) {
            return "[]";
        } else if (type == PyDictionary.TYPE && value.__len__() == 0) {
            return "{}";
        } else if (value instanceof PyType named) {
            return named.fastGetName().replaceFirst(".*[.$]", "");
        }
        String text = of(value);
        return text.isEmpty() ? "..." : text;
    }

    /** How many items a builtin has. */
    static String length(PyObject value) {
        PyType type = value.getType();
        boolean sized = type == PyList.TYPE
                || type == PyTuple.TYPE
                || type == PyDictionary.TYPE
                || type == PySet.TYPE
                || type == PyFrozenSet.TYPE
                || type == PyString.TYPE
                || type == PyUnicode.TYPE;
        return sized ? String.valueOf(value.__len__()) : "";
    }

    /** The text of Java values of the JDK that are as good as numbers. */
    static String ofJava(Object value) {
        if (value instanceof Enum<?> constant) {
            return constant.name();
        }
        boolean plain = value instanceof UUID
                || value.getClass().getName().startsWith("java.time.")
                || value.getClass() == java.io.File.class
                || value.getClass() == java.net.URI.class
                || (value.getClass() == java.math.BigDecimal.class
                        && ((java.math.BigDecimal) value).unscaledValue().bitLength() <= MOST_BITS
                        && Math.abs(((java.math.BigDecimal) value).scale()) < MOST_BITS);
        String text = plain ? value.toString() : "";
        return text.length() > LONGEST_STRING ? "" : text;
    }

    /** How many items a collection of {@code java.util} has that counts them as it goes. */
    static String lengthOfJava(Object value) {
        if (value.getClass().isArray()) {
            return String.valueOf(java.lang.reflect.Array.getLength(value));
        }
        boolean counted = value.getClass().getPackageName().equals("java.util")
                && java.lang.reflect.Modifier.isPublic(value.getClass().getModifiers());
        if (counted && value instanceof Collection<?> collection) {
            return String.valueOf(collection.size());
        }
        return counted && value instanceof Map<?, ?> map ? String.valueOf(map.size()) : "";
    }
}
