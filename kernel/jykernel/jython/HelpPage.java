package jykernel.jython;

import java.util.List;
import jykernel.display.MimeBundle;

/** Help in titled sections: as text with ANSI colours, and as HTML that takes its colours from the client's theme. */
final class HelpPage {
    private static final String RED = "\u001b[0;31m";
    private static final String PLAIN = "\u001b[0m";
    /** Docstrings of whole modules can be long; a tooltip is not the place for all of it. */
    private static final int LONGEST_TEXT = 20_000;

    private static final String TITLE =
            "<strong style=\"color: var(--jp-ui-font-color2, inherit); margin-top: 0.5em\">";
    private static final String PRE =
            "<pre style=\"white-space: pre-wrap; margin: 0; color: inherit; background: none\">";

    private final StringBuilder plain = new StringBuilder();
    private final StringBuilder html = new StringBuilder();

    /** One line, or several of which each is a thing of its own. */
    void lines(String title, List<String> lines) {
        if (!lines.isEmpty()) {
            String indent = "\n" + " ".repeat(title.length() + ": ".length());
            add(title, String.join(indent, lines), PRE + escaped(String.join("\n", lines)) + "</pre>");
        }
    }

    void line(String title, String text) {
        if (!text.isEmpty()) {
            add(title, text, "<code>" + escaped(text) + "</code>");
        }
    }

    /** @param address of a page elsewhere, which needs no escaping */
    void link(String title, String address) {
        add(title, address, "<a href=\"" + address + "\" target=\"_blank\" rel=\"noopener\">" + address + "</a>");
    }

    /** A table of code, one row on each line, indented in plain text. */
    void table(String title, List<String> rows) {
        if (!rows.isEmpty()) {
            add(title, "\n  " + String.join("\n  ", rows), PRE + escaped(String.join("\n", rows)) + "</pre>");
        }
    }

    /** Text as somebody wrote it, with its line breaks. */
    void text(String title, String text) {
        if (!text.isEmpty()) {
            String shown = cut(text);
            add(title, "\n" + shown, PRE + escaped(shown) + "</pre>");
        }
    }

    /** @param markup HTML that is safe already */
    void rich(String title, String text, String markup) {
        if (!text.isEmpty()) {
            add(title, "\n" + cut(text), "<div>" + markup + "</div>");
        }
    }

    private void add(String title, String text, String markup) {
        if (!plain.isEmpty()) {
            plain.append('\n');
        }
        plain.append(RED).append(title).append(':').append(PLAIN).append(' ').append(text);
        html.append("<div>").append(TITLE).append(escaped(title)).append(":</strong> ");
        html.append(markup).append("</div>");
    }

    private static String cut(String text) {
        if (text.length() <= LONGEST_TEXT) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(LONGEST_TEXT - 1)) ? LONGEST_TEXT - 1 : LONGEST_TEXT;
        return text.substring(0, end) + "\n[…]";
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    boolean isEmpty() {
        return plain.isEmpty();
    }

    /** Empty if the page is. */
    MimeBundle bundle() {
        return plain.isEmpty()
                ? MimeBundle.EMPTY
                : MimeBundle.text(plain.toString()).with("text/html", "<div>" + html + "</div>");
    }
}
