package jykernel.message;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The comms that are open.
 *
 * @see <a href="https://jupyter-client.readthedocs.io/en/stable/messaging.html#comm-info">Comm info</a>
 */
public final class CommInfo {
    private CommInfo() {}

    /** @param targetName only comms to this target, or all if absent */
    public record Request(@Nullable String targetName) implements Content {}

    /** @param comms comm id → {@code {"target_name": …}} */
    public record Reply(String status, Map<String, Map<String, Object>> comms) implements Content {
        public Reply(Map<String, Map<String, Object>> comms) {
            this("ok", comms);
        }
    }
}
