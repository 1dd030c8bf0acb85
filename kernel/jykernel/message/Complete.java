package jykernel.message;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tab completion.
 *
 * @see <a href="https://jupyter-client.readthedocs.io/en/stable/messaging.html#completion">Completion</a>
 */
public final class Complete {
    private Complete() {}

    /** @param cursorPos in code points; absent means the end of the code */
    public record Request(String code, Integer cursorPos) implements Content {
        public Request(@Nullable String code, @Nullable Integer cursorPos) {
            this.code = Fields.required("code", code);
            this.cursorPos = Cursor.within(this.code, cursorPos);
        }
    }

    /** The text between the two positions, in code points, is what a match replaces. */
    public record Reply(
            String status, List<String> matches, int cursorStart, int cursorEnd, Map<String, Object> metadata)
            implements Content {
        public Reply(List<String> matches, int cursorStart, int cursorEnd, Map<String, Object> metadata) {
            this("ok", matches, cursorStart, cursorEnd, metadata);
        }
    }
}
