package jykernel.display;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collections of rows, maps and records as tables. */
final class RowTables {
    /** The headings of what has one value in each row. */
    static final List<String> VALUE = List.of("value");

    private RowTables() {}

    /** Null if the items are no rows of one shape. */
    static @Nullable Table ofItems(Sample items, Cells cells) {
        Sample sample = items.map(cells::view);
        RowShape shape = RowShape.of(sample.items(), cells);
        if (shape == null) {
            return null;
        }
        TableBuilder table = new TableBuilder(cells, "", shape.columns().size(), shape.columns()::get);
        int label = 0;
        for (Object row : sample.head()) {
            addRow(label++, row, shape, cells, table);
        }
        if (sample.hasGap()) {
            table.gap();
        }
        long tail = sample.total() - sample.tail().size();
        for (Object row : sample.tail()) {
            addRow(tail++, row, shape, cells, table);
        }
        return sample.total() == Sample.UNKNOWN
                ? table.build("the first " + Table.size(sample.head().size(), table.columnCount()))
                : table.build(sample.total());
    }

    private static void addRow(
            @Nullable Object label, @Nullable Object row, RowShape shape, Cells cells, TableBuilder table) {
        table.rowOfCells(label, column -> row == null ? Cell.ABSENT : shape.cell(row, column, cells));
    }

    /** One row for each key; more than one column if all values are rows of one shape. Null if the map is empty. */
    static @Nullable Table ofMap(Map<?, ?> map, Cells cells) {
        List<Map.Entry<?, ?>> entries = first(map);
        if (entries.isEmpty()) {
            return null;
        }
        List<@Nullable Object> values = new ArrayList<>();
        entries.forEach(entry -> values.add(cells.view(entry.getValue())));
        RowShape found = values.size() > 1 ? RowShape.of(values, cells) : null;
        RowShape shape = found instanceof RowShape.OfSequences ? null : found;
        TableBuilder table = shape == null
                ? new TableBuilder(cells, "key", 1, VALUE::get)
                : new TableBuilder(cells, "key", shape.columns().size(), shape.columns()::get);
        for (Map.Entry<?, ?> entry : entries) {
            Object label = cells.text(entry.getKey());
            if (shape == null) {
                table.row(label, column -> entry.getValue());
            } else {
                addRow(label, cells.view(entry.getValue()), shape, cells, table);
            }
        }
        int size = map.size();
        if (size > entries.size()) {
            table.gap();
            return table.build(Table.counted(size, "key"));
        }
        return table.build(size);
    }

    private static List<Map.Entry<?, ?>> first(Map<?, ?> map) {
        List<Map.Entry<?, ?>> entries = new ArrayList<>();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            if (entries.size() == Table.ROW_LIMIT && !(map instanceof java.util.Properties)) {
                break;
            }
            entries.add(entry);
        }
        if (map instanceof java.util.Properties) {
            entries.sort(Comparator.comparing(entry -> String.valueOf(entry.getKey())));
            return entries.subList(0, Math.min(entries.size(), 5 * Table.ROW_LIMIT));
        }
        return entries;
    }

    /** The components of one record. */
    static Table ofRecord(Object value, Cells cells) {
        TableBuilder table = new TableBuilder(cells, value.getClass().getSimpleName(), 1, VALUE::get);
        Getters.ofRecord(value.getClass()).forEach((name, property) -> table.row(name, column -> property.of(value)));
        return table.build("");
    }
}
