package jykernel.jython;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds where a function or a class ends, by indentation as Python does. */
final class SourceBlock {
    private static final Pattern BEGINNING = Pattern.compile("\\s*(def\\s|class\\s|@).*|.*(?<!\\w)lambda[:\\s].*");

    private SourceBlock() {}

    /** The function whose code begins in the line; the empty string if there is no such line. */
    static String function(List<String> lines, int line) {
        int start = Math.min(line, lines.size() - 1);
        while (start > 0 && !BEGINNING.matcher(lines.get(start)).matches()) {
            start--;
        }
        while (start > 0 && lines.get(start - 1).strip().startsWith("@")) {
            start--;
        }
        return start < 0 ? "" : from(lines, start);
    }

    /**
     * The class of the name: the last one that begins no later than the line, or else the least indented one.
     *
     * @param line where code of the class is known to be; negative if that is not known
     */
    static String ofClass(List<String> lines, String name, int line) {
        int start = classLine(lines, name, line);
        while (start > 0 && lines.get(start - 1).strip().startsWith("@")) {
            start--;
        }
        return start < 0 ? "" : from(lines, start);
    }

    private static int classLine(List<String> lines, String name, int line) {
        Pattern beginning = Pattern.compile("(\\s*)class\\s+" + Pattern.quote(name) + "\\b.*");
        int best = -1;
        int bestIndent = Integer.MAX_VALUE;
        for (int i = 0; i < lines.size() && (line < 0 || i <= line); i++) {
            Matcher matcher = beginning.matcher(lines.get(i));
            if (matcher.matches() && (line >= 0 || matcher.group(1).length() < bestIndent)) {
                best = i;
                bestIndent = matcher.group(1).length();
            }
        }
        return best;
    }

    private static String from(List<String> lines, int start) {
        int base = indent(lines.get(start));
        boolean block = lines.get(start).strip().matches("(def|class|@).*");
        OpenBrackets state = new OpenBrackets();
        boolean goesOn = false;
        boolean header = true;
        int end = start;
        for (int i = start; i < lines.size(); i++) {
            String line = lines.get(i);
            String stripped = line.strip();
            boolean empty = stripped.isEmpty() || (stripped.startsWith("#") && !header);
            if (!goesOn && !header && !empty && (!block || indent(line) <= base)) {
                break;
            }
            if (goesOn || !empty || (indent(line) > base && !stripped.isEmpty())) {
                end = i + 1;
            }
            state.read(line + "\n", 0, line.length() + 1);
            goesOn = state.goesOn() || line.endsWith("\\");
            // The lines of decorators come before the line that the block belongs to.
            header = header && (goesOn || stripped.startsWith("@") || stripped.isEmpty());
        }
        return String.join("\n", lines.subList(start, end)) + "\n";
    }

    private static int indent(String line) {
        int width = 0;
        for (int i = 0; i < line.length(); i++) {
            if (line.charAt(i) == '\t') {
                width = (width / 8 + 1) * 8;
            } else if (line.charAt(i) == ' ') {
                width++;
            } else {
                break;
            }
        }
        return width;
    }
}
