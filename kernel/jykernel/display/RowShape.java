package jykernel.display;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What rows have in common: the columns, and how a row's cells are read. */
interface RowShape {
    List<String> columns();

    Cell cell(Object row, int column, Cells cells);

    /** The shape if all of the values are rows of one and the same; otherwise null. */
    static @Nullable RowShape of(Collection<? extends @Nullable Object> rows, Cells cells) {
        if (rows.isEmpty() || rows.contains(null)) {
            return null;
        }
        List<Object> values = new ArrayList<>();
        rows.forEach(row -> {
            if (row != null) {
                values.add(row);
            }
        });
        if (values.stream().allMatch(Map.class::isInstance)) {
            return OfMaps.of(values, cells);
        }
        OfSequences sequences = OfSequences.of(values);
        return sequences != null ? sequences : Getters.common(values);
    }

    /** Maps: a column for each key that one of them has. */
    record OfMaps(List<String> columns, List<@Nullable Object> keys) implements RowShape {
        static @Nullable RowShape of(List<Object> maps, Cells cells) {
            Set<@Nullable Object> keys = new LinkedHashSet<>();
            for (Object map : maps) {
                int taken = 0;
                for (Object key : ((Map<?, ?>) map).keySet()) {
                    if (taken++ > Table.COLUMN_LIMIT) {
                        break;
                    }
                    keys.add(key);
                }
            }
            List<@Nullable Object> all = new ArrayList<>(keys);
            return all.isEmpty()
                    ? null
                    : new OfMaps(all.stream().map(cells::text).toList(), all);
        }

        @Override
        public Cell cell(Object row, int column, Cells cells) {
            Map<?, ?> map = (Map<?, ?>) row;
            Object value = map.get(keys.get(column));
            return value == null && !map.containsKey(keys.get(column)) ? Cell.ABSENT : cells.cell(value);
        }
    }

    /** Lists or arrays of one length, which have numbers for headings. */
    record OfSequences(List<String> columns) implements RowShape {
        static @Nullable OfSequences of(List<Object> values) {
            int width = width(values.get(0));
            if (width < 1 || !values.stream().allMatch(value -> width(value) == width)) {
                return null;
            }
            List<String> columns = new ArrayList<>();
            for (int i = 0; i < width; i++) {
                columns.add(String.valueOf(i));
            }
            return new OfSequences(columns);
        }

        private static int width(Object value) {
            return value instanceof List<?> list ? list.size() : value instanceof Object[] array ? array.length : -1;
        }

        @Override
        public Cell cell(Object row, int column, Cells cells) {
            return cells.cell(row instanceof List<?> list ? list.get(column) : Array.get(row, column));
        }
    }

    /** Records or beans of one class: a column for each component or property. */
    record OfObjects(List<String> columns, List<Getters.Property> properties) implements RowShape {
        static OfObjects of(Map<String, Getters.Property> properties) {
            return new OfObjects(List.copyOf(properties.keySet()), List.copyOf(properties.values()));
        }

        @Override
        public Cell cell(Object row, int column, Cells cells) {
            return cells.cell(properties.get(column).of(row));
        }
    }
}
