package jykernel.magic;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Turns what only notebooks understand into calls of {@code get_ipython()}, as IPython does. Lines keep their numbers,
 * so that tracebacks stay right.
 *
 * @see <a href="https://ipython.readthedocs.io/en/stable/config/inputtransforms.html">Custom input transformation</a>
 */
public final class CellSyntax {
    private static final String CELL_MAGIC = "%%";
    /** Empty lines, and the indent of the first one that is not. */
    private static final Pattern INDENTED = Pattern.compile("(?:[ \\t]*\\R)*([ \\t]+)\\S");

    private CellSyntax() {}

    /** The cell as Python; code without magics, shell commands and questions is returned as it is. */
    public static String python(String cell) {
        boolean indented = INDENTED.matcher(cell).lookingAt();
        if (!indented && cell.indexOf('%') < 0 && cell.indexOf('!') < 0 && cell.indexOf('?') < 0) {
            return cell;
        }
        String lines = cell.replace("\r\n", "\n").replace('\r', '\n');
        if (indented) {
            lines = withoutIndent(lines);
        }
        if (isCellMagic(lines)) {
            return cellMagic(lines);
        }
        StringBuilder python = new StringBuilder();
        int start = 0;
        while (start < lines.length()) {
            start = addStatement(lines, start, python);
        }
        return python.toString();
    }

    /** Code that was copied from inside a block: every line that begins like the first one is moved to the left. */
    private static String withoutIndent(String cell) {
        Matcher first = INDENTED.matcher(cell);
        String indent = first.lookingAt() ? first.group(1) : "";
        return cell.lines()
                .map(line -> line.startsWith(indent) ? line.substring(indent.length()) : line)
                .collect(Collectors.joining("\n", "", cell.endsWith("\n") ? "\n" : ""));
    }

    /** Whether the whole cell is for one magic, such as {@code %%bash}. */
    public static boolean isCellMagic(String cell) {
        return cell.stripLeading().startsWith(CELL_MAGIC)
                && Escape.magicName(cell.stripLeading(), CELL_MAGIC.length()) > CELL_MAGIC.length();
    }

    private static String cellMagic(String cell) {
        int begin = cell.indexOf(CELL_MAGIC);
        int end = endOfLine(cell, begin);
        String first = cell.substring(begin, end).stripTrailing();
        String before = cell.substring(0, cell.lastIndexOf('\n', begin) + 1);
        String question = Question.of(first);
        if (question != null) {
            return before + question;
        }
        int name = Escape.magicName(first, CELL_MAGIC.length());
        String body = cell.substring(Math.min(end + 1, cell.length()));
        return before
                + Escape.call(
                        "run_cell_magic",
                        first.substring(CELL_MAGIC.length(), name),
                        first.substring(name).strip(),
                        body);
    }

    /** Adds what the statement at this index means; returns the index of the next one. */
    private static int addStatement(String cell, int start, StringBuilder python) {
        int code = start;
        while (code < cell.length() && (cell.charAt(code) == ' ' || cell.charAt(code) == '\t')) {
            code++;
        }
        if (Escape.beginsAt(cell, code)) {
            int end = endOfContinued(cell, code);
            python.append(cell, start, code);
            return addLines(cell, code, end, Escape.python(joined(cell, code, end)), python);
        }
        Statement statement = Statement.at(cell, code);
        int equals = statement.assigned();
        if (equals >= 0) {
            int end = endOfContinued(cell, equals);
            python.append(cell, start, equals);
            return addLines(cell, equals, end, Escape.assigned(joined(cell, equals, end)), python);
        }
        String question = statement.asks() ? Question.of(cell.substring(code, statement.end())) : null;
        python.append(cell, start, code);
        return addLines(cell, code, statement.end(), question, python);
    }

    /** @param replacement what stands for this part of the cell; null if it is Python already */
    private static int addLines(String cell, int start, int end, @Nullable String replacement, StringBuilder python) {
        String original = cell.substring(start, end);
        if (replacement == null) {
            python.append(original);
        } else {
            python.append(replacement).append("\n".repeat((int)
                            original.chars().filter(c -> c == '\n').count()));
        }
        if (end < cell.length()) {
            python.append('\n');
        }
        return end + 1;
    }

    /** The text with lines that end in a backslash joined to the next ones. */
    private static String joined(String cell, int start, int end) {
        return cell.substring(start, end).replace("\\\n", " ");
    }

    private static int endOfContinued(String cell, int start) {
        int end = endOfLine(cell, start);
        while (end < cell.length() && cell.charAt(end - 1) == '\\') {
            end = endOfLine(cell, end + 1);
        }
        return end;
    }

    static int endOfLine(String text, int from) {
        int end = text.indexOf('\n', from);
        return end < 0 ? text.length() : end;
    }
}
