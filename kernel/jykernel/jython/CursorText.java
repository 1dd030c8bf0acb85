package jykernel.jython;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** The code before a cursor, read once: what is text and comment in it, and which brackets are open at its end. */
final class CursorText {
    final String before;
    final String after;
    /** As before, of the same length, with blanks for what is in strings, comments and lines that are no Python. */
    final String plain;
    /** The innermost one that is open at the cursor, or -1. */
    final int openBracket;
    /** Where the content of the string begins that the cursor is in, or -1. */
    final int stringStart;
    /** Of that string; three characters if it may have many lines. */
    final String quote;
    /** Whether backslashes mean nothing in that string. */
    final boolean raw;

    final boolean inComment;
    /** Where the magic or the shell command begins whose line the cursor is in, or -1. */
    final int escapeStart;

    private CursorText(Reader read, String after) {
        this.before = read.code;
        this.after = after;
        this.plain = read.plain.toString();
        Integer innermost = read.brackets.peek();
        this.openBracket = innermost == null ? -1 : innermost;
        this.stringStart = read.stringStart;
        this.quote = read.quote;
        this.raw = read.prefix().toLowerCase(java.util.Locale.ROOT).contains("r");
        this.inComment = read.inComment;
        this.escapeStart = read.escapeStart;
    }

    /** @param cursor in UTF-16 units */
    static CursorText of(String code, int cursor) {
        return new CursorText(new Reader(code.substring(0, cursor)), code.substring(cursor));
    }

    /** The index before which only blanks are skipped, going back from this one. */
    int skipBlanks(int end) {
        int i = end;
        while (i > 0 && Character.isWhitespace(plain.charAt(i - 1))) {
            i--;
        }
        return i;
    }

    /** Where the string literal begins, with the letters before its quotes, that the cursor is in. */
    int literalStart() {
        return literalStart(plain, stringStart - quote.length());
    }

    private static int literalStart(CharSequence plain, int quoteIndex) {
        int start = quoteIndex;
        while (start > 0 && quoteIndex - start < 2 && "rRuUbB".indexOf(plain.charAt(start - 1)) >= 0) {
            start--;
        }
        boolean isName = start > 0 && Character.isJavaIdentifierPart(plain.charAt(start - 1));
        return isName ? quoteIndex : start;
    }

    private static final class Reader {
        private final String code;
        private final StringBuilder plain;
        private final Deque<Integer> brackets = new ArrayDeque<>();
        private int stringStart = -1;
        private String quote = "";
        private boolean inComment;
        private int escapeStart = -1;

        Reader(String code) {
            this.code = code;
            this.plain = new StringBuilder(code);
            int i = 0;
            while (i < code.length()) {
                i = next(i);
            }
        }

        private int next(int i) {
            char c = code.charAt(i);
            if (c == '"' || c == '\'') {
                return string(i);
            } else if (c == '#') {
                int end = blankLine(i);
                inComment = end == code.length();
                return end;
            } else if ((c == '%' || c == '!') && beginsEscape(i)) {
                int end = blankLine(i);
                escapeStart = end == code.length() ? i : -1;
                return end;
            } else if ("([{".indexOf(c) >= 0) {
                brackets.push(i);
            } else if (")]}".indexOf(c) >= 0 && !brackets.isEmpty()) {
                brackets.pop();
            }
            return i + 1;
        }

        /** What is at the start of a line, or all that is assigned, and could not be an operator there. */
        private boolean beginsEscape(int index) {
            int i = index;
            while (i > 0 && (plain.charAt(i - 1) == ' ' || plain.charAt(i - 1) == '\t')) {
                i--;
            }
            char previous = i == 0 ? '\n' : plain.charAt(i - 1);
            boolean continued = previous == '\n' && i > 1 && plain.charAt(i - 2) == '\\';
            boolean operator = code.startsWith("=", index + 1);
            return brackets.isEmpty() && !continued && !operator && (previous == '\n' || previous == '=');
        }

        private int blankLine(int start) {
            int end = code.indexOf('\n', start);
            return blank(start, end < 0 ? code.length() : end);
        }

        private int blank(int start, int end) {
            for (int i = start; i < end; i++) {
                plain.setCharAt(i, ' ');
            }
            return end;
        }

        private int string(int start) {
            String one = code.substring(start, start + 1);
            String three = one.repeat(3);
            quote = code.startsWith(three, start) ? three : one;
            stringStart = start + quote.length();
            int end = stringStart;
            while (end < code.length() && !code.startsWith(quote, end)) {
                if (quote.length() == 1 && code.charAt(end) == '\n') {
                    stringStart = -1;
                    return blank(start + 1, end);
                }
                end += code.charAt(end) == '\\' ? 2 : 1;
            }
            if (end >= code.length()) {
                return blank(stringStart, code.length());
            }
            blank(stringStart, end);
            stringStart = -1;
            return end + quote.length();
        }

        private String prefix() {
            int quoteIndex = stringStart - quote.length();
            return stringStart < 0 ? "" : code.substring(literalStart(plain, quoteIndex), quoteIndex);
        }
    }

    /** The code, with blanks for what is in strings and comments. */
    static String plain(String code) {
        return new Reader(code).plain.toString();
    }

    /** The bracket that the closing one at this index belongs to, or -1. */
    static int opening(String plain, int closing) {
        int depth = 0;
        for (int i = closing; i >= 0; i--) {
            char c = plain.charAt(i);
            if (")]}".indexOf(c) >= 0) {
                depth++;
            } else if ("([{".indexOf(c) >= 0 && --depth == 0) {
                return i;
            }
        }
        return -1;
    }

    /** Null if the cursor is in no string. */
    @Nullable
    String typedString() {
        return stringStart < 0 ? null : before.substring(stringStart);
    }
}
