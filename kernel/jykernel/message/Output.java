package jykernel.message;

import java.util.List;
import java.util.Map;

/**
 * What a running cell shows, on IOPub.
 *
 * @see <a href="https://jupyter-client.readthedocs.io/en/stable/messaging.html#messages-on-the-iopub-pub-sub-channel">
 *     Messages on IOPub</a>
 */
public final class Output {
    private Output() {}

    /** @param name {@code stdout} or {@code stderr} */
    public record Stream(String name, String text) implements Content {}

    /** Also the content of {@code update_display_data}. {@code transientData}, the wire's {@code transient}, may hold {@code display_id}. */
    public record Display(Map<String, Object> data, Map<String, Object> metadata, Map<String, Object> transientData)
            implements Content {}

    /** Clients that write notebooks store this content as it is, so it holds these three fields and no other. */
    public record Raised(String ename, String evalue, List<String> traceback) implements Content {}

    /** @param untilNext the wire's {@code wait}: clear when the next output arrives */
    public record Clear(boolean untilNext) implements Content {}

    /** @param executionState {@code starting}, {@code busy} or {@code idle} */
    public record Status(String executionState) implements Content {
        /** Whether this is the last that is heard of a request. */
        public boolean isIdle() {
            return executionState.equals("idle");
        }
    }

    /** The first message a subscriber sees. */
    public record Welcome(String subscription) implements Content {}
}
