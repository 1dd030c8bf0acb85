package jykernel.jython;

import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import jykernel.interrupt.Poll;
import org.jspecify.annotations.Nullable;
import org.python.core.Py;
import org.python.core.PyList;
import org.python.core.PyObject;

/**
 * {@code list.sort}, woven into Jython in the place of its own, which goes on comparing after a comparison has raised an
 * exception, and loses the list's items if a key function was given. As in CPython the list is empty while it is sorted;
 * whatever happens then, all items come back.
 */
public final class ListSort {
    /** A list's mark for "not changed since"; whatever changes it writes its length there. */
    private static final int UNTOUCHED = -1;

    private ListSort() {}

    private record Item(PyObject key, PyObject value) {}

    /**
     * Sorts the list in place. Raises what a comparison or the key function raises, with the items in the list in an
     * order of no meaning; ValueError if they change the list.
     */
    public static void sort(PyList list, @Nullable PyObject compare, @Nullable PyObject key, boolean reverse) {
        PyObject[] values = list.getArray().clone();
        PyObject[] sorted = values;
        list.clear();
        list.gListAllocatedStatus = UNTOUCHED;
        boolean changed = false;
        try {
            Comparator<PyObject> order = comparator(compare);
            // Reversed before and after, equal items keep their order.
            if (key == null || key == Py.None) {
                PyObject[] items = values.clone();
                reverseIf(reverse, items);
                Arrays.sort(items, order);
                reverseIf(reverse, items);
                sorted = items;
            } else {
                Item[] items = items(values, key);
                reverseIf(reverse, items);
                Arrays.sort(items, (a, b) -> order.compare(a.key, b.key));
                reverseIf(reverse, items);
                sorted = Arrays.stream(items).map(Item::value).toArray(PyObject[]::new);
            }
        } finally {
            changed = !list.isEmpty() || list.gListAllocatedStatus != UNTOUCHED;
            list.clear();
            list.extend(new PyList(sorted)); // addAll would look at each item
        }
        if (changed) {
            throw Py.ValueError("list modified during sort");
        }
    }

    private static Item[] items(PyObject[] values, PyObject key) {
        Item[] items = new Item[values.length];
        for (int i = 0; i < values.length; i++) {
            Poll.check();
            items[i] = new Item(key.__call__(values[i]), values[i]);
        }
        return items;
    }

    private static Comparator<PyObject> comparator(@Nullable PyObject compare) {
        if (compare != null && compare != Py.None) {
            return (a, b) -> {
                Poll.check();
                return compare.__call__(a, b).asInt();
            };
        }
        return (a, b) -> {
            Poll.check();
            // Sorting depends on "less than" alone, PEP 207.
            return a._lt(b).__nonzero__() ? -1 : b._lt(a).__nonzero__() ? 1 : 0;
        };
    }

    private static void reverseIf(boolean reverse, Object[] items) {
        if (reverse) {
            Collections.reverse(Arrays.asList(items));
        }
    }
}
