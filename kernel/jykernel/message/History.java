package jykernel.message;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Inputs of this and earlier sessions.
 *
 * @see <a href="https://jupyter-client.readthedocs.io/en/stable/messaging.html#history">History</a>
 */
public final class History {
    /** The default number of entries for {@code tail} and {@code search}, as in ipykernel. */
    private static final int DEFAULT_ENTRIES = 10;

    private History() {}

    /**
     * @param histAccessType {@code tail}, {@code range} or {@code search}
     * @param session for a range: 0 is the current one, negative counts back
     * @param stop for a range: exclusive; absent means to the end
     * @param pattern for a search: a glob with {@code *} and {@code ?}
     */
    public record Request(
            String histAccessType,
            Boolean output,
            Boolean raw,
            Integer session,
            Integer start,
            @Nullable Integer stop,
            Integer n,
            String pattern,
            Boolean unique)
            implements Content {
        public Request(
                @Nullable String histAccessType,
                @Nullable Boolean output,
                @Nullable Boolean raw,
                @Nullable Integer session,
                @Nullable Integer start,
                @Nullable Integer stop,
                @Nullable Integer n,
                @Nullable String pattern,
                @Nullable Boolean unique) {
            this.histAccessType = Fields.oneOf(
                    "hist_access_type",
                    Fields.required("hist_access_type", histAccessType),
                    List.of("tail", "range", "search"));
            this.output = Fields.orElse(output, false);
            this.raw = Fields.orElse(raw, true);
            this.session = Fields.orElse(session, 0);
            this.start = Fields.orElse(start, 0);
            this.stop = stop;
            this.n = Fields.orElse(n, DEFAULT_ENTRIES);
            this.pattern = Fields.orElse(pattern, "*");
            this.unique = Fields.orElse(unique, false);
        }
    }

    /** @param history triples of session, line and source; with outputs, of session, line and [source, output] */
    public record Reply(String status, List<List<Object>> history) implements Content {
        public Reply(List<List<Object>> history) {
            this("ok", history);
        }
    }
}
