package jykernel.jython;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.python.core.Py;
import org.python.core.PyBaseCode;
import org.python.core.PyFunction;
import org.python.core.PyMethod;
import org.python.core.PyObject;

/** Reads the arguments of functions that are written in Java. */
final class Arguments {
    private Arguments() {}

    /** The only argument; a TypeError says how many there were. */
    static PyObject one(String function, PyObject[] args, String[] keywords) {
        if (args.length != 1 || keywords.length != 0) {
            throw Py.TypeError(function + "() takes exactly one argument (" + args.length + " given)");
        }
        return args[0];
    }

    /** The argument at the position or under the name, or the default. */
    static @Nullable PyObject get(
            PyObject[] args, String[] keywords, int position, String name, @Nullable PyObject otherwise) {
        int positional = args.length - keywords.length;
        if (position < positional) {
            return args[position];
        }
        for (int i = 0; i < keywords.length; i++) {
            if (keywords[i].equals(name)) {
                return args[positional + i];
            }
        }
        return otherwise;
    }

    /** A flag at the position or under the name; false if absent. */
    static boolean flag(PyObject[] args, String[] keywords, int position, String name) {
        PyObject value = get(args, keywords, position, name, null);
        return value != null && value.__nonzero__();
    }

    /** Calls a function with None for those of the keywords that it takes; what is not Python code takes none. */
    static PyObject callWithNone(PyObject callable, String... keywords) {
        PyObject function = callable instanceof PyMethod method ? method.__func__ : callable;
        if (!(function instanceof PyFunction python) || !(python.__code__ instanceof PyBaseCode code)) {
            return callable.__call__();
        }
        List<String> parameters = List.of(code.co_varnames).subList(0, code.co_argcount);
        String[] taken = Stream.of(keywords)
                .filter(keyword -> code.varkwargs || parameters.contains(keyword))
                .toArray(String[]::new);
        PyObject[] nones = new PyObject[taken.length];
        Arrays.fill(nones, Py.None);
        return callable.__call__(nones, taken);
    }
}
