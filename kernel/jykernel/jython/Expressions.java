package jykernel.jython;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jykernel.jython.ExpressionReader.Kind;
import jykernel.jython.ExpressionReader.Step;
import org.jspecify.annotations.Nullable;
import org.python.core.Py;
import org.python.core.PyBeanProperty;
import org.python.core.PyClass;
import org.python.core.PyDictionary;
import org.python.core.PyJavaPackage;
import org.python.core.PyList;
import org.python.core.PyObject;
import org.python.core.PyProperty;
import org.python.core.PyReflectedField;
import org.python.core.PySequenceList;
import org.python.core.PyString;
import org.python.core.PyTuple;
import org.python.core.PyType;
import org.python.core.PyUnicode;

/** Finds what an expression such as {@code a.b().c['d']} means, without running it. */
final class Expressions {
    private static final Pattern LITERAL_KEY = Pattern.compile("\\s*(?:(-?\\d{1,9})|[uU]?(['\"])([^'\"\\\\]*)\\2)\\s*");

    private final Names names;
    private final JavaPackages packages;

    Expressions(Names names, JavaPackages packages) {
        this.names = names;
        this.packages = packages;
    }

    /** What the expression means that ends at this index, or null if that cannot be said. */
    @Nullable
    Known endingAt(CursorText text, int end) {
        Deque<Step> steps = new ArrayDeque<>();
        int start = ExpressionReader.read(text, end, steps);
        return start < 0 ? null : evaluate(steps, text, start);
    }

    /** What the expression means that stands between two indices, and is nothing more than this expression. */
    private @Nullable Known between(CursorText text, int start, int end) {
        Deque<Step> steps = new ArrayDeque<>();
        return ExpressionReader.read(text, end, steps) == start ? evaluate(steps, text, start) : null;
    }

    private @Nullable Known evaluate(Deque<Step> steps, CursorText text, int start) {
        Known known = null;
        for (Step step : steps) {
            known = step.kind() == Kind.NAME
                    ? name(step.text(), text, start)
                    : step.kind() == Kind.LITERAL ? literal(step.text()) : known == null ? null : next(known, step);
            if (known == null) {
                return null;
            }
        }
        return known;
    }

    /** A value of the namespace, or what lines before this index, which need not have run yet, say of it. */
    private @Nullable Known name(String name, CursorText text, int before) {
        PyObject value = names.find(name);
        if (value != null) {
            return Known.value(value);
        }
        Matcher binding = Pattern.compile("(?m)^[ \\t]*(?:from[ \\t]+([\\w.]+)[ \\t]+import\\b[\\w ,(]*\\b" + name
                        + "\\b|import[ \\t]+(" + name + ")\\b|" + name + "[ \\t]*=(?!=)[ \\t]*(.+?)[ \\t]*(?:$|;))")
                .matcher(text.plain)
                .region(0, before);
        Known known = null;
        while (binding.find()) {
            known = binding.group(3) != null
                    ? between(text, binding.start(3), binding.end(3))
                    : imported(binding.group(1), name);
        }
        return known;
    }

    /** Of Java only: importing a Python module would run it. */
    private @Nullable Known imported(@Nullable String from, String name) {
        PyJavaPackage owner = packages.topLevelPackage;
        for (String part : from == null ? new String[0] : from.split("\\.", -1)) {
            PyObject inner = inPackage(owner, part);
            if (!(inner instanceof PyJavaPackage deeper)) {
                return null;
            }
            owner = deeper;
        }
        return Known.value(inPackage(owner, name));
    }

    private @Nullable Known next(Known known, Step step) {
        return step.kind() == Kind.ATTRIBUTE
                ? attribute(known, step.text())
                : step.kind() == Kind.CALL ? known.called() : item(known.value(), step.text());
    }

    private static Known literal(String sign) {
        return Known.instanceOf(
                switch (sign) {
                    case "u" -> PyUnicode.TYPE;
                    case "]" -> PyList.TYPE;
                    case "}" -> PyDictionary.TYPE;
                    default -> PyString.TYPE;
                });
    }

    /** What is known of an attribute; Java's getters are not called, they say what they return. */
    @Nullable
    Known attribute(Known owner, String name) {
        PyObject value = owner.value();
        if (value instanceof PyJavaPackage inPackage) {
            return Known.value(inPackage(inPackage, name));
        }
        PyObject declared = value == null ? ofType(owner.type(), name) : Names.ofClass(value, name);
        if (declared instanceof PyBeanProperty bean) {
            return bean.getMethod == null
                    ? Known.instanceOf(bean.myType)
                    : Known.instanceOf(bean.getMethod.getReturnType());
        }
        if (declared instanceof PyReflectedField field && (value == null || value instanceof PyType)) {
            return Known.instanceOf(field.field.getType());
        }
        if (value != null) {
            return Known.value(Names.attribute(value, name));
        }
        return declared instanceof PyProperty ? null : Known.value(declared);
    }

    private static @Nullable PyObject ofType(@Nullable PyObject type, String name) {
        return type instanceof PyType newStyle
                ? newStyle.lookup(name)
                : type instanceof PyClass old ? Names.inherited(old, name) : null;
    }

    /** A class or a package that need not have been loaded yet. */
    private @Nullable PyObject inPackage(PyJavaPackage owner, String name) {
        PyObject known = owner.__dict__.__finditem__(name);
        if (known != null) {
            return known;
        }
        String full = owner.__name__.isEmpty() ? name : owner.__name__ + "." + name;
        if (packages.isPackage(full)) {
            return owner.addPackage(name);
        }
        return JavaPackages.type(JavaPackages.load(full));
    }

    /** Of Python's own collections, at a key that is written down. */
    private static @Nullable Known item(@Nullable PyObject value, String source) {
        Matcher key = LITERAL_KEY.matcher(source);
        if (value == null || !key.matches()) {
            return null;
        }
        if (value.getType() == PyDictionary.TYPE) {
            PyObject name =
                    key.group(1) == null ? Py.newString(key.group(3)) : Py.newInteger(Integer.parseInt(key.group(1)));
            return Known.value(((PyDictionary) value).getMap().get(name));
        }
        boolean isSequence = value.getType() == PyList.TYPE || value.getType() == PyTuple.TYPE;
        if (!isSequence || key.group(1) == null) {
            return null;
        }
        PySequenceList items = (PySequenceList) value;
        int index = Integer.parseInt(key.group(1));
        int size = items.__len__();
        int place = index < 0 ? index + size : index;
        return place >= 0 && place < size ? Known.value(items.pyget(place)) : null;
    }
}
