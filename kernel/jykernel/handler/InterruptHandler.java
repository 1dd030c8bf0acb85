package jykernel.handler;

import jykernel.interrupt.InterruptBuffer;
import jykernel.interrupt.Interrupts;
import jykernel.message.Content;
import jykernel.message.Reply;
import jykernel.message.Request;

/**
 * The stop button: writes SIGINT into the shared byte. The reply says that the interrupt was requested, not that the
 * cell has ended.
 *
 * @see <a href="https://jupyter-client.readthedocs.io/en/stable/messaging.html#kernel-interrupt">Kernel interrupt</a>
 */
final class InterruptHandler implements Handler {
    private final Interrupts interrupts;

    InterruptHandler(Interrupts interrupts) {
        this.interrupts = interrupts;
    }

    @Override
    public Content handle(Request request) {
        interrupts.interrupt(InterruptBuffer.SIGINT);
        return new Reply.Ok();
    }
}
