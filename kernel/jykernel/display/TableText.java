package jykernel.display;

import java.util.ArrayList;
import java.util.List;

/** A table in letters of one width, for consoles. */
final class TableText {
    private static final int WIDEST_COLUMN = 50;
    private static final int WIDEST_LINE = 120;
    private static final String BETWEEN = "  ";

    private TableText() {}

    static String of(Table table) {
        List<List<String>> lines = lines(table);
        int[] widths = widths(lines);
        int labels = table.corner() == null ? 0 : 1;
        int shown = fitting(widths, labels);
        StringBuilder text = new StringBuilder();
        for (List<String> line : lines) {
            StringBuilder joined = new StringBuilder();
            for (int i = 0; i < shown; i++) {
                boolean right = i >= labels && table.isNumeric(i - labels);
                joined.append(i == 0 ? "" : BETWEEN).append(padded(line.get(i), widths[i], right));
            }
            if (shown < widths.length) {
                joined.append(BETWEEN).append(Cell.MORE_COLUMNS.text());
            }
            text.append(text.length() == 0 ? "" : "\n").append(joined.toString().stripTrailing());
        }
        return table.note().isEmpty() ? text.toString() : text + "\n[" + table.note() + "]";
    }

    private static List<List<String>> lines(Table table) {
        List<List<String>> lines = new ArrayList<>();
        List<String> headings = new ArrayList<>();
        if (table.corner() != null) {
            headings.add(oneLine(table.corner()));
        }
        table.columns().forEach(heading -> headings.add(oneLine(heading)));
        lines.add(headings);
        for (List<Cell> row : table.rows()) {
            lines.add(row.stream().map(cell -> oneLine(cell.text())).toList());
        }
        return lines;
    }

    private static String oneLine(String text) {
        String line = text.strip().replaceAll("\\p{Cntrl}+", " ");
        int length = line.codePointCount(0, line.length());
        return length <= WIDEST_COLUMN ? line : line.substring(0, line.offsetByCodePoints(0, WIDEST_COLUMN - 1)) + "…";
    }

    private static int[] widths(List<List<String>> lines) {
        int[] widths = new int[lines.get(0).size()];
        for (List<String> line : lines) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], width(line.get(i)));
            }
        }
        return widths;
    }

    /** How many columns have room in a line; at least the first one behind the label. */
    private static int fitting(int[] widths, int labels) {
        int used = 0;
        for (int i = 0; i < widths.length; i++) {
            used += widths[i] + BETWEEN.length();
            if (used > WIDEST_LINE && i > labels) {
                return i;
            }
        }
        return widths.length;
    }

    private static int width(String text) {
        return text.codePoints().map(TableText::width).sum();
    }

    /** How many columns of a console a character takes: two in the scripts of East Asia, and as a picture. */
    private static int width(int c) {
        int type = Character.getType(c);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT) {
            return 0;
        }
        boolean wide = (c >= 0x1100 && c <= 0x115f)
                || (c >= 0x2e80 && c <= 0xa4cf)
                || (c >= 0xac00 && c <= 0xd7a3)
                || (c >= 0xf900 && c <= 0xfaff)
                || (c >= 0xff01 && c <= 0xff60)
                || (c >= 0x1f300 && c <= 0x1faff)
                || (c >= 0x20000 && c <= 0x3ffff);
        return wide ? 2 : 1;
    }

    private static String padded(String text, int width, boolean right) {
        String padding = " ".repeat(width - width(text));
        return right ? padding + text : text + padding;
    }
}
