package jykernel.javadoc;

/**
 * What is written of a class or a member.
 *
 * @param text for reading as it is
 * @param html of a few harmless tags, without styles
 * @param summary the first sentence, as text
 */
public record Documentation(String text, String html, String summary) {
    public static final Documentation NONE = new Documentation("", "", "");

    static Documentation of(String html) {
        String safe = SafeHtml.of(html);
        String text = HtmlText.of(safe);
        return text.isBlank() ? NONE : new Documentation(text, safe, summary(text));
    }

    private static String summary(String text) {
        int paragraph = text.indexOf("\n\n");
        String first = (paragraph < 0 ? text : text.substring(0, paragraph))
                .replaceAll("\\s+", " ")
                .strip();
        int end = first.indexOf(". ");
        return end < 0 ? first : first.substring(0, end + 1);
    }

    public boolean isEmpty() {
        return text.isEmpty();
    }
}
