package jykernel.handler;

import java.util.Map;
import jykernel.message.Comm;
import jykernel.message.CommInfo;
import jykernel.message.Content;
import jykernel.message.MessageType;
import jykernel.message.Request;

/**
 * Comms. No target can be registered yet, so every comm that a client opens is closed again, as the protocol asks.
 *
 * @see <a href="https://jupyter-client.readthedocs.io/en/stable/messaging.html#custom-messages">Custom messages</a>
 */
final class CommHandler implements Handler {
    private final Conversation conversation;

    CommHandler(Conversation conversation) {
        this.conversation = conversation;
    }

    @Override
    public Content handle(Request request) {
        if (request.content() instanceof Comm.Open open) {
            System.getLogger(CommHandler.class.getName())
                    .log(System.Logger.Level.WARNING, "Closed a comm to the unknown target {0}", open.targetName());
            conversation.send(
                    request, request.publish(MessageType.COMM_CLOSE, new Comm.Close(open.commId(), Map.of())));
        }
        return new Content.Empty();
    }

    /** The comms that are open: none. */
    static Content info(Request request) {
        return new CommInfo.Reply(Map.of());
    }
}
