package jykernel.display;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A table as it is shown, with all that is too much left out.
 *
 * @param corner what stands above the labels of the rows, which are the first cell of each; null if rows have none
 * @param columns headings, without the corner
 * @param rows as many cells each as there are headings, and one more for the label
 * @param note what is said below, such as how many rows there are; may be empty
 */
record Table(@Nullable String corner, List<String> columns, List<List<Cell>> rows, String note) {
    static final int ROW_LIMIT = 60;
    static final int COLUMN_LIMIT = 50;

    /** Such as {@code 1,000,000 rows × 3 columns}. */
    static String size(long rows, int columns) {
        return counted(rows, "row") + " × " + counted(columns, "column");
    }

    static String counted(long count, String what) {
        return String.format(Locale.ROOT, "%,d", count) + " " + what + (count == 1 ? "" : "s");
    }

    /** Whether the column holds numbers; 0 is the first one behind the labels. */
    boolean isNumeric(int column) {
        int at = column + (corner == null ? 0 : 1);
        boolean numbers = false;
        for (List<Cell> row : rows) {
            Cell.Kind kind = row.get(at).kind();
            if (kind == Cell.Kind.TEXT) {
                return false;
            }
            numbers |= kind == Cell.Kind.NUMBER;
        }
        return numbers;
    }
}
