package jykernel.handler;

import java.util.List;
import java.util.Map;
import jykernel.interpreter.Completions;
import jykernel.interpreter.Interpreter;
import jykernel.message.Complete;
import jykernel.message.Content;
import jykernel.message.Request;

/**
 * Tab.
 *
 * @see <a href="https://jupyter-client.readthedocs.io/en/stable/messaging.html#completion">Completion</a>
 */
final class CompleteHandler implements Handler {
    /** Where JupyterLab looks for types and signatures; same length and order as the matches. */
    private static final String TYPES = "_jupyter_types_experimental";

    private final Interpreter interpreter;

    CompleteHandler(Interpreter interpreter) {
        this.interpreter = interpreter;
    }

    @Override
    public Content handle(Request request) {
        Complete.Request wanted = (Complete.Request) request.content();
        Completions found = interpreter.complete(wanted.code(), wanted.cursorPos());
        List<String> texts =
                found.matches().stream().map(Completions.Match::text).toList();
        List<Map<String, Object>> types = found.matches().stream()
                .map(match -> Map.<String, Object>of(
                        "start", found.start(),
                        "end", found.end(),
                        "text", match.text(),
                        "type", match.type(),
                        "signature", match.signature()))
                .toList();
        return new Complete.Reply(texts, found.start(), found.end(), Map.of(TYPES, types));
    }
}
