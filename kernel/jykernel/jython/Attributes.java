package jykernel.jython;

import java.util.Set;
import jykernel.classes.Members;
import jykernel.jython.Proposals.Shown;
import org.jspecify.annotations.Nullable;
import org.python.core.PyBeanProperty;
import org.python.core.PyClass;
import org.python.core.PyJavaPackage;
import org.python.core.PyJavaType;
import org.python.core.PyObject;
import org.python.core.PyProperty;
import org.python.core.PyReflectedField;
import org.python.core.PyType;

/** What may stand behind a dot. */
final class Attributes {
    private static final int OF_EVERY_OBJECT = 10;
    private static final int OF_INSTANCES = 5;

    private final JavaPackages packages;

    Attributes(JavaPackages packages) {
        this.packages = packages;
    }

    void propose(Known owner, Proposals into) {
        PyObject value = owner.value();
        if (value instanceof PyJavaPackage inPackage) {
            proposePackage(inPackage, into);
        } else if (value instanceof PyJavaType java && java.getProxyType() != null) {
            proposeClass(java, java.getProxyType(), into);
        } else if (value != null) {
            boolean isJava = value.getType() instanceof PyJavaType;
            propose(MemberNames.of(value), isJava, name -> ofValue(value, name), into);
        } else {
            PyObject type = owner.type();
            propose(MemberNames.ofType(type), type instanceof PyJavaType, name -> ofType(type, name), into);
        }
    }

    private interface Look {
        Shown at(String name);
    }

    private static void propose(Set<String> names, boolean isJava, Look look, Proposals into) {
        Set<String> common = isJava ? MemberNames.ofAllJavaObjects() : Set.of();
        for (String name : names) {
            into.add(name, common.contains(name) ? OF_EVERY_OBJECT : 0, () -> look.at(name));
        }
    }

    /** What the class has itself, and then what its instances have: methods can be called with the instance first. */
    private static void proposeClass(PyJavaType type, Class<?> proxied, Proposals into) {
        Set<String> own = Members.ofClassItself(proxied);
        Set<String> common = MemberNames.ofAllJavaObjects();
        for (String name : MemberNames.ofType(type)) {
            int rank = own.contains(name) ? 0 : common.contains(name) ? OF_EVERY_OBJECT : OF_INSTANCES;
            into.add(name, rank, () -> ofType(type, name));
        }
    }

    private void proposePackage(PyJavaPackage owner, Proposals into) {
        for (String name : packages.classes(owner.__name__, into.patience)) {
            into.add(name, "class");
        }
        for (String name : packages.packages(owner.__name__, into.patience)) {
            into.add(name, "module");
        }
        MemberNames.keys(owner.__dict__, name -> into.add(name, 0, () -> Shapes.of(owner.__dict__.__finditem__(name))));
    }

    private static Shown ofValue(PyObject value, String name) {
        PyObject declared = Names.ofClass(value, name);
        boolean computed = declared instanceof PyProperty || declared instanceof PyBeanProperty;
        return computed ? Shown.type("property") : Shapes.of(Names.attributeWithoutGetter(value, name));
    }

    private static Shown ofType(@Nullable PyObject type, String name) {
        PyObject found = type instanceof PyType newStyle
                ? newStyle.lookup(name)
                : type instanceof PyClass old ? Names.inherited(old, name) : null;
        boolean field = found instanceof PyReflectedField && !(found instanceof PyBeanProperty);
        return field ? Shown.type("instance") : Shapes.of(found);
    }
}
