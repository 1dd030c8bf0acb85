package jykernel.jython;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Iterator;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.python.core.Py;
import org.python.core.PyArray;
import org.python.core.PyDictionary;
import org.python.core.PyFrozenSet;
import org.python.core.PyList;
import org.python.core.PyObject;
import org.python.core.PySet;
import org.python.core.PyTuple;

/**
 * Writes a value as its repr, collections over several lines if they are wide, and not more than a person reads. It is
 * what methods {@code _repr_pretty_(p, cycle)} get as p.
 *
 * @see <a href="https://ipython.readthedocs.io/en/stable/api/generated/IPython.lib.pretty.html">IPython's printer</a>
 */
public final class PrettyPrinter {
    private static final int ITEM_LIMIT = 1000;
    private static final int DEPTH_LIMIT = 100;

    private final Layout layout = new Layout();
    private final Deque<Object> path = new ArrayDeque<>();
    private final Custom custom;
    private final Abridged abridged = new Abridged();

    /** What a class has registered, or its own method, instead of its repr. */
    interface Custom {
        /** Prints the value and returns true, or does nothing. */
        boolean print(PyObject value, PrettyPrinter printer, boolean cycle);
    }

    PrettyPrinter(Custom custom) {
        this.custom = custom;
    }

    /** The value's text; with a note below if it is cut. */
    String print(PyObject value) {
        pretty(value);
        return abridged.of(layout.toString());
    }

    /** Adds text. */
    public void text(String text) {
        layout.text(text);
    }

    /** A place where a line may end; a space if it does not. */
    public void breakable() {
        layout.mayBreak(" ");
    }

    /** A place where a line may end; the separator if it does not. */
    public void breakable(String separator) {
        layout.mayBreak(separator);
    }

    /** Begins what is kept in one line if it fits. */
    public void begin_group(int indent, String open) {
        layout.text(open);
        layout.begin(indent);
    }

    /** Ends the innermost group. */
    public void end_group(int indent, String close) {
        layout.text(close);
        layout.end();
    }

    /** A group for Python's {@code with}. */
    public Group group(int indent, String open, String close) {
        return new Group(this, indent, open, close);
    }

    /** A group that begins and ends with a block of code. */
    public record Group(PrettyPrinter printer, int indent, String open, String close) {
        /** Begins the group. */
        public void __enter__() {
            printer.begin_group(indent, open);
        }

        /** Ends the group; exceptions pass. */
        public boolean __exit__(@Nullable Object type, @Nullable Object value, @Nullable Object traceback) {
            printer.end_group(indent, close);
            return false;
        }
    }

    /** Adds a value. */
    public void pretty(PyObject value) {
        Object java = JavaValue.of(value);
        Object same = java == null ? value : java;
        boolean cycle = path.stream().anyMatch(outer -> outer == same);
        if (path.size() >= DEPTH_LIMIT || layout.length() > Abridged.LENGTH_LIMIT) {
            layout.text("...");
            return;
        }
        path.push(same);
        if (!custom.print(value, this, cycle)
                && !ofPython(value, cycle)
                && (java == null || JavaValue.hasOwnRepr(value) || !ofJava(java, cycle))) {
            layout.text(java == null ? abridged.repr(value, path.size() == 1) : JavaValue.repr(value));
        }
        path.pop();
    }

    private boolean ofPython(PyObject value, boolean cycle) {
        Class<?> type = value.getClass();
        if (type == PyList.class) {
            sequence("[", (PyList) value, "]", cycle);
        } else if (type == PyTuple.class) {
            sequence("(", (PyTuple) value, ((PyTuple) value).size() == 1 ? ",)" : ")", cycle);
        } else if (type == PyDictionary.class) {
            PyDictionary dict = (PyDictionary) value;
            map(dict.getMap().entrySet().iterator(), dict.size(), cycle);
        } else if (type == PySet.class || type == PyFrozenSet.class) {
            String open = type == PySet.class ? "set([" : "frozenset([";
            Iterator<PyObject> items = value.asIterable().iterator();
            items(open, items, value.__len__(), "])", cycle, item -> pretty((PyObject) item));
        } else if (type == PyArray.class && value.__len__() > ITEM_LIMIT) {
            String repr = abridged.repr(value.__getslice__(Py.Zero, Py.newInteger(ITEM_LIMIT)), false);
            layout.text(repr.replaceFirst("(['\"\\]]\\))$", ", ...$1"));
            noteItems(ITEM_LIMIT, value.__len__());
        } else {
            return false;
        }
        return true;
    }

    private void sequence(String open, Collection<?> items, String close, boolean cycle) {
        // Java sees the items converted; Python's own are asked for by index.
        PyObject sequence = (PyObject) items;
        int size = items.size();
        Iterator<Integer> indices = java.util.stream.IntStream.range(0, size).iterator();
        items(open, indices, size, close, cycle, i -> pretty(sequence.__getitem__((Integer) i)));
    }

    /** Only collections whose toString() is that of Java's collections; their items are written as there. */
    private boolean ofJava(Object value, boolean cycle) {
        if (value instanceof Map<?, ?> map) {
            map(map.entrySet().iterator(), map.size(), cycle);
            return true;
        } else if (value instanceof Collection<?> items && JavaValue.writesItems(value)) {
            items("[", items.iterator(), items.size(), "]", cycle, this::javaItem);
            return true;
        }
        return false;
    }

    private void javaItem(@Nullable Object item) {
        if (item instanceof Collection || item instanceof Map) {
            pretty(Py.java2py(item));
        } else {
            layout.text(JavaValue.words(item));
        }
    }

    private void map(Iterator<? extends Map.Entry<?, ?>> entries, int size, boolean cycle) {
        items("{", entries, size, "}", cycle, each -> {
            Map.Entry<?, ?> entry = (Map.Entry<?, ?>) each;
            pretty(Py.java2py(entry.getKey()));
            layout.text(": ");
            pretty(Py.java2py(entry.getValue()));
        });
    }

    private void items(String open, Iterator<?> items, int size, String close, boolean cycle, Consumer<Object> write) {
        layout.begin(open.length());
        layout.text(open);
        for (int i = 0; items.hasNext() && !cycle; i++) {
            if (i > 0) {
                layout.text(",");
                layout.mayBreak(" ");
            }
            if (i == ITEM_LIMIT || layout.length() > Abridged.LENGTH_LIMIT) {
                layout.text("...");
                noteItems(i, size);
                break;
            }
            write.accept(items.next());
        }
        layout.text((cycle ? "..." : "") + close);
        layout.end();
    }

    /** Only what the cell shows as a whole has a note; there is no room for one inside. */
    private void noteItems(int shown, int size) {
        if (path.size() == 1) {
            abridged.note(shown, size, "items");
        }
    }
}
