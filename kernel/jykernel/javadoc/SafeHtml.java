package jykernel.javadoc;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** HTML by strangers, brought down to a few tags without attributes; every tag that is opened is closed. */
final class SafeHtml {
    private static final Pattern TAG = Pattern.compile(
            "<!--.*?(?:-->|\\z)|<(/?)([A-Za-z][A-Za-z0-9]*)((?:[^<>\"']|\"[^\"]*\"|'[^']*')*)>", Pattern.DOTALL);
    private static final Pattern ENTITY =
            Pattern.compile("&(?!(?:[A-Za-z][A-Za-z0-9]{1,31}|#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6});)");
    private static final Pattern LINK =
            Pattern.compile("\\bhref\\s*=\\s*[\"']?(https?://[^\"'\\s<>]+)", Pattern.CASE_INSENSITIVE);
    private static final Set<String> KEPT = Set.of(
            "p",
            "ul",
            "ol",
            "li",
            "pre",
            "code",
            "b",
            "strong",
            "i",
            "em",
            "sup",
            "sub",
            "blockquote",
            "dl",
            "dt",
            "dd",
            "table",
            "thead",
            "tbody",
            "tfoot",
            "tr",
            "td",
            "th",
            "caption",
            "a",
            "h4",
            "br",
            "hr");
    private static final Map<String, String> RENAMED = Map.of(
            "tt", "code", "var", "i", "cite", "i", "dfn", "i", "h1", "h4", "h2", "h4", "h3", "h4", "h5", "h4", "h6",
            "h4");
    private static final Set<String> WITHOUT_CONTENT =
            Set.of("script", "style", "iframe", "object", "template", "title");
    private static final Set<String> SINGLE = Set.of("br", "hr");
    private static final Set<String> BLOCKS =
            Set.of("p", "ul", "ol", "pre", "blockquote", "dl", "table", "h4", "hr", "li", "dt", "dd");
    /** What a new one of the kind ends, where people have left out the end tag. */
    private static final Map<String, Set<String>> ENDED_BY = Map.of(
            "li",
            Set.of("li"),
            "dt",
            Set.of("dt", "dd"),
            "dd",
            Set.of("dt", "dd"),
            "tr",
            Set.of("tr", "td", "th"),
            "td",
            Set.of("td", "th"),
            "th",
            Set.of("td", "th"),
            "p",
            Set.of("p"));

    private static final Set<String> FENCES = Set.of("ul", "ol", "dl", "table", "blockquote");

    private final StringBuilder safe = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();

    private SafeHtml() {}

    static String of(String html) {
        return new SafeHtml().cleaned(html);
    }

    private String cleaned(String html) {
        Matcher tag = TAG.matcher(html);
        int at = 0;
        while (tag.find(at)) {
            text(html.substring(at, tag.start()));
            at = tag.end();
            String name = tag.group(2) == null ? "" : tag.group(2).toLowerCase(Locale.ROOT);
            if (WITHOUT_CONTENT.contains(name) && tag.group(1).isEmpty()) {
                at = behind(html, name, at);
            } else if (!name.isEmpty()) {
                tag(RENAMED.getOrDefault(name, name), !tag.group(1).isEmpty(), tag.group(3));
            }
        }
        text(html.substring(at));
        while (!open.isEmpty()) {
            close(open.peek());
        }
        return safe.toString();
    }

    private static int behind(String html, String name, int from) {
        Matcher end =
                Pattern.compile("</" + name + "\\s*>", Pattern.CASE_INSENSITIVE).matcher(html);
        return end.find(from) ? end.end() : html.length();
    }

    private void text(String text) {
        safe.append(
                ENTITY.matcher(text).replaceAll("&amp;").replace("<", "&lt;").replace(">", "&gt;"));
    }

    private void tag(String name, boolean end, String attributes) {
        if (!KEPT.contains(name)) {
            return;
        }
        if (SINGLE.contains(name)) {
            safe.append('<').append(name).append('>');
        } else if (end) {
            if (open.contains(name)) {
                close(name);
            }
        } else {
            endBefore(name);
            Matcher link = LINK.matcher(attributes);
            boolean linked = name.equals("a") && link.find();
            safe.append('<').append(name);
            safe.append(linked ? " href=\"" + ENTITY.matcher(link.group(1)).replaceAll("&amp;") + "\"" : "")
                    .append('>');
            open.push(name);
        }
    }

    private void endBefore(String name) {
        if (BLOCKS.contains(name) && "p".equals(open.peek())) {
            close("p");
        }
        Set<String> ended = ENDED_BY.getOrDefault(name, Set.of());
        String outermost = null;
        for (String element : open) {
            if (FENCES.contains(element)) {
                break;
            }
            outermost = ended.contains(element) ? element : outermost;
        }
        if (outermost != null) {
            while (!outermost.equals(open.peek())) {
                close(open.peek());
            }
            close(outermost);
        }
    }

    /** Ends the innermost element of the name, and those inside it. */
    private void close(String name) {
        String element;
        do {
            element = open.pop();
            safe.append("</").append(element).append('>');
        } while (!element.equals(name));
    }
}
