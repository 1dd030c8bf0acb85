package jykernel.handler;

import jykernel.interpreter.Inspection;
import jykernel.interpreter.Interpreter;
import jykernel.message.Content;
import jykernel.message.Inspect;
import jykernel.message.Request;

/**
 * Shift-Tab.
 *
 * @see <a href="https://jupyter-client.readthedocs.io/en/stable/messaging.html#introspection">Introspection</a>
 */
final class InspectHandler implements Handler {
    private final Interpreter interpreter;

    InspectHandler(Interpreter interpreter) {
        this.interpreter = interpreter;
    }

    @Override
    public Content handle(Request request) {
        Inspect.Request wanted = (Inspect.Request) request.content();
        Inspection found = interpreter.inspect(wanted.code(), wanted.cursorPos(), wanted.detailLevel());
        return new Inspect.Reply(found.found(), found.help().data());
    }
}
