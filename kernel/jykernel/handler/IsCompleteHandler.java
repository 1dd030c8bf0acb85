package jykernel.handler;

import jykernel.interpreter.Completeness;
import jykernel.interpreter.Interpreter;
import jykernel.message.Content;
import jykernel.message.IsComplete;
import jykernel.message.Request;

/**
 * Enter in a console.
 *
 * @see <a href="https://jupyter-client.readthedocs.io/en/stable/messaging.html#code-completeness">Code completeness</a>
 */
final class IsCompleteHandler implements Handler {
    private final Interpreter interpreter;

    IsCompleteHandler(Interpreter interpreter) {
        this.interpreter = interpreter;
    }

    @Override
    public Content handle(Request request) {
        Completeness found = interpreter.isComplete(((IsComplete.Request) request.content()).code());
        if (found instanceof Completeness.Incomplete incomplete) {
            return new IsComplete.Reply("incomplete", incomplete.indent());
        }
        String status = found instanceof Completeness.Complete
                ? "complete"
                : found instanceof Completeness.Invalid ? "invalid" : "unknown";
        return new IsComplete.Reply(status, null);
    }
}
