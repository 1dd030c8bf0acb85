package jykernel.jython;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.python.core.Py;
import org.python.core.PyBeanProperty;
import org.python.core.PyClass;
import org.python.core.PyException;
import org.python.core.PyFunction;
import org.python.core.PyInstance;
import org.python.core.PyJavaType;
import org.python.core.PyModule;
import org.python.core.PyObject;
import org.python.core.PyProperty;
import org.python.core.PyType;

/** Finds what a dotted name means, without running code of the user as far as that can be avoided. */
final class Names {
    /** A dotted name at the end of a text. */
    private static final Pattern DOTTED_TAIL = Pattern.compile("[A-Za-z_]\\w*(?:\\s*\\.\\s*[A-Za-z_]\\w*)*\\Z");

    private final Namespace namespace;

    Names(Namespace namespace) {
        this.namespace = namespace;
    }

    /** The dotted name that ends at the index, or the empty string, as for an attribute of what a call returns. */
    static String endingAt(String code, int index) {
        Matcher matcher = DOTTED_TAIL.matcher(code.substring(0, index));
        boolean whole = matcher.find()
                && !code.substring(0, matcher.start()).stripTrailing().endsWith(".");
        return whole ? matcher.group().replaceAll("\\s", "") : "";
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
        PyObject ofClass = ofClass(value, name);
        if (ofClass == null && value instanceof PyModule module) {
            // The module would import a module of that name.
            return Py.getSystemState().modules.__finditem__(fullName(module, name));
        }
        boolean computed = ofClass instanceof PyProperty
                || (ofClass != null && isPython(ofClass.getType().lookup("__get__")));
        if (computed || answersForAll(value) || (ofClass == null && answersForMissing(value))) {
            return value instanceof PyType || value instanceof PyClass ? ofClass : null;
        }
        try {
            return value.__findattr__(name);
        } catch (PyException unreadable) {
            return nothing(unreadable);
        }
    }

    private static String fullName(PyModule module, String name) {
        return module.fastGetDict().__finditem__("__name__") + "." + name;
    }

    /** As {@link #attribute}, but does not call a getter of a Java object either: nobody has named it. */
    static @Nullable PyObject attributeWithoutGetter(PyObject value, String name) {
        return ofClass(value, name) instanceof PyBeanProperty ? null : attribute(value, name);
    }

    /** What the class of the value has under the name, or the value itself if it is a class; descriptors do not run. */
    static @Nullable PyObject ofClass(PyObject value, String name) {
        if (value instanceof PyInstance old) {
            return inherited(old.instclass, name);
        }
        PyObject ofType = value.getType().lookup(name);
        if (ofType == null && value instanceof PyType type) {
            return type.lookup(name);
        }
        return ofType == null && value instanceof PyClass type ? inherited(type, name) : ofType;
    }

    static @Nullable PyObject inherited(PyClass type, String name) {
        PyObject found = type.fastGetDict().__finditem__(name);
        for (PyObject base : type.__bases__.getArray()) {
            found = found == null && base instanceof PyClass above ? inherited(above, name) : found;
        }
        return found;
    }

    /** Whether code of the user is asked for attributes, for all or for those that are not there. */
    static boolean isDynamic(PyObject value) {
        return answersForAll(value) || answersForMissing(value);
    }

    private static boolean answersForAll(PyObject value) {
        return isPython(value.getType().lookup("__getattribute__"));
    }

    private static boolean answersForMissing(PyObject value) {
        return isPython(value.getType().lookup("__getattr__"))
                || (value instanceof PyInstance old && inherited(old.instclass, "__getattr__") != null);
    }

    /** Null for what an object raises when it is asked; an interrupt passes. Java's exceptions are no Exception. */
    static @Nullable PyObject nothing(PyException raised) {
        if (JavaCauses.of(raised) == null && !raised.match(Py.Exception)) {
            throw raised;
        }
        return null;
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
