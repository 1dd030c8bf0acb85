package jykernel.display;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Collects the rows of a table, and leaves out columns if there are too many. */
final class TableBuilder {
    private final Cells cells;
    private final @Nullable String corner;
    private final int[] columns;
    private final List<String> headings = new ArrayList<>();
    private final List<List<Cell>> rows = new ArrayList<>();
    private final int columnCount;

    TableBuilder(Cells cells, @Nullable String corner, int columnCount, IntFunction<String> heading) {
        this.cells = cells;
        this.corner = corner;
        this.columnCount = columnCount;
        columns = Window.of(columnCount, Table.COLUMN_LIMIT);
        for (int column : columns) {
            headings.add(column == Window.GAP ? Cell.MORE_COLUMNS.text() : heading.apply(column));
        }
    }

    /** A row of values, of which the index of the column is asked. */
    void row(@Nullable Object label, IntFunction<@Nullable Object> value) {
        rowOfCells(label, column -> cells.cell(value.apply(column)));
    }

    void rowOfCells(@Nullable Object label, IntFunction<Cell> cell) {
        List<Cell> row = startedRow(cells.cell(label));
        for (int column : columns) {
            row.add(column == Window.GAP ? Cell.MORE_COLUMNS : cells.attempt(() -> cell.apply(column)));
        }
        rows.add(row);
    }

    /** Rows are left out here. */
    void gap() {
        List<Cell> row = startedRow(Cell.MORE_ROWS);
        for (int i = 0; i < columns.length; i++) {
            row.add(Cell.MORE_ROWS);
        }
        rows.add(row);
    }

    private List<Cell> startedRow(Cell label) {
        List<Cell> row = new ArrayList<>();
        if (corner != null) {
            row.add(label);
        }
        return row;
    }

    int columnCount() {
        return columnCount;
    }

    boolean leavesColumnsOut() {
        return columns.length < columnCount;
    }

    Table build(String note) {
        return new Table(corner, headings, rows, note);
    }

    /** With a note about the size if something is left out. */
    Table build(long rowCount) {
        boolean all = rowCount == rows.size() && !leavesColumnsOut();
        return build(all ? "" : Table.size(rowCount, columnCount));
    }

    /** Rows 0 to count, those in the middle left out if there are too many. */
    TableBuilder grid(int rowCount, GridCell value) {
        for (int row : Window.of(rowCount, Table.ROW_LIMIT)) {
            if (row == Window.GAP) {
                gap();
            } else {
                row(row, column -> value.at(row, column));
            }
        }
        return this;
    }

    /** The value in a row and a column, both counted from 0. */
    interface GridCell {
        @Nullable
        Object at(int row, int column);
    }
}
