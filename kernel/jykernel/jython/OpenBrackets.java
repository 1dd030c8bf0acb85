package jykernel.jython;

import java.util.ArrayDeque;
import java.util.Deque;

/** What is open at a place in Python source: brackets, a string, a comment. It need not be whole, or correct. */
final class OpenBrackets {
    private final Deque<Integer> open = new ArrayDeque<>();
    private char quote;
    private boolean triple;
    private boolean comment;

    /** Goes on with the source from one index to the other. */
    OpenBrackets read(String code, int from, int to) {
        for (int i = from; i < to; i++) {
            char c = code.charAt(i);
            if (comment) {
                comment = c != '\n';
            } else if (quote != 0) {
                i = inString(code, i);
            } else if (c == '#') {
                comment = true;
            } else if (c == '\'' || c == '"') {
                quote = c;
                triple = isTriple(code, i);
                i += triple ? 2 : 0;
            } else if (c == '(' || c == '[' || c == '{') {
                open.push(i);
            } else if (c == ')' || c == ']' || c == '}') {
                open.poll();
            }
        }
        return this;
    }

    private int inString(String code, int i) {
        char c = code.charAt(i);
        if (c == '\\') {
            return i + 1;
        } else if (triple && c == quote && isTriple(code, i)) {
            quote = 0;
            return i + 2;
        } else if (!triple && (c == quote || c == '\n')) {
            quote = 0;
        }
        return i;
    }

    private static boolean isTriple(String code, int i) {
        return code.startsWith(code.substring(i, i + 1).repeat(3), i);
    }

    /** The places of the open brackets, the innermost first. */
    Iterable<Integer> brackets() {
        return open;
    }

    boolean inText() {
        return quote != 0 || comment;
    }

    /** Whether the line that ends here goes on in the next one, be it as a string or in brackets. */
    boolean goesOn() {
        return !open.isEmpty() || (quote != 0 && triple);
    }
}
