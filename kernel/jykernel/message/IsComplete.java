package jykernel.message;

import org.jspecify.annotations.Nullable;

/**
 * Whether Enter in a console runs the code or begins another line.
 *
 * @see <a href="https://jupyter-client.readthedocs.io/en/stable/messaging.html#code-completeness">Code completeness</a>
 */
public final class IsComplete {
    private IsComplete() {}

    public record Request(String code) implements Content {
        public Request(@Nullable String code) {
            this.code = Fields.required("code", code);
        }
    }

    /**
     * @param status {@code complete}, {@code incomplete}, {@code invalid} or {@code unknown}
     * @param indent what the next line begins with; only sent with {@code incomplete}
     */
    public record Reply(String status, @Nullable String indent) implements Content {}
}
