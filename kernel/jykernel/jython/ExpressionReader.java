package jykernel.jython;

import java.util.Deque;

/** Takes expressions such as {@code a.b().c['d']} apart, reading backwards from their ends. */
final class ExpressionReader {
    enum Kind {
        NAME,
        ATTRIBUTE,
        CALL,
        KEY,
        LITERAL
    }

    /**
     * @param text the name, what is between the brackets, or a sign for what kind of literal it is
     */
    record Step(Kind kind, String text) {}

    private ExpressionReader() {}

    /** Reads backwards; returns where the expression begins, or -1 if it is not one of this kind. */
    static int read(CursorText text, int end, Deque<Step> steps) {
        String plain = text.plain;
        int i = text.skipBlanks(end);
        while (i > 0) {
            char last = plain.charAt(i - 1);
            int start;
            if (last == ')' || last == ']' || last == '}') {
                start = CursorText.opening(plain, i - 1);
                int before = start < 0 ? 0 : text.skipBlanks(start);
                boolean trails = start > 0 && last != '}' && endsOperand(plain, before);
                if (start < 0 || (!trails && last == ')')) {
                    return -1;
                }
                Kind kind = !trails ? Kind.LITERAL : last == ')' ? Kind.CALL : Kind.KEY;
                steps.addFirst(new Step(kind, trails ? text.before.substring(start + 1, i - 1) : String.valueOf(last)));
                if (!trails) {
                    return start;
                }
                i = before;
                continue;
            }
            if (last == '"' || last == '\'') {
                return string(text, i, steps);
            }
            start = i;
            while (start > 0 && Character.isJavaIdentifierPart(plain.charAt(start - 1))) {
                start--;
            }
            if (start == i || Character.isDigit(plain.charAt(start))) {
                return -1;
            }
            int before = text.skipBlanks(start);
            boolean isAttribute = before > 0 && plain.charAt(before - 1) == '.';
            steps.addFirst(new Step(isAttribute ? Kind.ATTRIBUTE : Kind.NAME, plain.substring(start, i)));
            if (!isAttribute) {
                return start;
            }
            i = text.skipBlanks(before - 1);
        }
        return -1;
    }

    static boolean endsOperand(String plain, int end) {
        char c = end == 0 ? ' ' : plain.charAt(end - 1);
        return Character.isJavaIdentifierPart(c) || ")]'\"".indexOf(c) >= 0;
    }

    private static int string(CursorText text, int end, Deque<Step> steps) {
        char quote = text.plain.charAt(end - 1);
        int start = end;
        while (start > 0 && text.plain.charAt(start - 1) == quote) {
            start--;
        }
        int run = end - start;
        if (run == 1 || run == 3) {
            start = text.plain.lastIndexOf(String.valueOf(quote).repeat(run), start - 1);
        }
        boolean unicode = start > 0 && "uU".indexOf(text.plain.charAt(start - 1)) >= 0;
        steps.addFirst(new Step(Kind.LITERAL, unicode ? "u" : "'"));
        return start < 0 ? -1 : unicode ? start - 1 : start;
    }
}
