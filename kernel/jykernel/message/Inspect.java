package jykernel.message;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Help about the name under the cursor.
 *
 * @see <a href="https://jupyter-client.readthedocs.io/en/stable/messaging.html#introspection">Introspection</a>
 */
public final class Inspect {
    private Inspect() {}

    /**
     * @param cursorPos in code points; absent means the end of the code
     * @param detailLevel 0, or 1 for the source as well
     */
    public record Request(String code, Integer cursorPos, Integer detailLevel) implements Content {
        public Request(@Nullable String code, @Nullable Integer cursorPos, @Nullable Integer detailLevel) {
            this.code = Fields.required("code", code);
            this.cursorPos = Cursor.within(this.code, cursorPos);
            this.detailLevel = Fields.orElse(detailLevel, 0);
        }
    }

    /** If nothing was found, {@code data} is empty. */
    public record Reply(String status, boolean found, Map<String, Object> data, Map<String, Object> metadata)
            implements Content {
        public Reply(boolean found, Map<String, Object> data) {
            this("ok", found, data, Map.of());
        }
    }
}
