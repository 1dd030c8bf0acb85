package jykernel.message;

import org.jspecify.annotations.Nullable;

/**
 * A line that a person types while a cell waits for it.
 *
 * @see <a href="https://jupyter-client.readthedocs.io/en/stable/messaging.html#messages-on-the-stdin-router-dealer-channel">
 *     Messages on stdin</a>
 */
public final class Stdin {
    private Stdin() {}

    /** @param password whether the client should hide what is typed */
    public record Request(String prompt, boolean password) implements Content {}

    /** @param value the line without its end; U+0004 means end of file */
    public record Reply(String value) implements Content {
        public Reply(@Nullable String value) {
            this.value = Fields.required("value", value);
        }
    }
}
