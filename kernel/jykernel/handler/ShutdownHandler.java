package jykernel.handler;

import jykernel.message.MessageType;
import jykernel.message.Request;
import jykernel.message.Shutdown;

/**
 * Ends the kernel, whatever the worker is doing.
 *
 * @see <a href="https://jupyter-client.readthedocs.io/en/stable/messaging.html#kernel-shutdown">Kernel shutdown</a>
 */
final class ShutdownHandler {
    private final Parts parts;
    private final Conversation conversation;

    ShutdownHandler(Parts parts, Conversation conversation) {
        this.parts = parts;
        this.conversation = conversation;
    }

    void serve(Request request) {
        conversation.hold(request, shutdown -> {
            Shutdown.Reply reply = new Shutdown.Reply(((Shutdown.Request) request.content()).restart());
            conversation.send(request, request.publish(MessageType.SHUTDOWN_REPLY, reply));
            return reply;
        });
        if (request.content() instanceof Shutdown.Request) {
            parts.exit().run();
        }
    }
}
