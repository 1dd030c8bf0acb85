package jykernel.jython;

import java.util.ArrayList;
import java.util.List;

/** Where the names end that help may be wanted for, judged by where the cursor is. */
final class AskedName {
    private AskedName() {}

    /** Of the name at the cursor or right before it, then of the one whose arguments the cursor is in. */
    static List<Integer> ends(String code, int index) {
        OpenBrackets around = new OpenBrackets().read(code, 0, index);
        List<Integer> ends = new ArrayList<>();
        if (!around.inText()) {
            ends.add(endOfWord(code, index));
            ends.add(beforeSpaces(code, index));
        }
        ends.add(endOfCalled(code, around));
        ends.removeIf(end -> end == 0);
        return ends;
    }

    /** Of the word that the index is in or at the end of. */
    static int endOfWord(String code, int index) {
        int end = index;
        while (end < code.length() && (Character.isLetterOrDigit(code.charAt(end)) || code.charAt(end) == '_')) {
            end++;
        }
        return end;
    }

    private static int beforeSpaces(String code, int index) {
        int end = index;
        while (end > 0 && (code.charAt(end - 1) == ' ' || code.charAt(end - 1) == '\t')) {
            end--;
        }
        return end;
    }

    /** Before the innermost open parenthesis that calls something; brackets of plain expressions are passed. */
    private static int endOfCalled(String code, OpenBrackets around) {
        for (int place : around.brackets()) {
            String before = code.substring(0, place).stripTrailing();
            if (code.charAt(place) == '(' && !before.isEmpty() && endsOperand(before)) {
                return before.length();
            }
        }
        return 0;
    }

    private static boolean endsOperand(String before) {
        char last = before.charAt(before.length() - 1);
        if (last == ')' || last == ']' || last == '}' || last == '"' || last == '\'') {
            return true;
        }
        boolean word = Character.isLetterOrDigit(last) || last == '_';
        return word
                && !before.matches(
                        "(?s).*(?<![\\w.])(print|in|and|or|not|is|return|if|elif|else|while|yield|assert|del|exec|raise|lambda)");
    }
}
