package jykernel.jython;

import java.util.StringJoiner;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.python.core.Py;
import org.python.core.PyBaseCode;
import org.python.core.PyClass;
import org.python.core.PyFunction;
import org.python.core.PyInstance;
import org.python.core.PyMethod;
import org.python.core.PyObject;
import org.python.core.PyType;

/** How functions and classes of Python are called. Of their defaults only plain ones are written out. */
final class PythonSignature {
    private static final Pattern SELF = Pattern.compile("\\A\\(\\w+(?:, )?");

    private PythonSignature() {}

    /** Without the argument that the caller does not give; the empty string if it is not known. */
    static String of(String name, PyObject value) {
        PyFunction function = function(isClass(value) ? Names.initOf(value) : value);
        if (function == null) {
            return "";
        }
        boolean isBound = value instanceof PyMethod method && method.__self__ != null && method.__self__ != Py.None;
        return name + (isClass(value) || isBound ? withoutSelf(function) : arguments(function));
    }

    private static String withoutSelf(PyFunction function) {
        return SELF.matcher(arguments(function)).replaceFirst("(");
    }

    /** How an instance is called; the empty string if it cannot be. */
    static String ofCall(String name, PyObject value) {
        PyObject type = value instanceof PyInstance old ? old.instclass : value.getType();
        boolean instance = !isClass(value) && !(value instanceof PyFunction) && !(value instanceof PyMethod);
        PyObject call = !instance
                ? null
                : type instanceof PyType newStyle ? newStyle.lookup("__call__") : Names.attribute(type, "__call__");
        PyFunction function = call == null ? null : function(call);
        return function == null ? "" : name + withoutSelf(function);
    }

    private static boolean isClass(PyObject value) {
        return value instanceof PyType || value instanceof PyClass;
    }

    static @Nullable PyFunction function(PyObject value) {
        PyObject function = value instanceof PyMethod method ? method.__func__ : value;
        return function instanceof PyFunction found ? found : null;
    }

    private static String arguments(PyFunction function) {
        StringJoiner all = new StringJoiner(", ", "(", ")");
        if (!(function.__code__ instanceof PyBaseCode code) || code.co_varnames == null) {
            return "(...)";
        }
        PyObject[] defaults = function.__defaults__ == null ? new PyObject[0] : function.__defaults__;
        int next = code.co_argcount;
        for (int i = 0; i < code.co_argcount; i++) {
            int ofDefault = i - (code.co_argcount - defaults.length);
            String value = ofDefault < 0 ? "" : "=" + PlainText.ofDefault(defaults[ofDefault]);
            all.add(code.co_varnames[i] + value);
        }
        if (code.varargs) {
            all.add("*" + code.co_varnames[next++]);
        }
        if (code.varkwargs) {
            all.add("**" + code.co_varnames[next]);
        }
        return all.toString();
    }
}
