package jykernel.jython;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.python.core.Py;
import org.python.core.PyException;
import org.python.core.PyFunction;
import org.python.core.PyInstance;
import org.python.core.PyJavaType;
import org.python.core.PyObject;
import org.python.core.PyProperty;
import org.python.core.PyType;

/** Finds what a dotted name means, without running code of the user as far as that can be avoided. */
final class Names {
    /** A dotted name at the end of a text. */
    private static final Pattern DOTTED_TAIL = Pattern.compile("[A-Za-z_]\\w*(?:\\s*\\.\\s*[A-Za-z_]\\w*)*\\Z");

    private static final Pattern IDENTIFIER_HEAD = Pattern.compile("\\A\\w*");

    private final Namespace namespace;

    Names(Namespace namespace) {
        this.namespace = namespace;
    }

    /** The dotted name that ends at the index, or the empty string. */
    static String endingAt(String code, int index) {
        Matcher matcher = DOTTED_TAIL.matcher(code.substring(0, index));
        return matcher.find() ? matcher.group().replaceAll("\\s", "") : "";
    }

    /** The dotted name that the index is in or at the end of. */
    static String around(String code, int index) {
        Matcher rest = IDENTIFIER_HEAD.matcher(code.substring(index));
        return endingAt(code, rest.find() ? index + rest.end() : index);
    }

    /** The value of the dotted name, or null if it has none that can be found safely. */
    @Nullable
    PyObject find(String dotted) {
        PyObject value = null;
        for (String name : dotted.split("\\.", -1)) {
            value = value == null ? global(name) : attribute(value, name);
            if (value == null) {
                return null;
            }
        }
        return value;
    }

    private @Nullable PyObject global(String name) {
        PyObject key = Py.newString(name);
        PyObject value = namespace.names().__finditem__(key);
        return value != null ? value : Py.getSystemState().getBuiltins().__finditem__(key);
    }

    /** The attribute, or null if there is none that can be found safely. */
    static @Nullable PyObject attribute(PyObject value, String name) {
        PyObject own = value.fastGetDict() == null ? null : value.fastGetDict().__finditem__(name);
        if (own != null && !(value.getType() instanceof PyJavaType)) {
            return own;
        }
        PyType type = value.getType();
        PyObject ofType = type.lookup(name);
        boolean dynamic = isPython(type.lookup("__getattribute__"))
                || (ofType == null && isPython(type.lookup("__getattr__")))
                || (value instanceof PyInstance old && old.instclass.__findattr__("__getattr__") != null);
        boolean computed = ofType instanceof PyProperty
                || (ofType != null && isPython(ofType.getType().lookup("__get__")));
        try {
            return dynamic || computed ? null : value.__findattr__(name);
        } catch (PyException unreadable) {
            if (!unreadable.match(Py.Exception)) {
                throw unreadable;
            }
            return null;
        }
    }

    private static boolean isPython(@Nullable PyObject function) {
        return function instanceof PyFunction;
    }

    /** What is called with the arguments of a class; the class itself if that is not its own affair. */
    static PyObject initOf(PyObject type) {
        PyObject init = type instanceof PyType newStyle ? newStyle.lookup("__init__") : type.__findattr__("__init__");
        return init == null ? type : init;
    }
}
