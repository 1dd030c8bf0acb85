package jykernel.message;

import java.util.LinkedHashMap;
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
            this.userExpressions = withoutNulls(Fields.orElse(userExpressions, Map.of()));
            this.allowStdin = Fields.orElse(allowStdin, false);
            this.stopOnError = Fields.orElse(stopOnError, true);
        }
    }

    /** No code is wrong code, and gets an error of its own. */
    private static Map<String, String> withoutNulls(Map<String, @Nullable String> expressions) {
        Map<String, String> texts = new LinkedHashMap<>();
        expressions.forEach((name, code) -> texts.put(name, code == null ? "" : code));
        return texts;
    }

    public record Ok(
            String status, int executionCount, Map<String, Object> userExpressions, List<Map<String, Object>> payload)
            implements Content {
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
            implements Content {
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
    public record Aborted(String status, int executionCount) implements Content {
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
