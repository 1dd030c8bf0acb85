package jykernel.display;

import java.util.List;

/**
 * A table in HTML, of the class that front ends have a style for, in light and in dark themes. Dollars in it are money:
 * no front end is to look for formulas.
 */
final class TableHtml {
    private static final String LEFT = " style=\"text-align: left\"";
    private static final String LABEL = " style=\"text-align: left; font-weight: bold\"";

    /** Text that may well be one word without end. */
    private static final String WRAPPED =
            " style=\"text-align: left; min-width: 20em; max-width: 40em; overflow-wrap: anywhere\"";

    private static final int LONG = 60;

    private TableHtml() {}

    static String of(Table table) {
        StringBuilder html = new StringBuilder(
                "<div class=\"tex2jax_ignore mathjax_ignore\">\n<table border=\"1\" class=\"dataframe\">\n<thead>\n<tr>");
        if (table.corner() != null) {
            html.append("<th")
                    .append(LEFT)
                    .append('>')
                    .append(escaped(table.corner()))
                    .append("</th>");
        }
        boolean[] numeric = new boolean[table.columns().size()];
        for (int i = 0; i < numeric.length; i++) {
            numeric[i] = table.isNumeric(i);
            html.append("<th").append(numeric[i] ? "" : LEFT).append('>');
            html.append(escaped(table.columns().get(i))).append("</th>");
        }
        html.append("</tr>\n</thead>\n<tbody>\n");
        for (List<Cell> row : table.rows()) {
            addRow(row, table.corner() == null ? 0 : 1, numeric, html);
        }
        html.append("</tbody>\n</table>\n");
        if (!table.note().isEmpty()) {
            html.append("<p>").append(escaped(table.note())).append("</p>\n");
        }
        return html.append("</div>").toString();
    }

    private static void addRow(List<Cell> row, int labels, boolean[] numeric, StringBuilder html) {
        html.append("<tr>");
        for (int i = 0; i < row.size(); i++) {
            Cell cell = row.get(i);
            String text = escaped(cell.text());
            if (i < labels) {
                html.append("<th").append(LABEL).append('>').append(text).append("</th>");
            } else {
                String style = text.length() > LONG ? WRAPPED : LEFT;
                html.append("<td").append(numeric[i - labels] ? "" : style).append('>');
                boolean quiet = cell.kind() == Cell.Kind.NOTHING && !text.isEmpty();
                html.append(quiet ? "<span style=\"opacity: 0.5\">" + text + "</span>" : text)
                        .append("</td>");
            }
        }
        html.append("</tr>\n");
    }

    /** Safe as the content of an element and of a quoted attribute. */
    static String escaped(String text) {
        StringBuilder html = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> html.append("&amp;");
                case '<' -> html.append("&lt;");
                case '>' -> html.append("&gt;");
                case '"' -> html.append("&quot;");
                case '\'' -> html.append("&#39;");
                default -> html.append(c);
            }
        }
        return html.toString();
    }
}
