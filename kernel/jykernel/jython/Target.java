package jykernel.jython;

import org.jspecify.annotations.Nullable;
import org.python.core.PyBeanProperty;
import org.python.core.PyBoolean;
import org.python.core.PyFloat;
import org.python.core.PyInteger;
import org.python.core.PyJavaType;
import org.python.core.PyLong;
import org.python.core.PyObject;
import org.python.core.PyReflectedField;
import org.python.core.PyType;
import org.python.core.PyUnicode;

/**
 * What help is asked for. Fields and properties of Java objects stand for themselves: reading them would run code.
 *
 * @param owner what it was found in, if it is an attribute
 */
record Target(String name, PyObject value, @Nullable PyObject owner) {
    static @Nullable Target find(Names names, String dotted) {
        int dot = dotted.lastIndexOf('.');
        if (dot < 0) {
            PyObject value = names.find(dotted);
            return value == null ? null : new Target(dotted, value, null);
        }
        PyObject owner = ownerOf(names, dotted.substring(0, dot));
        return owner == null ? null : attribute(owner, dotted.substring(dot + 1));
    }

    private static @Nullable PyObject ownerOf(Names names, String dotted) {
        String[] parts = dotted.split("\\.", -1);
        PyObject value = names.find(parts[0]);
        for (int i = 1; i < parts.length && value != null; i++) {
            value = stored(value, parts[i]);
        }
        return value instanceof PyReflectedField member ? typeOf(member) : value;
    }

    /** What would have to be computed, such as a property, is what the class has under the name. */
    static @Nullable Target attribute(PyObject owner, String name) {
        PyObject stored = stored(owner, name);
        PyObject value = stored == null ? Names.ofClass(owner, name) : stored;
        return value == null ? null : new Target(name, value, owner);
    }

    private static @Nullable PyObject stored(PyObject value, String name) {
        PyObject owner = value instanceof PyReflectedField member ? typeOf(member) : value;
        PyObject member = javaMember(owner, name);
        return member != null ? member : Names.attribute(owner, name);
    }

    private static @Nullable PyObject javaMember(PyObject owner, String name) {
        PyType type = owner instanceof PyType itself ? itself : owner.getType();
        return javaClass(type) != null && type.lookup(name) instanceof PyReflectedField field ? field : null;
    }

    /** What a field or property is declared to hold, as Python sees it. */
    private static PyType typeOf(PyReflectedField member) {
        Class<?> type = member instanceof PyBeanProperty bean ? bean.myType : member.field.getType();
        if (type == String.class || type == char.class || type == Character.class) {
            return PyUnicode.TYPE;
        } else if (type == boolean.class || type == Boolean.class) {
            return PyBoolean.TYPE;
        } else if (type == long.class || type == Long.class) {
            return PyLong.TYPE;
        } else if (type == double.class || type == Double.class || type == float.class || type == Float.class) {
            return PyFloat.TYPE;
        } else if (type == int.class || type == Integer.class || type == short.class || type == byte.class) {
            return PyInteger.TYPE;
        }
        return PyType.fromClass(type);
    }

    /** The Java class that the type is or inherits from; null for types of Python. */
    static @Nullable Class<?> javaClass(PyType type) {
        for (PyObject above : type.getMro().getArray()) {
            if (above instanceof PyJavaType && above.__tojava__(Class.class) instanceof Class<?> found) {
                boolean generated = found.getName().startsWith("org.python.proxies.");
                if (!generated && (found != Object.class || type == above)) {
                    return found;
                }
            }
        }
        return null;
    }

    /** Whether a class was written in Java, and not in Python with a Java class as its base. */
    static boolean isJava(PyObject type) {
        return type instanceof PyJavaType
                && type.__tojava__(Class.class) instanceof Class<?> found
                && !found.getName().startsWith("org.python.proxies.");
    }

    /** The Java class in whose methods the target was found; null if it was found elsewhere. */
    @Nullable
    Class<?> ownerClass() {
        PyObject found = owner;
        if (found == null || found instanceof PyType) {
            return found == null ? null : javaClass((PyType) found);
        }
        Object java = found.getType() instanceof PyJavaType ? found.__tojava__(Object.class) : found;
        return java instanceof PyObject ? javaClass(found.getType()) : java.getClass();
    }
}
