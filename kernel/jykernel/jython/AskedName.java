package jykernel.jython;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The names that help may be wanted for, judged by where the cursor is. */
final class AskedName {
    private static final Pattern OF_LITERAL = Pattern.compile("['\"]\\s*\\.\\s*([A-Za-z_]\\w*)\\z");

    private AskedName() {}

    /** The name at the cursor or right before it, then the one whose arguments the cursor is in. */
    static List<String> at(String code, int index) {
        OpenBrackets around = new OpenBrackets().read(code, 0, index);
        List<String> names = new ArrayList<>();
        if (!around.inText()) {
            names.add(Names.around(code, index));
            names.add(Names.endingAt(code, beforeSpaces(code, index)));
            names.add(ofLiteral(code.substring(0, endOfWord(code, index))));
        }
        names.add(called(code, around));
        names.removeIf(String::isEmpty);
        return names;
    }

    /** A method of a string that is written out, such as {@code ", ".join}. */
    private static String ofLiteral(String before) {
        Matcher matcher = OF_LITERAL.matcher(before);
        return matcher.find() ? "str." + matcher.group(1) : "";
    }

    private static int endOfWord(String code, int index) {
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

    /** The name before the innermost open parenthesis that calls something; brackets of plain expressions are passed. */
    private static String called(String code, OpenBrackets around) {
        for (int place : around.brackets()) {
            String before = code.substring(0, place).stripTrailing();
            boolean isCall = code.charAt(place) == '(' && !before.isEmpty() && endsOperand(before);
            if (isCall) {
                String name = Names.endingAt(code, before.length());
                return name.isEmpty() ? ofLiteral(before) : name;
            }
        }
        return "";
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
