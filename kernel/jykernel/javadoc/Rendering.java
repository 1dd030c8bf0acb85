package jykernel.javadoc;

import java.util.List;
import jykernel.javadoc.DocComment.Tag;

/** Lays a comment out: what is deprecated first, then the description, then what the tags say under titles. */
final class Rendering {
    private Rendering() {}

    static Documentation of(DocComment comment) {
        StringBuilder html = new StringBuilder();
        for (Tag tag : tags(comment, "deprecated")) {
            html.append("<p><b>Deprecated.</b> ").append(tag.text()).append("</p>");
        }
        html.append("<p>").append(comment.description());
        list(html, "API note", tags(comment, "apiNote"));
        list(html, "Implementation requirements", tags(comment, "implSpec"));
        list(html, "Implementation note", tags(comment, "implNote"));
        list(html, "Parameters", tags(comment, "param"));
        list(html, "Returns", tags(comment, "return"));
        list(html, "Throws", tags(comment, "throws"));
        list(html, "Since", tags(comment, "since"));
        list(
                html,
                "See also",
                tags(comment, "see").stream().map(Rendering::reference).toList());
        return Documentation.of(InlineTags.toHtml(html.toString()));
    }

    private static List<Tag> tags(DocComment comment, String name) {
        return comment.tags().stream().filter(tag -> tag.name().equals(name)).toList();
    }

    private static Tag reference(Tag tag) {
        String text = tag.text().strip();
        boolean isReference = !text.startsWith("<") && !text.startsWith("\"");
        return new Tag("see", "", isReference ? InlineTags.link(text, false) : text);
    }

    private static void list(StringBuilder html, String title, List<Tag> tags) {
        if (tags.isEmpty()) {
            return;
        }
        html.append("<dl><dt><b>").append(title).append("</b></dt>");
        for (Tag tag : tags) {
            String argument = tag.argument().replace("<", "&lt;").replace(">", "&gt;");
            html.append("<dd>").append(argument.isEmpty() ? "" : "<code>" + argument + "</code> – ");
            html.append(tag.text()).append("</dd>");
        }
        html.append("</dl>");
    }
}
