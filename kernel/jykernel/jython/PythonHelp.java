package jykernel.jython;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.python.core.Py;
import org.python.core.PyBuiltinCallable;
import org.python.core.PyClass;
import org.python.core.PyInstance;
import org.python.core.PyModule;
import org.python.core.PyObject;
import org.python.core.PyString;
import org.python.core.PyTuple;
import org.python.core.PyType;

/** Help about what is Python's. A value's repr is not asked: it could be huge, or run code of the user. */
final class PythonHelp {
    private static final String PROXIES = "org.python.proxies.";

    private final PythonSource source;

    PythonHelp(CellSources cells) {
        this.source = new PythonSource(cells);
    }

    void fill(HelpPage page, Target target, int detailLevel) {
        PyObject value = target.value();
        Builtins.Explained explained = explained(value);
        String signature = PythonSignature.of(target.name(), value);
        page.line("Signature", explained == null ? signature : target.name() + explained.signature());
        page.line("Call signature", PythonSignature.ofCall(target.name(), value));
        page.line("Type", typeName(value));
        page.line("Value", PlainText.of(value));
        page.line("Length", PlainText.length(value));
        page.line("Bases", bases(value));
        String file = source.file(value);
        page.line("File", file.isEmpty() ? "" : Tracebacks.label(file).replaceFirst("^File ", ""));
        page.text("Docstring", explained == null ? docstring(value) : explained.text());
        if (value instanceof PyType || value instanceof PyClass) {
            PyObject init = PythonSignature.function(Names.initOf(value));
            page.text("Docstring of __init__", init == null ? "" : docstring(init));
        }
        if (detailLevel > 0) {
            page.text("Source", source.of(value));
        }
    }

    private static Builtins.@Nullable Explained explained(PyObject value) {
        boolean bare = value instanceof PyBuiltinCallable && docstring(value).isEmpty();
        PyObject name = bare ? Names.attribute(value, "__name__") : null;
        return name != null && Py.getSystemState().getBuiltins().__finditem__(name) == value
                ? Builtins.of(name.toString())
                : null;
    }

    private static String typeName(PyObject value) {
        if (Shapes.isModule(value)) {
            return value instanceof PyModule ? "module" : "module (built in)";
        }
        return value instanceof PyInstance old
                ? old.instclass.__name__ + " (old-style instance)"
                : value.getType().fastGetName();
    }

    private static String bases(PyObject value) {
        PyObject[] bases = value instanceof PyClass old
                ? old.__bases__.getArray()
                : value instanceof PyType type && type.getBases() instanceof PyTuple tuple
                        ? tuple.getArray()
                        : Py.EmptyObjects;
        boolean plain = bases.length == 1 && bases[0] == PyObject.TYPE;
        return plain ? "" : Arrays.stream(bases).map(PythonHelp::className).collect(Collectors.joining(", "));
    }

    private static String className(PyObject type) {
        if (type instanceof PyClass old) {
            return old.__name__;
        }
        Class<?> proxy = type.__tojava__(Class.class) instanceof Class<?> java
                        && java.getName().startsWith(PROXIES)
                ? java
                : null;
        return proxy == null ? ((PyType) type).fastGetName() : javaBases(proxy);
    }

    /** Jython puts a class of its own between a Python class and the Java classes that it names as its bases. */
    private static String javaBases(Class<?> proxy) {
        Stream<Class<?>> above = proxy.getSuperclass() == Object.class ? Stream.of() : Stream.of(proxy.getSuperclass());
        return Stream.concat(above, Arrays.stream(proxy.getInterfaces()))
                .map(Class::getName)
                .filter(name -> !name.startsWith("org.python.core."))
                .collect(Collectors.joining(", "));
    }

    private static String docstring(PyObject value) {
        PyObject doc = Names.attribute(value, "__doc__");
        boolean said = doc instanceof PyString && !doc.equals(Names.attribute(PyObject.TYPE, "__doc__"));
        return doc == null || !said ? "" : cleaned(PlainValues.text(doc));
    }

    /** Without the indentation that the docstring has from the code around it. */
    static String cleaned(String doc) {
        List<String> lines = new ArrayList<>(doc.lines()
                .map(line -> line.replace("\t", "        ").stripTrailing())
                .toList());
        int margin = lines.stream()
                .skip(1)
                .filter(line -> !line.isEmpty())
                .mapToInt(line -> line.length() - line.stripLeading().length())
                .min()
                .orElse(0);
        for (int i = 1; i < lines.size(); i++) {
            lines.set(i, lines.get(i).substring(Math.min(margin, lines.get(i).length())));
        }
        return String.join("\n", lines).strip();
    }
}
