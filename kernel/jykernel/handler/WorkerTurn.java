package jykernel.handler;

import java.util.function.Function;
import jykernel.interpreter.CellOutput;
import jykernel.interrupt.InterruptBuffer;
import jykernel.message.Content;
import jykernel.message.MessageType;
import jykernel.message.Output;
import jykernel.message.Reply;
import jykernel.message.Request;
import org.jspecify.annotations.Nullable;

/**
 * What the worker serves right now: one request after another. Each can be interrupted; and if its code is where no
 * interrupt reaches, the next interrupt gives it up: it gets its reply, and another thread goes on with the next one.
 */
final class WorkerTurn {
    private final Parts parts;
    private final Conversation conversation;
    private volatile @Nullable Served served;
    private volatile String stuckIn = "";

    /** @param ifGivenUp makes the reply of a request that is given up, from the reason */
    private record Served(Request request, Function<String, Content> ifGivenUp) {}

    WorkerTurn(Parts parts, Conversation conversation) {
        this.parts = parts;
        this.conversation = conversation;
        parts.interrupts().waker().onStuck(this::tellStuck);
    }

    /** From here on the request can be interrupted. */
    void begin(Request request, Function<String, Content> ifGivenUp) {
        served = new Served(request, ifGivenUp);
        parts.interrupts().begin();
    }

    /** @return whether an interrupt came too late to end anything */
    boolean end() {
        return parts.interrupts().end();
    }

    /** Whether the calling thread has been given up; then nothing that it still does is to be seen. */
    boolean isGivenUp() {
        return parts.interrupts().isGivenUp();
    }

    /** Serves a request that runs user code without being a cell. */
    void serve(Request request, Handler handler) {
        conversation.hold(request, asked -> {
            begin(asked, WorkerTurn::interrupted);
            try {
                return handler.handle(asked);
            } finally {
                end();
            }
        });
    }

    private static Content interrupted(String why) {
        return new Reply.Failed("KeyboardInterrupt", why);
    }

    void interrupt() {
        if (parts.interrupts().waker().isStuck()) {
            if (leave("given up; it was stuck in " + stuckIn)) {
                parts.worker().start();
            }
        } else {
            parts.interrupts().interrupt(InterruptBuffer.SIGINT);
        }
    }

    /**
     * Replies to the request that is being served, and leaves its thread to itself.
     *
     * @return whether there was one
     */
    boolean leave(String why) {
        Served left = served;
        if (left == null || !parts.interrupts().giveUp()) {
            return false;
        }
        conversation.giveUp(left.request, left.ifGivenUp.apply(why));
        return true;
    }

    private void tellStuck(String place) {
        stuckIn = place;
        Served stuck = served;
        if (stuck != null) {
            String text = "Interrupted, but stuck in " + place + ", where no interrupt reaches. It ends when that"
                    + " returns; interrupt once more to give it up and go on without it.\n";
            conversation.send(
                    stuck.request,
                    stuck.request.publish(MessageType.STREAM, new Output.Stream(CellOutput.STDERR, text)));
        }
    }
}
