package jykernel.message;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A message from a client, verified and read.
 *
 * @param identities the routing frames, any number of any bytes; a reply carries all of them back
 * @param headerJson the header exactly as received: it becomes the parent header of every answer, byte for byte
 * @param parentId the msg_id in the message's own parent header, or empty
 * @param type empty if this kernel does not know {@code header.msgType()}
 * @param buffers the raw frames behind the content
 * @param bytes of all its frames, as they came in
 */
public record Request(
        Channel channel,
        List<Frame> identities,
        Header header,
        Frame headerJson,
        String parentId,
        Optional<MessageType> type,
        Content content,
        List<Frame> buffers,
        long bytes) {

    /** The answer to this request, on the channel it came from. */
    public Outgoing reply(MessageType replyType, Content reply, Map<String, Object> metadata) {
        return new Outgoing(channel, identities, replyType, "", headerJson, reply, metadata, List.of());
    }

    /** A message to every subscriber, caused by this request. */
    public Outgoing publish(MessageType publishedType, Content published) {
        return Outgoing.published(publishedType, headerJson, published);
    }
}
