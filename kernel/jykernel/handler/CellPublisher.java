package jykernel.handler;

import java.util.Map;
import jykernel.display.MimeBundle;
import jykernel.interpreter.CellOutput;
import jykernel.interrupt.Blocking;
import jykernel.interrupt.Interrupts;
import jykernel.message.Content;
import jykernel.message.Execute;
import jykernel.message.MessageType;
import jykernel.message.Outbox;
import jykernel.message.Output;
import jykernel.message.Request;
import org.jspecify.annotations.Nullable;

/** Turns what one cell shows into messages that carry its request as parent. */
final class CellPublisher implements CellOutput {
    private final Request request;
    private final int executionCount;
    private final Outbox outbox;
    private final Interrupts interrupts;
    private final InputReplies inputReplies;
    /** Questions are only for the time while the cell runs. */
    private volatile boolean ended;
    /** The text of the latest result; a thread of the user may have shown it. */
    private volatile @Nullable String resultText;

    CellPublisher(Request request, int executionCount, Parts parts, InputReplies inputReplies) {
        this.request = request;
        this.executionCount = executionCount;
        this.outbox = parts.outbox();
        this.interrupts = parts.interrupts();
        this.inputReplies = inputReplies;
    }

    void end() {
        ended = true;
        inputReplies.close(request);
    }

    /** The text of what the cell has given as its result, or null. */
    @Nullable
    String resultText() {
        return resultText;
    }

    @Override
    public void stream(String name, String text) {
        publish(MessageType.STREAM, new Output.Stream(name, text));
    }

    @Override
    public void display(MimeBundle bundle, @Nullable String displayId) {
        Map<String, Object> transientData = displayId == null ? Map.of() : Map.of("display_id", displayId);
        publish(MessageType.DISPLAY_DATA, new Output.Display(bundle.data(), bundle.metadata(), transientData));
    }

    @Override
    public void updateDisplay(MimeBundle bundle, String displayId) {
        publish(
                MessageType.UPDATE_DISPLAY_DATA,
                new Output.Display(bundle.data(), bundle.metadata(), Map.of("display_id", displayId)));
    }

    @Override
    public void result(MimeBundle bundle) {
        if (bundle.data().get("text/plain") instanceof String text) {
            resultText = text;
        }
        publish(MessageType.EXECUTE_RESULT, new Execute.Result(executionCount, bundle.data(), bundle.metadata()));
    }

    @Override
    public void clear(boolean untilNext) {
        publish(MessageType.CLEAR_OUTPUT, new Output.Clear(untilNext));
    }

    private void publish(MessageType type, Content content) {
        if (interrupts.isGivenUp()) {
            return; // the thread of a cell that has long got its reply
        }
        outbox.send(request.publish(type, content));
        try {
            Blocking.<Boolean, RuntimeException>section(() -> {
                outbox.awaitRoom();
                return true;
            });
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // a thread of the user, and so the user's affair
        }
    }

    @Override
    public @Nullable String readLine(String prompt, boolean password) throws InterruptedException, StdinNotAllowed {
        if (ended) {
            throw new StdinNotAllowed("no cell is running that could ask for input");
        }
        return inputReplies.ask(request, prompt, password);
    }
}
