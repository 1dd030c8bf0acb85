package jykernel.message;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A line between a widget in the browser and an object in the kernel.
 *
 * @see <a href="https://jupyter-client.readthedocs.io/en/stable/messaging.html#custom-messages">Custom messages</a>
 */
public final class Comm {
    private Comm() {}

    public record Open(String commId, String targetName, Map<String, Object> data) implements Content {
        public Open(@Nullable String commId, @Nullable String targetName, @Nullable Map<String, Object> data) {
            this.commId = Fields.required("comm_id", commId);
            this.targetName = Fields.orElse(targetName, "");
            this.data = Fields.orElse(data, Map.of());
        }
    }

    public record Msg(String commId, Map<String, Object> data) implements Content {
        public Msg(@Nullable String commId, @Nullable Map<String, Object> data) {
            this.commId = Fields.required("comm_id", commId);
            this.data = Fields.orElse(data, Map.of());
        }
    }

    public record Close(String commId, Map<String, Object> data) implements Content {
        public Close(@Nullable String commId, @Nullable Map<String, Object> data) {
            this.commId = Fields.required("comm_id", commId);
            this.data = Fields.orElse(data, Map.of());
        }
    }
}
