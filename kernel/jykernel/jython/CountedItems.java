package jykernel.jython;

import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.python.core.Py;
import org.python.core.PyIterator;
import org.python.core.PyLong;
import org.python.core.PyObject;

/**
 * Passes items on and counts those that are done, for a progress bar. In Java, since this is what millions of items pay for:
 * nobody is called for an item, the bar looks at the number when it has to be drawn.
 */
final class CountedItems extends PyIterator {
    private static final long serialVersionUID = 1;

    private final transient PyObject items;
    private final transient PyObject bar;
    /** Only the thread that iterates writes it. */
    private final AtomicLong done = new AtomicLong();
    /** Whether the last item is still being worked on. */
    private boolean handedOut;

    private boolean over;
    /** Whether the bar took the loop for left, and is to be told if it was not. */
    private volatile boolean doubted;

    /** @param bar has the methods {@code _over(well)}, called at the end, and {@code _revive()} */
    CountedItems(PyObject items, PyObject bar) {
        this.items = items;
        this.bar = bar;
    }

    @Override
    public @Nullable PyObject __iternext__() {
        if (handedOut) {
            handedOut = false;
            done.lazySet(done.getPlain() + 1);
            if (doubted) {
                doubted = false;
                bar.invoke("_revive");
            }
        }
        boolean well = false;
        try {
            PyObject item = items.__iternext__();
            well = true;
            handedOut = item != null;
            return item;
        } finally {
            if (!handedOut && !over) {
                over = true;
                bar.invoke("_over", well ? Py.True : Py.False);
            }
        }
    }

    @Override
    public @Nullable PyObject __findattr_ex__(String attribute) {
        return switch (attribute) {
            case "done" -> new PyLong(done.get());
            case "doubt" ->
                new BuiltinFunction("doubt", "doubt(): calls the bar if there is a next item.", (args, kw) -> {
                    doubted = true;
                    return Py.None;
                });
            default -> super.__findattr_ex__(attribute);
        };
    }
}
