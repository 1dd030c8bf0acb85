package jykernel.javadoc;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Safe HTML as text for reading: paragraphs, lists, code and tables by line breaks, indentation and signs. */
final class HtmlText {
    private static final Pattern PIECE = Pattern.compile("<(/?)([a-z0-9]+)[^>]*>|[^<]+");
    private static final Pattern ENTITY = Pattern.compile("&(#[xX]?)?(\\w+);");
    private static final Map<String, String> ENTITIES = Map.ofEntries(
            Map.entry("lt", "<"),
            Map.entry("gt", ">"),
            Map.entry("amp", "&"),
            Map.entry("quot", "\""),
            Map.entry("apos", "'"),
            Map.entry("nbsp", " "),
            Map.entry("copy", "©"),
            Map.entry("reg", "®"),
            Map.entry("mdash", "—"),
            Map.entry("ndash", "–"),
            Map.entry("hellip", "…"),
            Map.entry("middot", "·"),
            Map.entry("bull", "•"),
            Map.entry("times", "×"),
            Map.entry("divide", "÷"),
            Map.entry("minus", "−"),
            Map.entry("plusmn", "±"),
            Map.entry("deg", "°"),
            Map.entry("micro", "µ"),
            Map.entry("pi", "π"),
            Map.entry("infin", "∞"),
            Map.entry("le", "≤"),
            Map.entry("ge", "≥"),
            Map.entry("ne", "≠"),
            Map.entry("rarr", "→"),
            Map.entry("larr", "←"),
            Map.entry("harr", "↔"),
            Map.entry("delta", "δ"),
            Map.entry("thinsp", " "),
            Map.entry("rArr", "⇒"),
            Map.entry("sum", "∑"),
            Map.entry("radic", "√"),
            Map.entry("frac12", "½"),
            Map.entry("sup2", "²"),
            Map.entry("sup3", "³"),
            Map.entry("lsquo", "‘"),
            Map.entry("rsquo", "’"),
            Map.entry("ldquo", "“"),
            Map.entry("rdquo", "”"),
            Map.entry("eacute", "é"),
            Map.entry("ouml", "ö"),
            Map.entry("uuml", "ü"),
            Map.entry("auml", "ä"));

    private static final int LONGEST_LINE = 96;

    private final StringBuilder text = new StringBuilder();
    private int pre;
    private int depth;

    private HtmlText() {}

    static String of(String safeHtml) {
        HtmlText text = new HtmlText();
        Matcher piece = PIECE.matcher(safeHtml);
        while (piece.find()) {
            if (piece.group(2) == null) {
                text.words(decoded(piece.group()));
            } else {
                text.tag(piece.group(2), piece.group(1).isEmpty());
            }
        }
        String all = text.text.toString().replaceAll("[ \\t]+\\n", "\n").replaceAll("\\n{3,}", "\n\n");
        return all.strip().lines().map(HtmlText::wrapped).collect(Collectors.joining("\n"));
    }

    /** Broken between words where it is too long, the new lines indented as the first one. */
    private static String wrapped(String line) {
        StringBuilder result = new StringBuilder();
        String rest = line;
        int indent = line.length()
                - line.stripLeading().length()
                + (line.stripLeading().startsWith("* ") ? 2 : 0);
        while (rest.length() > LONGEST_LINE) {
            int end = rest.lastIndexOf(' ', LONGEST_LINE);
            if (end <= indent) {
                break;
            }
            result.append(rest, 0, end).append('\n');
            rest = " ".repeat(indent) + rest.substring(end + 1);
        }
        return result + rest;
    }

    private void words(String words) {
        if (pre > 0) {
            text.append(words.replace("\n", "\n" + indent()));
            return;
        }
        String joined = words.replaceAll("\\s+", " ");
        boolean atStart = text.isEmpty() || Character.isWhitespace(text.charAt(text.length() - 1));
        text.append(atStart ? joined.stripLeading() : joined);
    }

    private void tag(String name, boolean begins) {
        switch (name) {
            case "p", "h4", "table", "blockquote" -> newLine(2);
            case "pre" -> {
                depth += begins ? 2 : -2;
                newLine(2);
                pre += begins ? 1 : -1;
            }
            case "ul", "ol", "dl" -> {
                depth += begins ? 2 : -2;
                newLine(depth > (begins ? 2 : 0) ? 1 : 2);
            }
            case "li" -> {
                newLine(1);
                text.append(begins ? "* " : "");
            }
            case "dt", "tr", "br", "hr", "caption" -> newLine(1);
            case "dd" -> {
                depth += begins ? 4 : -4;
                newLine(1);
            }
            case "td", "th" -> text.append(begins ? "" : "  ");
            default -> {}
        }
    }

    private void newLine(int count) {
        int length = text.length();
        while (length > 0 && text.charAt(length - 1) == ' ') {
            length--;
        }
        text.setLength(length);
        int there = 0;
        while (there < length && text.charAt(length - 1 - there) == '\n') {
            there++;
        }
        boolean itemOnly = length > 1 && text.charAt(length - 1) == '*' && text.charAt(length - 2) == ' ';
        text.append(length == 0 || itemOnly ? "" : "\n".repeat(Math.max(0, count - there)));
        text.append(itemOnly ? " " : indent());
    }

    private String indent() {
        return " ".repeat(Math.max(0, depth));
    }

    static String decoded(String text) {
        return ENTITY.matcher(text).replaceAll(entity -> Matcher.quoteReplacement(character(entity)));
    }

    private static String character(java.util.regex.MatchResult entity) {
        String kind = entity.group(1);
        try {
            if (kind != null) {
                int code = Integer.parseInt(entity.group(2), kind.length() > 1 ? 16 : 10);
                return Character.isValidCodePoint(code) ? Character.toString(code) : entity.group();
            }
        } catch (NumberFormatException noNumber) {
            return entity.group();
        }
        return ENTITIES.getOrDefault(entity.group(2), entity.group());
    }
}
