package jykernel.jython;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Text in nested groups, each in one line if it fits, and otherwise with a new line at each of its breaks. */
final class Layout {
    private static final int WIDTH = 79;

    private sealed interface Piece {
        int width();
    }

    private record Text(String text) implements Piece {
        @Override
        public int width() {
            return text.length();
        }
    }

    /** Becomes the separator, or a new line. */
    private record Break(String separator) implements Piece {
        @Override
        public int width() {
            return separator.length();
        }
    }

    private static final class Group implements Piece {
        final int indent;
        final List<Piece> pieces = new ArrayList<>();
        int width;

        Group(int indent) {
            this.indent = indent;
        }

        void add(Piece piece) {
            pieces.add(piece);
            width += piece.width();
        }

        @Override
        public int width() {
            return width;
        }
    }

    private final Group root = new Group(0);
    private final Deque<Group> open = new ArrayDeque<>(List.of(root));
    private int length;

    private Group inner() {
        return open.getLast();
    }

    /** How much text there is so far. */
    int length() {
        return length;
    }

    void text(String text) {
        length += text.length();
        // A text of several lines breaks the groups around it.
        inner().add(new Text(text));
        if (text.indexOf('\n') >= 0) {
            inner().width += WIDTH;
        }
    }

    void mayBreak(String separator) {
        length += separator.length();
        inner().add(new Break(separator));
    }

    /** @param indent how many columns the lines of the group stand to the right of what is around it */
    void begin(int indent) {
        open.addLast(new Group(indent));
    }

    void end() {
        if (open.size() > 1) {
            Group group = open.removeLast();
            inner().add(group);
        }
    }

    @Override
    public String toString() {
        while (open.size() > 1) {
            end();
        }
        StringBuilder text = new StringBuilder();
        write(root, 0, 0, text);
        return text.toString();
    }

    /** Returns the column behind the last character. */
    private static int write(Group group, int indent, int start, StringBuilder out) {
        int column = start;
        boolean broken = start + group.width > WIDTH;
        for (Piece piece : group.pieces) {
            if (piece instanceof Group inner) {
                column = write(inner, indent + inner.indent, column, out);
            } else if (piece instanceof Break && broken) {
                out.append('\n').append(" ".repeat(indent));
                column = indent;
            } else {
                String text = piece instanceof Text plain ? plain.text() : ((Break) piece).separator();
                out.append(text);
                int line = text.lastIndexOf('\n');
                column = line < 0 ? column + text.length() : text.length() - line - 1;
            }
        }
        return column;
    }
}
