package jykernel.handler;

import jykernel.message.Content;
import jykernel.message.Reply;
import jykernel.message.Request;

/**
 * The stop button. The reply says only that it was pressed.
 *
 * @see <a href="https://jupyter-client.readthedocs.io/en/stable/messaging.html#kernel-interrupt">Kernel interrupt</a>
 */
final class InterruptHandler implements Handler {
    private final WorkerTurn turn;

    InterruptHandler(WorkerTurn turn) {
        this.turn = turn;
    }

    @Override
    public Content handle(Request request) {
        turn.interrupt();
        return new Reply.Ok();
    }
}
