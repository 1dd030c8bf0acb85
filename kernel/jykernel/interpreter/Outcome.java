package jykernel.interpreter;

import java.util.List;
import java.util.Map;

/** How a cell ended. */
public sealed interface Outcome {
    /** What goes to the client beside the reply, in the protocol's form: {@code {"source": "page", …}}. */
    List<Map<String, Object>> payloads();

    /**
     * @param userExpressions by name, in the protocol's form: {@code {"status": "ok", "data": …}} or an error
     * @param exit user code asked the kernel to end, with {@code exit()} or {@code quit()}
     */
    record Done(Map<String, Object> userExpressions, List<Map<String, Object>> payloads, boolean exit)
            implements Outcome {}

    /** User code raised an exception that it did not handle, or was interrupted. */
    record Raised(Failure failure, List<Map<String, Object>> payloads) implements Outcome {}

    /**
     * @param ename the class of the exception, such as {@code KeyboardInterrupt}
     * @param traceback lines, with ANSI colours
     */
    record Failure(String ename, String evalue, List<String> traceback) {}
}
