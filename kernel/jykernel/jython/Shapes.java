package jykernel.jython;

import java.lang.reflect.Executable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import jykernel.classes.Members;
import jykernel.jython.Proposals.Shown;
import org.jspecify.annotations.Nullable;
import org.python.core.PyBaseCode;
import org.python.core.PyBeanEventProperty;
import org.python.core.PyBeanProperty;
import org.python.core.PyBuiltinCallable;
import org.python.core.PyClass;
import org.python.core.PyClassMethod;
import org.python.core.PyFunction;
import org.python.core.PyJavaPackage;
import org.python.core.PyJavaType;
import org.python.core.PyMethod;
import org.python.core.PyMethodDescr;
import org.python.core.PyModule;
import org.python.core.PyObject;
import org.python.core.PyProperty;
import org.python.core.PyReflectedFunction;
import org.python.core.PyStaticMethod;
import org.python.core.PySystemState;
import org.python.core.PyType;
import org.python.core.ReflectedArgs;

/** What kind of thing a value is, and how it is called. */
final class Shapes {
    private Shapes() {}

    static Shown of(@Nullable PyObject value) {
        if (value == null) {
            return Shown.NOTHING;
        } else if (isModule(value) || value instanceof PyJavaPackage) {
            return Shown.type("module");
        } else if (value instanceof PyType || value instanceof PyClass) {
            return new Shown("class", signature(value));
        } else if (value instanceof PyProperty
                || value instanceof PyBeanProperty
                || value instanceof PyBeanEventProperty) {
            return Shown.type("property");
        }
        boolean function = value instanceof PyFunction
                || value instanceof PyMethod
                || value instanceof PyBuiltinCallable
                || value instanceof PyMethodDescr
                || value instanceof PyStaticMethod
                || value instanceof PyClassMethod
                || value instanceof PyReflectedFunction;
        return function ? new Shown("function", signature(value)) : Shown.type("instance");
    }

    /** Of those that Jython has written in Java sys is an object, and time, for instance, a class. */
    static boolean isModule(PyObject value) {
        boolean isClass = value instanceof PyJavaType type
                && type.getProxyType() != null
                && type.getProxyType().getName().equals(PySystemState.getBuiltin(type.fastGetName()));
        return isClass || value instanceof PyModule || value instanceof PySystemState;
    }

    /** Such as {@code (a, b=1)}; empty if it is not known, as of builtins. */
    static String signature(PyObject callable) {
        if (callable instanceof PyJavaType java && java.getProxyType() != null) {
            return constructors(java.getProxyType());
        } else if (callable instanceof PyReflectedFunction reflected) {
            return overloads(reflected);
        } else if (callable instanceof PyMethod method && method.__func__ instanceof PyReflectedFunction reflected) {
            return overloads(reflected);
        }
        return PythonSignature.of("", callable);
    }

    private static String constructors(Class<?> type) {
        try {
            return Members.signature(List.of(type.getConstructors()));
        } catch (LinkageError missingLibrary) {
            return "";
        }
    }

    private static String overloads(PyReflectedFunction function) {
        return Members.signature(Arrays.stream(function.argslist)
                .filter(Objects::nonNull)
                .map((ReflectedArgs overload) -> overload.method)
                .flatMap(method -> method instanceof Executable executable ? Stream.of(executable) : Stream.empty())
                .toList());
    }

    /** The Python function that gets the arguments, or null. */
    static @Nullable PyFunction function(PyObject callable) {
        PyObject called = callable instanceof PyType type
                ? type.lookup("__init__")
                : callable instanceof PyClass old ? Names.inherited(old, "__init__") : callable;
        PyObject function = called instanceof PyMethod method ? method.__func__ : called;
        return function instanceof PyFunction python ? python : null;
    }

    /** The names of the arguments that can be given by name; without the one that the caller does not give. */
    static List<String> parameters(PyFunction function) {
        if (!(function.__code__ instanceof PyBaseCode code)) {
            return List.of();
        }
        List<String> names = new ArrayList<>(List.of(code.co_varnames).subList(0, code.co_argcount));
        names.removeIf(name -> name.equals("self") || name.equals("cls") || name.startsWith("."));
        return names;
    }
}
