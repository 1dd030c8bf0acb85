package jykernel.message;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A message to a client, or on IOPub to every subscriber.
 *
 * @param identities the routing frames, or on IOPub the topic as the only frame
 * @param msgId for the header; empty if it is all the same
 * @param parentHeader JSON text; {@link Frame#EMPTY_OBJECT} if no request caused this message
 */
public record Outgoing(
        Channel channel,
        List<Frame> identities,
        MessageType type,
        String msgId,
        Frame parentHeader,
        Content content,
        Map<String, Object> metadata,
        List<Frame> buffers) {
    /** What a message keeps in memory without its content, about. */
    public static final int EMPTY_BYTES = 500;

    /** A message on IOPub under a topic that tells its type. */
    public static Outgoing published(MessageType type, Frame parentHeader, Content content) {
        String topic = content instanceof Output.Stream stream ? "stream." + stream.name() : type.wireName();
        return new Outgoing(
                Channel.IOPUB, List.of(Frame.utf8(topic)), type, "", parentHeader, content, Map.of(), List.of());
    }

    /** The same with another content. */
    public Outgoing with(Content other) {
        return new Outgoing(channel, identities, type, msgId, parentHeader, other, metadata, buffers);
    }

    /** What this message keeps in memory, to within a factor of two for large ones. */
    public long approximateBytes() {
        long bytes = EMPTY_BYTES;
        for (Frame buffer : buffers) {
            bytes += buffer.size();
        }
        if (content instanceof Output.Stream stream) {
            bytes += stream.text().length();
        } else if (content instanceof Output.Display display) {
            bytes += approximateBytes(display.data());
        } else if (content instanceof Execute.Result result) {
            bytes += approximateBytes(result.data());
        }
        return bytes;
    }

    private static long approximateBytes(@Nullable Object value) {
        if (value instanceof String text) {
            return text.length();
        }
        long bytes = 16;
        if (value instanceof Map<?, ?> map) {
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                bytes += approximateBytes(entry.getKey()) + approximateBytes(entry.getValue());
            }
        } else if (value instanceof Iterable<?> items) {
            for (Object item : items) {
                bytes += approximateBytes(item);
            }
        }
        return bytes;
    }
}
