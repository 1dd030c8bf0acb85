package jykernel.javadoc;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A comment of Javadoc, taken apart into its description and its tags, which are HTML with inline tags still in it. */
record DocComment(String description, List<Tag> tags) {
    static final DocComment EMPTY = new DocComment("", List.of());
    private static final String INHERITED = "{@inheritDoc}";
    private static final Pattern BLOCK_TAG = Pattern.compile("@([A-Za-z][\\w.-]*)(?:\\s+|\\z)");

    /** @param argument the name of a parameter, the class of an exception; empty for other tags */
    record Tag(String name, String argument, String text) {}

    static DocComment of(String comment) {
        boolean markdown = comment.startsWith("///");
        String body = markdown ? comment.replaceAll("(?m)^\\s*/// ?", "") : body(comment);
        List<String> parts = parts(body, markdown);
        List<Tag> tags = new ArrayList<>();
        for (String part : parts.subList(1, parts.size())) {
            Matcher begin = BLOCK_TAG.matcher(part);
            if (begin.lookingAt()) {
                tags.add(tag(begin.group(1), part.substring(begin.end()), markdown));
            }
        }
        return new DocComment(html(parts.get(0), markdown), tags);
    }

    private static String html(String text, boolean markdown) {
        return markdown ? Markdown.toHtml(text) : text.strip();
    }

    /** Without the slashes and stars around it. */
    private static String body(String comment) {
        String inside = comment.replaceFirst("\\A/\\*\\*+", "").replaceFirst("\\*+/\\z", "");
        return inside.replaceAll("(?m)^[ \\t]*\\*+ ?", "");
    }

    /** The description, and then each tag that begins a line and is in no braces and no code. */
    private static List<String> parts(String body, boolean markdown) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        int braces = 0;
        boolean fenced = false;
        for (String line : body.split("\\R", -1)) {
            fenced ^= markdown && line.strip().startsWith("```");
            if (braces == 0 && !fenced && BLOCK_TAG.matcher(line.stripLeading()).lookingAt()) {
                parts.add(part.toString());
                part.setLength(0);
                part.append(line.stripLeading()).append('\n');
                braces = depth(line, 0);
            } else {
                part.append(line).append('\n');
                braces = depth(line, braces);
            }
        }
        parts.add(part.toString());
        return parts;
    }

    /** How deep in inline tags the line ends. */
    private static int depth(String line, int before) {
        int depth = before;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            boolean begins = c == '{' && (depth > 0 || line.startsWith("{@", i));
            depth += begins ? 1 : c == '}' && depth > 0 ? -1 : 0;
        }
        return depth;
    }

    private static Tag tag(String name, String rest, boolean markdown) {
        String known = name.equals("exception") ? "throws" : name;
        boolean takesArgument = known.equals("param") || known.equals("throws");
        String[] words = takesArgument ? rest.strip().split("\\s+", 2) : new String[] {"", rest};
        String text = words.length > 1 ? words[1] : "";
        return new Tag(known, words[0], html(text, markdown));
    }

    /** This comment, with what it takes over, or leaves out, from the comment of the method that is overridden. */
    DocComment inheriting(DocComment above) {
        String text = description.isEmpty() ? above.description : description.replace(INHERITED, above.description);
        List<Tag> all = new ArrayList<>();
        for (Tag tag : tags) {
            Tag same = above.find(tag.name, tag.argument);
            all.add(new Tag(tag.name, tag.argument, tag.text.replace(INHERITED, same == null ? "" : same.text)));
        }
        for (Tag tag : above.tags) {
            boolean inherited = tag.name.equals("param") || tag.name.equals("return") || tag.name.equals("throws");
            if (inherited && find(tag.name, tag.argument) == null) {
                all.add(tag);
            }
        }
        return new DocComment(text, all);
    }

    private @Nullable Tag find(String name, String argument) {
        return tags.stream()
                .filter(tag -> tag.name.equals(name) && tag.argument.equals(argument))
                .findFirst()
                .orElse(null);
    }

    /** Whether there is something that only the comment of an overridden method can tell. */
    boolean isIncomplete() {
        return description.isEmpty() || (description + tags).contains(INHERITED);
    }
}
