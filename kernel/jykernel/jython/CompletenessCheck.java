package jykernel.jython;

import java.util.function.Supplier;
import jykernel.interpreter.Completeness;
import jykernel.magic.CellSyntax;
import org.python.core.CompilerFlags;

/** Whether code could be run, wants more lines, or is wrong whatever follows. */
final class CompletenessCheck {
    private static final String INDENT = "    ";

    private final Supplier<CompilerFlags> flags;

    CompletenessCheck(Supplier<CompilerFlags> flags) {
        this.flags = flags;
    }

    Completeness check(String text) {
        String cell = SourceParser.lines(text);
        String last = cell.substring(cell.lastIndexOf('\n') + 1);
        if (cell.isBlank()) {
            return new Completeness.Complete();
        } else if (CellSyntax.isCellMagic(cell)) {
            boolean ended = last.isBlank() || cell.strip().endsWith("?");
            return ended ? new Completeness.Complete() : new Completeness.Incomplete("");
        }
        String code = CellSyntax.python(cell);
        OpenText open = OpenText.of(code);
        if (open.inString() || open.inBrackets() || last.endsWith("\\")) {
            return new Completeness.Incomplete(open.inString() ? "" : indentOf(last));
        }
        if (open.endsWithColon()) {
            String indent = indentOf(open.lastCodeLine()) + INDENT;
            return switch (SourceParser.judge(code + "\n" + indent + "pass", flags.get())) {
                case RIGHT, UNFINISHED -> new Completeness.Incomplete(indent);
                case WRONG -> new Completeness.Invalid();
            };
        }
        return switch (SourceParser.judge(code, flags.get())) {
            case UNFINISHED -> new Completeness.Incomplete(indentOf(last));
            case WRONG -> new Completeness.Invalid();
            case RIGHT -> whole(indentOf(open.lastCodeLine()), last);
        };
    }

    /** Inside a block another line may follow; an empty line ends it. */
    private static Completeness whole(String indent, String last) {
        return indent.isEmpty() || last.isBlank() || last.startsWith("#")
                ? new Completeness.Complete()
                : new Completeness.Incomplete(indent);
    }

    private static String indentOf(String line) {
        return line.substring(0, line.length() - line.stripLeading().length());
    }
}
