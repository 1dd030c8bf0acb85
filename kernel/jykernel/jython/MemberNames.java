package jykernel.jython;

import java.lang.reflect.Modifier;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.python.core.AbstractDict;
import org.python.core.PyBeanEventProperty;
import org.python.core.PyBeanProperty;
import org.python.core.PyClass;
import org.python.core.PyInstance;
import org.python.core.PyJavaType;
import org.python.core.PyModule;
import org.python.core.PyObject;
import org.python.core.PyReflectedField;
import org.python.core.PyString;
import org.python.core.PySystemState;
import org.python.core.PyType;

/** The names of attributes as they are stored; what would compute more of them, such as __dir__, is not asked. */
final class MemberNames {
    private MemberNames() {}

    static Set<String> of(PyObject value) {
        Set<String> names = new LinkedHashSet<>();
        if (value instanceof PySystemState system) {
            keys(system.__dict__, names::add);
        }
        keys(value.fastGetDict(), names::add);
        if (value instanceof PyInstance old) {
            names.addAll(ofType(old.instclass));
        } else if (value instanceof PyType || value instanceof PyClass) {
            names.addAll(ofType(value));
        } else if (!(value.getType() == PyModule.TYPE)) {
            names.addAll(ofType(value.getType()));
        }
        return names;
    }

    /** Of instances of the class, as far as the class knows them. */
    static Set<String> ofType(@Nullable PyObject type) {
        Set<String> names = new LinkedHashSet<>();
        if (type instanceof PyType newStyle) {
            for (PyObject each : newStyle.getMro().getArray()) {
                keys(each.fastGetDict(), names::add);
            }
        } else if (type instanceof PyClass old) {
            keys(old.fastGetDict(), names::add);
            for (PyObject base : old.__bases__.getArray()) {
                names.addAll(ofType(base));
            }
        }
        return names;
    }

    /** Names that all Java objects have. */
    static Set<String> ofAllJavaObjects() {
        return ofType(PyType.fromClass(Object.class));
    }

    /** The properties that can be set by keywords when an object of a Java class is made. */
    static Set<String> settable(PyJavaType type) {
        Set<String> names = new LinkedHashSet<>();
        for (String name : ofType(type)) {
            PyObject member = type.lookup(name);
            boolean bean = member instanceof PyBeanProperty property && property.setMethod != null;
            boolean field = member instanceof PyReflectedField reflected
                    && !(member instanceof PyBeanProperty)
                    && (reflected.field.getModifiers() & (Modifier.STATIC | Modifier.FINAL)) == 0;
            if (bean || field || member instanceof PyBeanEventProperty) {
                names.add(name);
            }
        }
        return names;
    }

    /** The keys that are text; the methods of a user's own dictionary are not called. */
    static void keys(@Nullable PyObject mapping, Consumer<String> names) {
        if (mapping instanceof AbstractDict dict) {
            for (Object key : dict.getMap().keySet()) {
                if (key instanceof String || key instanceof PyString) {
                    names.accept(key.toString());
                }
            }
        }
    }
}
