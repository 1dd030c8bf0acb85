package jykernel.display;

import java.sql.Clob;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of a JDBC result. It is never closed, and its cursor is put back if it can be. */
final class ResultSets {
    private static final Cell NULL = new Cell("NULL", Cell.Kind.NOTHING);
    private static final int LONGEST_CLOB = 300;

    private final ResultSet result;
    private final Cells cells;

    private ResultSets(ResultSet result, Cells cells) {
        this.result = result;
        this.cells = cells;
    }

    static Table table(ResultSet result, Cells cells) throws SQLException {
        return new ResultSets(result, cells).table();
    }

    static boolean isClosed(ResultSet result) throws SQLException {
        try {
            return result.isClosed();
        } catch (SQLFeatureNotSupportedException e) {
            return false;
        }
    }

    private Table table() throws SQLException {
        ResultSetMetaData about = result.getMetaData();
        List<String> columns = new ArrayList<>();
        for (int i = 1; i <= about.getColumnCount(); i++) {
            columns.add(String.valueOf(about.getColumnLabel(i)));
        }
        TableBuilder table = new TableBuilder(cells, null, columns.size(), columns::get);
        return result.getType() == ResultSet.TYPE_FORWARD_ONLY ? fromHere(table) : fromTheStart(table);
    }

    /** Reads on; what has been read is gone for the program, and so the note says how much it is. */
    private Table fromHere(TableBuilder table) throws SQLException {
        int start = row();
        boolean more = start > 0 || result.next();
        int count = 0;
        while (more) {
            add(table);
            more = ++count < Table.ROW_LIMIT && result.next();
        }
        String read = Table.size(count, table.columnCount());
        return table.build(
                count < Table.ROW_LIMIT ? read + ", read to the end" : read + " read; next() goes on behind them");
    }

    /** 0 before the first row, and where the driver does not tell. */
    private int row() throws SQLException {
        try {
            return result.getRow();
        } catch (SQLFeatureNotSupportedException e) {
            return 0;
        }
    }

    private Table fromTheStart(TableBuilder table) throws SQLException {
        boolean before = result.isBeforeFirst();
        boolean after = result.isAfterLast();
        int row = before || after ? 0 : result.getRow();
        try {
            result.beforeFirst();
            int count = 0;
            boolean more = result.next();
            while (more && count < Table.ROW_LIMIT) {
                add(table);
                count++;
                more = result.next();
            }
            if (more) {
                table.gap();
            }
            return table.build((more ? "the first " : "") + Table.size(count, table.columnCount()));
        } finally {
            if (after) {
                result.afterLast();
            } else if (row > 0) {
                result.absolute(row);
            } else {
                result.beforeFirst();
            }
        }
    }

    private void add(TableBuilder table) {
        table.rowOfCells(null, column -> {
            try {
                return cell(result.getObject(column + 1));
            } catch (SQLException e) {
                return new Cell("<raised " + e.getClass().getName() + ">", Cell.Kind.NOTHING);
            }
        });
    }

    private Cell cell(@Nullable Object value) throws SQLException {
        if (value == null) {
            return NULL;
        } else if (value instanceof Clob text) {
            return cells.cell(text.getSubString(1, LONGEST_CLOB));
        } else if (value instanceof byte[] bytes) {
            return new Cell("<" + Table.counted(bytes.length, "byte") + ">", Cell.Kind.TEXT);
        }
        return cells.cell(value);
    }
}
