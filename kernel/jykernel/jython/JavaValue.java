package jykernel.jython;

import jykernel.display.Language;
import org.jspecify.annotations.Nullable;
import org.python.core.JyAttribute;
import org.python.core.Py;
import org.python.core.PyArray;
import org.python.core.PyException;
import org.python.core.PyJavaType;
import org.python.core.PyObject;
import org.python.core.PyProxy;
import org.python.core.PyString;
import org.python.core.PyType;

/** The Java side of values that Python code holds. */
final class JavaValue {
    private JavaValue() {}

    /** Null for Python's own. */
    static @Nullable Object of(PyObject value) {
        if (value instanceof PyArray array) {
            return array.getArray();
        }
        if (value.getType() instanceof PyJavaType) {
            Object converted = value.__tojava__(Object.class);
            return converted instanceof PyObject ? null : converted;
        }
        // An object of a Python class that extends one of Java's; others are not asked what they would convert to.
        return JyAttribute.getAttr(value, JyAttribute.JAVA_PROXY_ATTR) instanceof PyProxy proxy ? proxy : null;
    }

    /** Whether a class between the object's and Java's has a repr of its own. */
    static boolean hasOwnRepr(PyObject value) {
        if (value instanceof PyArray) {
            return false;
        }
        for (PyObject each : value.getType().getMro().getArray()) {
            if (each instanceof PyJavaType || !(each instanceof PyType type)) {
                return false;
            }
            if (type.fastGetDict().__finditem__("__repr__") != null) {
                return true;
            }
        }
        return false;
    }

    /** Whether a collection's text is the one that Java's own collections have. */
    static boolean writesItems(Object collection) {
        try {
            return collection
                    .getClass()
                    .getMethod("toString")
                    .getDeclaringClass()
                    .getName()
                    .startsWith("java.util.");
        } catch (NoSuchMethodException e) {
            return false;
        }
    }

    /** The repr; of a Java value whose toString() fails, what is raised. */
    static String repr(PyObject value) {
        try {
            return PlainValues.text(value.__repr__());
        } catch (PyException e) {
            if (!(value.getType() instanceof PyJavaType) || PYTHON.passes(e)) {
                throw e;
            }
            return "<toString() raised " + ExceptionText.name(e) + ">";
        }
    }

    /** Java's text of a value, as Java's collections write it. */
    static String words(@Nullable Object value) {
        try {
            return String.valueOf(value);
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            if (e instanceof RuntimeException exception && PYTHON.passes(exception)) {
                throw exception;
            }
            return "<toString() raised " + PYTHON.name(e) + ">";
        }
    }

    /** What Python knows about values in Java's collections. */
    static final Language PYTHON = new Language() {
        @Override
        public @Nullable String text(Object value) {
            return value instanceof PyString string
                    ? PlainValues.text(string)
                    : value instanceof PyObject object ? PlainValues.str(object) : null;
        }

        @Override
        public Object view(Object value) {
            return PythonView.of(value);
        }

        @Override
        public String name(Throwable raised) {
            return raised instanceof PyException e
                    ? ExceptionText.name(e)
                    : raised.getClass().getName();
        }

        @Override
        public boolean passes(Throwable raised) {
            return raised instanceof PyException e && e.match(Py.BaseException) && !e.match(Py.Exception);
        }
    };
}
