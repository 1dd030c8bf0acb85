package jykernel.display;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Some items of many: those at the beginning, and those at the end where it can be reached without walking through all.
 *
 * @param total how many there are, or UNKNOWN
 */
record Sample(List<@Nullable Object> head, List<@Nullable Object> tail, long total) {
    static final long UNKNOWN = -1;

    static Sample of(Iterable<?> items) {
        if (!(items instanceof Collection<?> collection)) {
            Iterator<?> iterator = items.iterator();
            List<@Nullable Object> head = first(iterator, Table.ROW_LIMIT);
            return new Sample(head, List.of(), iterator.hasNext() ? UNKNOWN : head.size());
        }
        int size = collection.size();
        if (items instanceof List<?> list && size > Table.ROW_LIMIT) {
            int tail = Table.ROW_LIMIT / 2;
            return new Sample(
                    first(list.iterator(), Table.ROW_LIMIT - tail), first(list.listIterator(size - tail), tail), size);
        }
        return new Sample(first(items.iterator(), Table.ROW_LIMIT), List.of(), size);
    }

    private static List<@Nullable Object> first(Iterator<?> items, int limit) {
        List<@Nullable Object> first = new ArrayList<>();
        while (first.size() < limit && items.hasNext()) {
            first.add(items.next());
        }
        return first;
    }

    /** The sample with something else in the place of each item. */
    Sample map(UnaryOperator<@Nullable Object> change) {
        return new Sample(changed(head, change), changed(tail, change), total);
    }

    private static List<@Nullable Object> changed(
            List<@Nullable Object> items, UnaryOperator<@Nullable Object> change) {
        List<@Nullable Object> changed = new ArrayList<>(items);
        changed.replaceAll(change);
        return changed;
    }

    List<@Nullable Object> items() {
        return Stream.concat(head.stream(), tail.stream()).toList();
    }

    boolean hasGap() {
        return total != head.size() + tail.size();
    }
}
