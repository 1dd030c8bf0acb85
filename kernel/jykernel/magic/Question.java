package jykernel.magic;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code x?}, {@code ?x}, {@code x.y??}, {@code %time?}, {@code *int*?}: a question about a name. */
final class Question {
    /** A magic's name, or a name with dots and indices. An asterisk stands for any letters. */
    private static final String NAME = "%{0,2}(?!\\d)[\\w*]+(?:\\.[\\w*]+|\\[-?\\d+])*";

    private static final Pattern BEFORE = Pattern.compile("(\\?\\??)\\s*(" + NAME + ")\\s*;?\\s*");
    /** In front of it there may be code, such as a call that is not complete. */
    private static final Pattern BEHIND = Pattern.compile("(?s)(?:.*[^\\w.%\\])}'\"*])?(" + NAME + ")\\s*(\\?\\??)");

    private Question() {}

    /** The call that answers; null if the statement asks nothing. */
    static @Nullable String of(String statement) {
        String text = statement.strip();
        Matcher before = BEFORE.matcher(text);
        if (before.matches()) {
            return answer(before.group(2), before.group(1));
        }
        Matcher behind = BEHIND.matcher(text);
        return behind.matches() ? answer(behind.group(1), behind.group(2)) : null;
    }

    private static String answer(String name, String marks) {
        String magic = name.contains("*") ? "psearch" : marks.length() == 2 ? "pinfo2" : "pinfo";
        return Escape.call("run_line_magic", magic, name);
    }
}
