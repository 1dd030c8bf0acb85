package jykernel.jython;

import java.math.BigInteger;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.python.core.PyBoolean;
import org.python.core.PyClass;
import org.python.core.PyFloat;
import org.python.core.PyInteger;
import org.python.core.PyLong;
import org.python.core.PyMethod;
import org.python.core.PyObject;
import org.python.core.PyReflectedFunction;
import org.python.core.PyType;
import org.python.core.PyUnicode;
import org.python.core.ReflectedArgs;

/**
 * What is known of an expression without running it: its value, or at least its class.
 *
 * @param value null if it would have to be computed
 * @param type of the value that is not known: a PyType or a PyClass
 */
record Known(@Nullable PyObject value, @Nullable PyObject type) {
    /** What Jython turns into Python's own. */
    private static final Map<Class<?>, PyType> CONVERTED = Map.ofEntries(
            Map.entry(String.class, PyUnicode.TYPE),
            Map.entry(char.class, PyUnicode.TYPE),
            Map.entry(Character.class, PyUnicode.TYPE),
            Map.entry(boolean.class, PyBoolean.TYPE),
            Map.entry(Boolean.class, PyBoolean.TYPE),
            Map.entry(double.class, PyFloat.TYPE),
            Map.entry(Double.class, PyFloat.TYPE),
            Map.entry(float.class, PyFloat.TYPE),
            Map.entry(Float.class, PyFloat.TYPE),
            Map.entry(long.class, PyLong.TYPE),
            Map.entry(Long.class, PyLong.TYPE),
            Map.entry(BigInteger.class, PyLong.TYPE),
            Map.entry(int.class, PyInteger.TYPE),
            Map.entry(Integer.class, PyInteger.TYPE),
            Map.entry(short.class, PyInteger.TYPE),
            Map.entry(Short.class, PyInteger.TYPE),
            Map.entry(byte.class, PyInteger.TYPE),
            Map.entry(Byte.class, PyInteger.TYPE));

    static @Nullable Known value(@Nullable PyObject value) {
        return value == null ? null : new Known(value, null);
    }

    static Known instanceOf(PyObject type) {
        return new Known(null, type);
    }

    /** What Python gets if Java returns a value of this class; null if that says nothing. */
    static @Nullable Known instanceOf(Class<?> type) {
        PyObject converted = CONVERTED.get(type);
        boolean saysNothing = type == Object.class || type == void.class;
        PyObject python = converted != null || saysNothing ? converted : JavaPackages.type(type);
        return python == null ? null : instanceOf(python);
    }

    /** What calling it gives, as far as its class or Java's declarations tell. */
    @Nullable
    Known called() {
        if (value instanceof PyType || value instanceof PyClass) {
            return instanceOf(value);
        }
        PyObject function = value instanceof PyMethod method ? method.__func__ : value;
        return function instanceof PyReflectedFunction reflected ? returned(reflected) : null;
    }

    /** Of the class that all overloads return. */
    private static @Nullable Known returned(PyReflectedFunction function) {
        Class<?> common = null;
        for (ReflectedArgs overload : function.argslist) {
            if (overload == null) {
                continue;
            }
            Class<?> type = overload.method instanceof java.lang.reflect.Method method ? method.getReturnType() : null;
            if (type == null || (common != null && common != type)) {
                return null;
            }
            common = type;
        }
        return common == null ? null : instanceOf(common);
    }
}
