package jykernel.display;

import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.util.List;
import javax.swing.table.TableModel;
import org.jspecify.annotations.Nullable;

/** Tables of values that are found by row and column: arrays of arrays, table models, libraries' tables. */
final class Grids {
    private Grids() {}

    /** Null if the array has no arrays in it, or arrays of arrays. */
    static @Nullable Table ofArray(Object array, Cells cells) {
        Class<?> row = array.getClass().getComponentType();
        if (row == null
                || !row.isArray()
                || (row.getComponentType() != null && row.getComponentType().isArray())) {
            return null;
        }
        int count = Array.getLength(array);
        int width = 0;
        for (int i : Window.of(count, Table.ROW_LIMIT)) {
            Object each = i == Window.GAP ? null : Array.get(array, i);
            width = Math.max(width, each == null ? 0 : Array.getLength(each));
        }
        if (width == 0) {
            return null;
        }
        TableBuilder table = new TableBuilder(cells, "", width, String::valueOf);
        for (int i : Window.of(count, Table.ROW_LIMIT)) {
            if (i == Window.GAP) {
                table.gap();
            } else {
                Object each = Array.get(array, i);
                int length = each == null ? 0 : Array.getLength(each);
                table.rowOfCells(i, c -> each == null || c >= length ? Cell.ABSENT : cells.cell(Array.get(each, c)));
            }
        }
        return table.build(count);
    }

    static Table ofModel(TableModel model, Cells cells) {
        return new TableBuilder(
                        cells, "", model.getColumnCount(), column -> String.valueOf(model.getColumnName(column)))
                .grid(model.getRowCount(), model::getValueAt)
                .build(model.getRowCount());
    }

    /** A {@code tech.tablesaw.api.Table}. */
    static Table ofTablesaw(Object value, Class<?> type, Cells cells) throws ReflectiveOperationException {
        Method rowCount = type.getMethod("rowCount");
        List<?> columns = (List<?>) type.getMethod("columns").invoke(value);
        Class<?> column = Class.forName("tech.tablesaw.columns.Column", false, type.getClassLoader());
        Method name = column.getMethod("name");
        Method missing = column.getMethod("isMissing", int.class);
        Method get = column.getMethod("get", int.class);
        int rows = (Integer) rowCount.invoke(value);
        return new TableBuilder(cells, "", columns.size(), c -> String.valueOf(Getters.call(name, columns.get(c))))
                .grid(rows, (r, c) -> {
                    Object each = columns.get(c);
                    return Boolean.TRUE.equals(Getters.call(missing, each, r)) ? null : Getters.call(get, each, r);
                })
                .build(rows);
    }

    /** A {@code Dataset} of Ignition, which has the methods of a table model, but not the interface. */
    static Table ofIgnition(Object value, Class<?> type, Cells cells) throws ReflectiveOperationException {
        Method name = type.getMethod("getColumnName", int.class);
        Method get = type.getMethod("getValueAt", int.class, int.class);
        int columns = (Integer) type.getMethod("getColumnCount").invoke(value);
        int rows = (Integer) type.getMethod("getRowCount").invoke(value);
        return new TableBuilder(cells, "", columns, c -> String.valueOf(Getters.call(name, value, c)))
                .grid(rows, (r, c) -> Getters.call(get, value, r, c))
                .build(rows);
    }
}
