package jykernel.javadoc;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The Markdown that comments of three slashes are written in, as far as it is common: paragraphs, lists, code, links. */
final class Markdown {
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern LINK =
            Pattern.compile("\\[([^\\]\\n]+)\\](?:\\[([^\\]\\n]*)\\]|\\((https?://[^)\\s]+)\\))?");
    private static final Pattern STRONG = Pattern.compile("\\*\\*([^*\\n]+)\\*\\*");
    private static final Pattern EMPHASIS = Pattern.compile("(?<![\\w*])[*_]([^*_\\n]+)[*_](?![\\w*])");

    private final StringBuilder html = new StringBuilder();
    private boolean inList;
    private boolean inCode;

    private Markdown() {}

    static String toHtml(String markdown) {
        Markdown converted = new Markdown();
        markdown.strip().lines().forEach(converted::line);
        converted.endList();
        return converted.html.append(converted.inCode ? "</pre>" : "").toString();
    }

    private void line(String line) {
        String stripped = line.strip();
        if (stripped.startsWith("```")) {
            endList();
            html.append(inCode ? "</pre>" : "<pre>");
            inCode = !inCode;
        } else if (inCode) {
            html.append(escaped(line)).append('\n');
        } else if (stripped.isEmpty()) {
            endList();
            html.append("<p>\n");
        } else if (stripped.matches("[-*+] .*")) {
            html.append(inList ? "<li>" : "<ul><li>")
                    .append(inline(stripped.substring(2)))
                    .append('\n');
            inList = true;
        } else if (stripped.matches("#{1,6} .*")) {
            html.append("<h4>").append(inline(stripped.replaceFirst("#+ ", ""))).append("</h4>\n");
        } else {
            html.append(inline(stripped)).append('\n');
        }
    }

    private void endList() {
        html.append(inList ? "</ul>\n" : "");
        inList = false;
    }

    private static String inline(String text) {
        StringBuilder result = new StringBuilder();
        Matcher code = CODE.matcher(text);
        int at = 0;
        while (code.find()) {
            result.append(spans(text.substring(at, code.start())));
            result.append("<code>").append(escaped(code.group(1))).append("</code>");
            at = code.end();
        }
        return result.append(spans(text.substring(at))).toString();
    }

    private static String spans(String text) {
        String linked =
                LINK.matcher(text).replaceAll(link -> Matcher.quoteReplacement(link(link.group(1), link.group(3))));
        String strong = STRONG.matcher(linked).replaceAll("<b>$1</b>");
        return EMPHASIS.matcher(strong).replaceAll("<i>$1</i>");
    }

    private static String link(String label, @org.jspecify.annotations.Nullable String address) {
        return address == null
                ? "<code>" + label.replaceFirst("^#", "").replace('#', '.') + "</code>"
                : "<a href=\"" + address + "\">" + label + "</a>";
    }

    private static String escaped(String text) {
        // Braces too: inline tags are not looked for in code.
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("{@", "&#123;@");
    }
}
