package jykernel.message;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Running a cell.
 *
 * @see <a href="https://jupyter-client.readthedocs.io/en/stable/messaging.html#execute">Execute</a>
 */
public final class Execute {
    private Execute() {}

    /**
     * @param userExpressions name → expression, evaluated after the code
     * @param allowStdin false if absent, as in ipykernel
     */
    public record Request(
            String code,
            Boolean silent,
            Boolean storeHistory,
            Map<String, String> userExpressions,
            Boolean allowStdin,
            Boolean stopOnError)
            implements Content {
        public Request(
                @Nullable String code,
                @Nullable Boolean silent,
                @Nullable Boolean storeHistory,
                @Nullable Map<String, String> userExpressions,
                @Nullable Boolean allowStdin,
                @Nullable Boolean stopOnError) {
            this.code = Fields.required("code", code);
            this.silent = Fields.orElse(silent, false);
            this.storeHistory = !this.silent && Fields.orElse(storeHistory, true);
            this.userExpressions = Fields.orElse(userExpressions, Map.of());
            this.allowStdin = Fields.orElse(allowStdin, false);
            this.stopOnError = Fields.orElse(stopOnError, true);
        }
    }

    /** Exactly one of these answers every request. */
    public sealed interface Reply extends Content {
        String status();

        int executionCount();
    }

    public record Ok(
            String status, int executionCount, Map<String, Object> userExpressions, List<Map<String, Object>> payload)
            implements Reply {
        public Ok(int executionCount, Map<String, Object> userExpressions, List<Map<String, Object>> payload) {
            this("ok", executionCount, userExpressions, payload);
        }
    }

    public record Raised(
            String status,
            int executionCount,
            String ename,
            String evalue,
            List<String> traceback,
            Map<String, Object> userExpressions,
            List<Map<String, Object>> payload)
            implements Reply {
        public Raised(
                int executionCount,
                String ename,
                String evalue,
                List<String> traceback,
                List<Map<String, Object>> payload) {
            this("error", executionCount, ename, evalue, traceback, Map.of(), payload);
        }
    }

    /** The cell was queued when an earlier one failed. JupyterLab needs the count to end the cell's "running". */
    public record Aborted(String status, int executionCount) implements Reply {
        public Aborted(int executionCount) {
            this("aborted", executionCount);
        }
    }

    /** Tells every client what is being run. */
    public record Input(String code, int executionCount) implements Content {}

    /** The value of the last expression. */
    public record Result(int executionCount, Map<String, Object> data, Map<String, Object> metadata)
            implements Content {}
}
