package jykernel.message;

import java.util.List;
import java.util.Map;

/**
 * A message to a client, or on IOPub to every subscriber.
 *
 * @param identities the routing frames, or on IOPub the topic as the only frame
 * @param parentHeader JSON text; {@link Frame#EMPTY_OBJECT} if no request caused this message
 */
public record Outgoing(
        Channel channel,
        List<Frame> identities,
        MessageType type,
        Frame parentHeader,
        Content content,
        Map<String, Object> metadata,
        List<Frame> buffers) {

    /** A message on IOPub under a topic that tells its type. */
    public static Outgoing published(MessageType type, Frame parentHeader, Content content) {
        String topic = content instanceof Output.Stream stream ? "stream." + stream.name() : type.wireName();
        return new Outgoing(
                Channel.IOPUB, List.of(Frame.utf8(topic)), type, parentHeader, content, Map.of(), List.of());
    }
}
