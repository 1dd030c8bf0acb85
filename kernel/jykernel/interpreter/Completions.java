package jykernel.interpreter;

import java.util.List;

/** What may stand between two positions, in code points. */
public record Completions(List<Match> matches, int start, int end) {
    /**
     * @param type for the icon: function, class, instance, module, keyword, param, path, magic, property or empty
     * @param signature such as {@code (x, y=1)}, or empty
     */
    public record Match(String text, String type, String signature) {}

    public static Completions none(int cursor) {
        return new Completions(List.of(), cursor, cursor);
    }
}
