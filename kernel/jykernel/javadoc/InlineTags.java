package jykernel.javadoc;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns the tags in braces, such as those for code and links, into HTML. */
final class InlineTags {
    private static final Pattern BEGIN = Pattern.compile("\\{@([A-Za-z]\\w*)(?:\\s+|(?=[:}]))");
    private static final Pattern REFERENCE = Pattern.compile("([^\\s(]*(?:\\([^)]*\\))?)\\s*(.*)", Pattern.DOTALL);

    private InlineTags() {}

    static String toHtml(String text) {
        StringBuilder html = new StringBuilder();
        Matcher begin = BEGIN.matcher(text);
        int at = 0;
        while (begin.find(at)) {
            int end = end(text, begin.end());
            html.append(text, at, begin.start()).append(tag(begin.group(1), text.substring(begin.end(), end)));
            at = Math.min(end + 1, text.length());
        }
        return html.append(text.substring(at)).toString();
    }

    /** The index of the brace that closes the tag whose content begins at the index. */
    private static int end(String text, int from) {
        int depth = 0;
        for (int i = from; i < text.length(); i++) {
            if (text.charAt(i) == '{') {
                depth++;
            } else if (text.charAt(i) == '}' && depth-- == 0) {
                return i;
            }
        }
        return text.length();
    }

    private static String tag(String name, String content) {
        return switch (name) {
            case "code", "systemProperty" -> "<code>" + escaped(content.strip()) + "</code>";
            case "literal" -> escaped(content);
            case "link", "linkplain", "value" -> link(content, name.equals("linkplain"));
            case "snippet" ->
                "<pre>"
                        + escaped(content.replaceFirst("\\A[^\\n:]*:?[ \\t]*\\R", "")
                                .stripTrailing()) + "</pre>";
            case "index" -> escaped(content.replaceFirst("\\A(?:\"([^\"]*)\"|(\\S+)).*", "$1$2"));
            case "return" -> "Returns " + toHtml(content.strip()) + ".";
            case "summary" -> toHtml(content);
            case "inheritDoc", "docRoot" -> "";
            default -> escaped(content);
        };
    }

    static String link(String content, boolean plain) {
        Matcher reference = REFERENCE.matcher(content.strip());
        if (!reference.matches()) {
            return escaped(content);
        }
        String label = reference.group(2).strip();
        String shown = label.isEmpty() ? escaped(shortened(reference.group(1))) : toHtml(label);
        return plain ? shown : "<code>" + shown + "</code>";
    }

    /** Without packages, and with a dot before the member. */
    private static String shortened(String reference) {
        return reference
                .replaceAll("\\b(?:[a-z]\\w*\\.)+(?=[A-Z])", "")
                .replaceFirst("^#+", "")
                .replaceAll("#+", ".");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
