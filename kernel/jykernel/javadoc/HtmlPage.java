package jykernel.javadoc;

import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The pages that the tool javadoc has written, of all versions since Java 8: descriptions are found by anchors. */
final class HtmlPage {
    private static final Pattern BLOCK = Pattern.compile("<div class=\"block\">");
    private static final Pattern DIV = Pattern.compile("<(/?)div\\b[^>]*>");
    private static final Pattern NOTES = Pattern.compile("<dl\\b.*?</dl>", Pattern.DOTALL);
    /** An anchor of a member, of whatever kind: what is between two of them belongs to the first. */
    private static final Pattern ANCHOR =
            Pattern.compile("<(?:a|section|div|li|h3|h4)\\b[^>]*?\\b(?:id|name)=\"([^\"]+)\"");

    private static final Pattern DESCRIPTION =
            Pattern.compile("<section class=\"(?:class-)?description\"|<div class=\"description\">");
    private static final Pattern AFTER_DESCRIPTION =
            Pattern.compile("<section class=\"summary\"|<div class=\"summary\">|<ul class=\"summary-list\"");

    private HtmlPage() {}

    static Documentation ofClass(String page) {
        Matcher begin = DESCRIPTION.matcher(page);
        if (!begin.find()) {
            return Documentation.NONE;
        }
        Matcher end = AFTER_DESCRIPTION.matcher(page);
        return section(page.substring(begin.start(), end.find(begin.end()) ? end.start() : page.length()));
    }

    static Documentation ofField(String page, String name) {
        return section(page, List.of(name));
    }

    static Documentation of(String page, Executable executable) {
        List<String> names = executable instanceof Constructor<?> constructor
                ? List.of("<init>", constructor.getDeclaringClass().getSimpleName())
                : List.of(executable.getName());
        String generic = String.join(",", Parameters.simpleTypes(executable));
        String erased = Arrays.stream(executable.getParameterTypes())
                .map(Class::getSimpleName)
                .collect(Collectors.joining(","));
        List<String> anchors = new ArrayList<>();
        for (String name : names) {
            anchors.add(name + "(" + generic + ")");
            anchors.add(name + "(" + erased + ")");
        }
        return section(page, anchors);
    }

    private static Documentation section(String page, List<String> wanted) {
        Matcher anchor = ANCHOR.matcher(page);
        while (anchor.find()) {
            if (wanted.contains(normal(anchor.group(1)))) {
                int begin = anchor.end();
                int end = anchor.find(begin) ? anchor.start() : page.length();
                return section(page.substring(begin, end));
            }
        }
        return Documentation.NONE;
    }

    /** The anchor as name, parenthesis and simple types: Java 8 had dashes instead of signs, and A for arrays. */
    private static String normal(String anchor) {
        String decoded = HtmlText.decoded(anchor).replace("%3C", "<").replace("%3E", ">");
        String signs = decoded;
        if (decoded.indexOf('(') < 0 && decoded.indexOf('-') >= 0) {
            int dash = decoded.indexOf('-');
            String types = decoded.substring(dash + 1)
                    .replaceFirst("-$", "")
                    .replace("-", ",")
                    .replace(":A", "[]");
            signs = decoded.substring(0, dash) + "(" + types + ")";
        }
        int open = signs.indexOf('(');
        if (open < 0) {
            return signs;
        }
        String types = signs.substring(open + 1).replaceFirst("\\)$", "").replace("...", "[]");
        String simple = Arrays.stream(types.split(",", -1))
                .map(type -> type.strip().replaceAll("<.*>", "").replaceFirst(".*\\.", ""))
                .collect(Collectors.joining(","));
        return signs.substring(0, open) + "(" + simple + ")";
    }

    /** The description and the notes of one class or member. */
    private static Documentation section(String html) {
        Matcher block = BLOCK.matcher(html);
        if (!block.find()) {
            return Documentation.NONE;
        }
        int end = behindDiv(html, block.end());
        Matcher notes = NOTES.matcher(html);
        String after = notes.find(end) ? notes.group() : "";
        return Documentation.of("<p>" + html.substring(block.end(), end) + after);
    }

    /** The index where the content of a div ends that begins at the index. */
    private static int behindDiv(String html, int from) {
        Matcher div = DIV.matcher(html);
        int depth = 1;
        int at = from;
        while (depth > 0 && div.find(at)) {
            depth += div.group(1).isEmpty() ? 1 : -1;
            at = div.end();
            if (depth == 0) {
                return div.start();
            }
        }
        return html.length();
    }
}
