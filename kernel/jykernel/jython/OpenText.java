package jykernel.jython;

/**
 * What is still open at the end of code, found by reading only strings, comments and brackets.
 *
 * @param inString inside a triple-quoted string
 * @param inBrackets inside round, square or curly brackets
 * @param endsWithColon the last thing that is not white space or a comment is a colon
 * @param lastCodeLine the last line that is not empty or a comment only; of a statement on several lines the first
 */
record OpenText(boolean inString, boolean inBrackets, boolean endsWithColon, String lastCodeLine) {
    static OpenText of(String code) {
        int depth = 0;
        char lastSignificant = ' ';
        int statementAt = 0;
        boolean between = true;
        int i = 0;
        while (i < code.length()) {
            char c = code.charAt(i);
            if (c == '#') {
                i = endOfLine(code, i);
                continue;
            }
            if (c == '\n') {
                between |= depth <= 0 && (i == 0 || code.charAt(i - 1) != '\\');
            } else if (between && !Character.isWhitespace(c)) {
                statementAt = i;
                between = false;
            }
            if (c == '"' || c == '\'') {
                int end = endOfString(code, i, c);
                if (end < 0) {
                    return new OpenText(true, depth > 0, false, lineAt(code, i));
                }
                lastSignificant = c;
                i = end;
                continue;
            }
            depth += "([{".indexOf(c) >= 0 ? 1 : ")]}".indexOf(c) >= 0 ? -1 : 0;
            if (!Character.isWhitespace(c)) {
                lastSignificant = c;
            }
            i++;
        }
        return new OpenText(false, depth > 0, lastSignificant == ':', lineAt(code, statementAt));
    }

    private static int endOfLine(String code, int from) {
        int end = code.indexOf('\n', from);
        return end < 0 ? code.length() : end;
    }

    /** The index behind the string that begins here; -1 if it is a triple-quoted one that does not end. */
    private static int endOfString(String code, int start, char quote) {
        String triple = String.valueOf(quote).repeat(3);
        boolean isTriple = code.startsWith(triple, start);
        int i = start + (isTriple ? 3 : 1);
        while (i < code.length()) {
            char c = code.charAt(i);
            if (c == '\\') {
                i += 2;
            } else if (isTriple ? code.startsWith(triple, i) : c == quote || c == '\n') {
                return i + (isTriple ? 3 : 1);
            } else {
                i++;
            }
        }
        return isTriple ? -1 : code.length();
    }

    private static String lineAt(String code, int index) {
        int start = code.lastIndexOf('\n', Math.max(0, index - 1)) + 1;
        return code.substring(start, endOfLine(code, index));
    }
}
