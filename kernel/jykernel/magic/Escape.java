package jykernel.magic;

import java.util.StringJoiner;

/** {@code %magic} and {@code !command}, at the beginning of a statement or behind an equals sign. */
final class Escape {
    private Escape() {}

    /** Whether the text at this index is a magic or a shell command. */
    static boolean beginsAt(String text, int index) {
        if (index >= text.length()) {
            return false;
        }
        char c = text.charAt(index);
        // "!=" is a slip in Python, not a command.
        return c == '!' ? !text.startsWith("!=", index) : c == '%' && magicName(text, index + 1) > index + 1;
    }

    /** The index behind the name of a magic that begins here; this index itself if none does. */
    static int magicName(String text, int start) {
        if (start < text.length() && Character.isDigit(text.charAt(start))) {
            return start;
        }
        int end = start;
        while (end < text.length()
                && (Character.isLetterOrDigit(text.charAt(end)) || "_.!".indexOf(text.charAt(end)) >= 0)) {
            end++;
        }
        return end;
    }

    /** What a statement that is a magic or a command means. */
    static String python(String line) {
        if (line.startsWith("!!")) {
            return call("getoutput", line.substring(2).strip());
        } else if (line.startsWith("!")) {
            return call("system", line.substring(1).strip());
        }
        String question = Question.of(line);
        return question != null ? question : magic(line);
    }

    /** What is assigned. */
    static String assigned(String line) {
        return line.startsWith("!") ? call("getoutput", line.substring(1).strip()) : magic(line);
    }

    private static String magic(String line) {
        int name = magicName(line, 1);
        return call(
                "run_line_magic", line.substring(1, name), line.substring(name).strip());
    }

    static String call(String method, String... arguments) {
        StringJoiner call = new StringJoiner(", ", "get_ipython()." + method + "(", ")");
        for (String argument : arguments) {
            call.add(literal(argument));
        }
        return call.toString();
    }

    /** A literal of Python 2, on one line. */
    private static String literal(String text) {
        return "u'"
                + text.replace("\\", "\\\\")
                        .replace("'", "\\'")
                        .replace("\n", "\\n")
                        .replace("\0", "\\x00") + "'";
    }
}
