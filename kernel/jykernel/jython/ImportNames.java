package jykernel.jython;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.python.core.Py;
import org.python.core.PyJavaPackage;
import org.python.core.PyObject;
import org.python.core.PySystemState;

/** What may stand in an import: modules, Java packages and classes, and names in them. Nothing is imported for it. */
final class ImportNames {
    private static final String START = "(?:\\A|[\\n;:])[ \\t]*";
    private static final Pattern FROM =
            Pattern.compile(START + "from\\s+([\\w.]+)\\s+import(?:\\s*\\(|[ \\t])[\\w\\s,]*\\Z");
    private static final Pattern MODULE = Pattern.compile(
            START + "(?:from\\s+|import\\s+(?:[\\w.]+(?:\\s+as\\s+\\w+)?\\s*,\\s*)*)((?:\\w+\\.)*)\\w*\\Z");
    private static final Pattern KEYWORD = Pattern.compile(START + "from\\s+[\\w.]+\\s+i?m?p?o?r?t?\\Z");
    /** What a module binds at its outermost level. */
    private static final Pattern BOUND = Pattern.compile("(?m)^(?:(def|class)\\s+(\\w+)"
            + "|([A-Za-z_]\\w*)\\s*=(?!=)|(?:from\\s+[\\w.]+\\s+)?import\\s+([\\w., ]+))");

    private static final Pattern RENAMED = Pattern.compile("(?:[\\w.]+\\s+as\\s+)?(\\w+)[\\w.]*");

    private final JavaPackages packages;
    private final Attributes attributes;
    private final Modules modules = new Modules();

    ImportNames(JavaPackages packages, Attributes attributes) {
        this.packages = packages;
        this.attributes = attributes;
    }

    /** False if the cursor is in no import. */
    boolean propose(CursorText text, Proposals into) {
        Matcher from = FROM.matcher(text.plain);
        if (from.find()) {
            namesIn(from.group(1), into);
            return true;
        }
        Matcher module = MODULE.matcher(text.plain);
        if (module.find()) {
            modules(module.group(1).replaceFirst("\\.$", ""), into);
            return true;
        }
        if (KEYWORD.matcher(text.plain).find()) {
            into.add("import", "keyword");
            return true;
        }
        return false;
    }

    private void modules(String parent, Proposals into) {
        for (String name : modules.in(parent)) {
            into.add(name, "module");
        }
        boolean python = !parent.isEmpty() && !into.isEmpty();
        if (python) {
            return;
        }
        for (String name : packages.packages(parent, into.patience)) {
            into.add(name, "module");
        }
        for (String name : parent.isEmpty() ? java.util.Set.<String>of() : packages.classes(parent, into.patience)) {
            into.add(name, "class");
        }
    }

    private void namesIn(String module, Proposals into) {
        if (module.startsWith(".")) {
            return;
        }
        PyObject loaded = Py.getSystemState().modules.__finditem__(module);
        if (loaded != null && loaded != Py.None && !(loaded instanceof PyJavaPackage)) {
            attributes.propose(new Known(loaded, null), into);
            modules.in(module).forEach(name -> into.add(name, "module"));
            return;
        }
        String source = modules.source(module);
        if (source != null) {
            bound(CursorText.plain(source), into);
            modules.in(module).forEach(name -> into.add(name, "module"));
            return;
        }
        modules(module, into);
        PyObject type = into.isEmpty() ? javaClass(module) : null;
        if (type != null) {
            attributes.propose(new Known(type, null), into);
        }
    }

    /** A Java class whose static members are to be imported, or a module of Jython's own that is written in Java. */
    private static @Nullable PyObject javaClass(String name) {
        String builtin = PySystemState.getBuiltin(name);
        boolean isClass = builtin != null || name.indexOf('.') > 0;
        return isClass ? JavaPackages.type(JavaPackages.load(builtin == null ? name : builtin)) : null;
    }

    private static void bound(String source, Proposals into) {
        Matcher bound = BOUND.matcher(source);
        while (bound.find() && !into.patience.isOver()) {
            if (bound.group(1) != null) {
                into.add(bound.group(2), bound.group(1).equals("def") ? "function" : "class");
            } else if (bound.group(3) != null) {
                into.add(bound.group(3), "instance");
            } else {
                for (String each : bound.group(4).split(",", -1)) {
                    Matcher renamed = RENAMED.matcher(each.strip());
                    if (renamed.matches()) {
                        into.add(renamed.group(1), "");
                    }
                }
            }
        }
    }
}
