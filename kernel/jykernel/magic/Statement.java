package jykernel.magic;

/**
 * A statement, found by reading only strings, comments and brackets.
 *
 * @param end the index of the end of its last line
 * @param assigned the index behind its first equals sign where a magic or a shell command follows; else -1
 * @param asks it ends, or begins, with a question mark that is no part of a string or comment
 */
record Statement(int end, int assigned, boolean asks) {
    static Statement at(String cell, int start) {
        return new Reader(cell, start).statement();
    }

    /** Reads one statement. */
    private static final class Reader {
        private final String cell;
        private final int start;
        private int at;
        private int depth;
        private boolean equalsSeen;

        Reader(String cell, int start) {
            this.cell = cell;
            this.start = start;
            this.at = start;
        }

        Statement statement() {
            int last = start;
            while (at < cell.length()) {
                char c = cell.charAt(at);
                if (c == '\n' && depth <= 0) {
                    break;
                } else if (c == '#') {
                    at = CellSyntax.endOfLine(cell, at);
                    continue;
                } else if (c == '"' || c == '\'') {
                    at = endOfString(cell, at);
                    last = at - 1;
                    continue;
                } else if (c == '=' && isFirstAssignment()) {
                    int value = skipBlanks(at + 1);
                    if (Escape.beginsAt(cell, value)) {
                        return new Statement(at, value, false);
                    }
                }
                depth += "([{".indexOf(c) >= 0 ? 1 : ")]}".indexOf(c) >= 0 ? -1 : 0;
                last = Character.isWhitespace(c) ? last : at;
                // What follows a backslash, such as the end of the line, ends nothing.
                at += c == '\\' ? 2 : 1;
            }
            at = Math.min(at, cell.length());
            boolean asks = last < at && (cell.charAt(last) == '?' || cell.charAt(start) == '?');
            return new Statement(at, -1, asks);
        }

        private boolean isFirstAssignment() {
            char before = at > start ? cell.charAt(at - 1) : ' ';
            boolean comparison = "=!<>".indexOf(before) >= 0 || cell.startsWith("==", at);
            boolean first = depth == 0 && !equalsSeen && !comparison;
            equalsSeen |= first;
            return first;
        }

        private int skipBlanks(int from) {
            int i = from;
            while (i < cell.length() && (cell.charAt(i) == ' ' || cell.charAt(i) == '\t')) {
                i++;
            }
            return i;
        }
    }

    /** The index behind the string that begins here; one that is not closed ends with the line, or the cell. */
    private static int endOfString(String cell, int start) {
        char quote = cell.charAt(start);
        String triple = String.valueOf(quote).repeat(3);
        boolean isTriple = cell.startsWith(triple, start);
        int i = start + (isTriple ? 3 : 1);
        while (i < cell.length()) {
            char c = cell.charAt(i);
            if (c == '\\') {
                i += 2;
            } else if (isTriple && cell.startsWith(triple, i)) {
                return i + 3;
            } else if (!isTriple && c == quote) {
                return i + 1;
            } else if (!isTriple && c == '\n') {
                return i;
            } else {
                i++;
            }
        }
        return cell.length();
    }
}
