package jykernel.message;

import org.jspecify.annotations.Nullable;

/**
 * Ends the kernel's process.
 *
 * @see <a href="https://jupyter-client.readthedocs.io/en/stable/messaging.html#kernel-shutdown">Kernel shutdown</a>
 */
public final class Shutdown {
    private Shutdown() {}

    /** @param restart whether the client will start another kernel on the same connection file */
    public record Request(Boolean restart) implements Content {
        public Request(@Nullable Boolean restart) {
            this.restart = Fields.orElse(restart, false);
        }
    }

    public record Reply(String status, boolean restart) implements Content {
        public Reply(boolean restart) {
            this("ok", restart);
        }
    }
}
