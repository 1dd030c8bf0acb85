package jykernel.jython;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jykernel.interpreter.Completions;
import jykernel.interpreter.Completions.Match;
import org.jspecify.annotations.Nullable;
import org.python.core.Py;
import org.python.core.PyBuiltinCallable;
import org.python.core.PyClass;
import org.python.core.PyException;
import org.python.core.PyFunction;
import org.python.core.PyInstance;
import org.python.core.PyJavaPackage;
import org.python.core.PyMethod;
import org.python.core.PyModule;
import org.python.core.PyObject;
import org.python.core.PyReflectedFunction;
import org.python.core.PyType;
import org.python.core.imp;

/** Names that may stand at the cursor: of the namespace, builtins, keywords, attributes, modules. */
final class Completer {
    private static final Pattern IDENTIFIER_TAIL = Pattern.compile("[A-Za-z_]?\\w*\\Z");
    private static final Pattern IMPORT = Pattern.compile("(?:\\A|[\\n;])\\s*(?:import|from)\\s+([\\w.]*)\\Z");
    private static final Pattern FROM =
            Pattern.compile("(?:\\A|[\\n;])\\s*from\\s+([\\w.]+)\\s+import\\s[\\w\\s,(]*\\Z");
    private static final Set<String> KEYWORDS = Set.of(
            "and",
            "as",
            "assert",
            "break",
            "class",
            "continue",
            "def",
            "del",
            "elif",
            "else",
            "except",
            "exec",
            "finally",
            "for",
            "from",
            "global",
            "if",
            "import",
            "in",
            "is",
            "lambda",
            "not",
            "or",
            "pass",
            "print",
            "raise",
            "return",
            "try",
            "while",
            "with",
            "yield");

    private final Namespace namespace;
    private final Names names;

    Completer(Namespace namespace) {
        this.namespace = namespace;
        this.names = new Names(namespace);
    }

    /** @param cursor in code points, as are the positions of the answer */
    Completions complete(String code, int cursor) {
        int end = CodePoints.toIndex(code, cursor);
        String before = code.substring(0, end);
        Matcher tail = IDENTIFIER_TAIL.matcher(before);
        String prefix = tail.find() ? tail.group() : "";
        int start = end - prefix.length();
        Candidates candidates = candidates(before, start);
        List<Match> matches = new ArrayList<>();
        for (String name : candidates.names()) {
            if (name.startsWith(prefix)) {
                matches.add(new Match(name, candidates.type().apply(name), ""));
            }
        }
        if (!prefix.startsWith("_")) {
            matches.sort(Comparator.comparing(match -> match.text().startsWith("_")));
        }
        return new Completions(matches, matches.isEmpty() ? cursor : CodePoints.fromIndex(code, start), cursor);
    }

    /** Names, and what each of them is: a word for the client to show, or nothing if that cannot be found safely. */
    private record Candidates(Set<String> names, Function<String, String> type) {
        static final Candidates NONE = new Candidates(Set.of(), name -> "");
    }

    private Candidates candidates(String before, int start) {
        Matcher from = FROM.matcher(before);
        if (from.find()) {
            return attributes(loaded(from.group(1)));
        }
        Matcher importing = IMPORT.matcher(before);
        if (importing.find()) {
            return new Candidates(modules(importing.group(1)), name -> "module");
        }
        String ahead = before.substring(0, start).stripTrailing();
        if (ahead.endsWith(".")) {
            boolean literal = ahead.length() > 1 && "'\"".indexOf(ahead.charAt(ahead.length() - 2)) >= 0;
            return attributes(literal ? Py.EmptyString : names.find(Names.endingAt(ahead, ahead.length() - 1)));
        }
        Set<String> all = new TreeSet<>(KEYWORDS);
        addKeys(namespace.names(), all);
        addKeys(Py.getSystemState().getBuiltins(), all);
        return new Candidates(all, name -> KEYWORDS.contains(name) ? "keyword" : type(names.find(name)));
    }

    private static Candidates attributes(@Nullable PyObject owner) {
        return owner == null
                ? Candidates.NONE
                : new Candidates(dir(owner), name -> type(Names.attributeWithoutGetter(owner, name)));
    }

    private Set<String> modules(String typed) {
        int dot = typed.lastIndexOf('.');
        if (dot < 0) {
            return Modules.topLevel();
        }
        PyObject parent = loaded(typed.substring(0, dot));
        return parent == null ? Set.of() : dir(parent);
    }

    /** A module that has been imported already, or a Java package; importing another one would run its code. */
    private static @Nullable PyObject loaded(String name) {
        PyObject module = Py.getSystemState().modules.__finditem__(name);
        if (module != null) {
            return module;
        }
        try {
            PyObject found = Modules.isJavaPackage(name) ? imp.importName(name, false) : null;
            return found instanceof PyJavaPackage ? found : null;
        } catch (PyException notThere) {
            return null;
        }
    }

    private static Set<String> dir(PyObject value) {
        Set<String> all = new TreeSet<>();
        if (value instanceof PyInstance old) {
            // An instance of an old-style class would be asked for __dir__, which may run its __getattr__.
            addKeys(old.fastGetDict(), all);
            all.addAll(dir(old.instclass));
            return all;
        }
        PyType type = value.getType();
        if (Names.isDynamic(value) && !(type.lookup("__dir__") instanceof PyFunction)) {
            // It would be asked for __members__ and its kin, which runs its __getattr__.
            addKeys(value.fastGetDict(), all);
            all.addAll(dir(type));
            return all;
        }
        try {
            value.__dir__().asIterable().forEach(name -> all.add(name.toString()));
        } catch (PyException broken) {
            Names.nothing(broken);
        }
        return all;
    }

    private static void addKeys(@Nullable PyObject mapping, Set<String> all) {
        if (mapping == null) {
            return;
        }
        for (PyObject key : mapping.invoke("keys").asIterable()) {
            all.add(key.toString());
        }
    }

    private static String type(@Nullable PyObject value) {
        if (value == null) {
            return "";
        } else if (value instanceof PyModule || value instanceof PyJavaPackage) {
            return "module";
        } else if (value instanceof PyType || value instanceof PyClass) {
            return "class";
        }
        boolean function = value instanceof PyFunction
                || value instanceof PyMethod
                || value instanceof PyBuiltinCallable
                || value instanceof PyReflectedFunction;
        return function ? "function" : "instance";
    }
}
