package jykernel.wire;

import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import jykernel.message.Channel;
import jykernel.message.Content;
import jykernel.message.Frame;
import jykernel.message.Header;
import jykernel.message.MessageType;
import jykernel.message.Outgoing;
import jykernel.message.Request;

/**
 * Between messages and frames: identities, delimiter, signature, header, parent header, metadata, content, buffers. For
 * one thread only. One of these is one session: every message it writes carries the same session id, as JupyterLab
 * demands of a kernel process.
 *
 * @see <a href="https://jupyter-client.readthedocs.io/en/stable/messaging.html#the-wire-protocol">The wire protocol</a>
 */
public final class Frames {
    /** What this kernel speaks; the same in every header, in kernel_info and in the kernelspec. */
    public static final String PROTOCOL_VERSION = "5.5";

    /** Of one message. A widget sends a frame for each of its arrays; nothing known comes near. */
    static final int FRAMES_AT_MOST = 4096;
    /** Of a request's header and of its identities: each comes back with everything that the request causes. */
    static final int RETURNED_AT_MOST_BYTES = 64 << 10;

    private static final Frame DELIMITER = Frame.utf8("<IDS|MSG>");
    /** Header, parent header, metadata and content. */
    private static final int SIGNED = 4;

    private final Signature signature;
    private final ReplayGuard replays = new ReplayGuard();
    private final String session = UUID.randomUUID().toString();
    private final String username = System.getProperty("user.name", "");
    private long sent;

    public Frames(ConnectionFile connection) {
        this.signature = new Signature(connection.signatureScheme(), connection.key());
        if (!signature.isSigning()) {
            System.getLogger(Frames.class.getName())
                    .log(
                            System.Logger.Level.WARNING,
                            "The connection file has no key: messages are not signed, and every message is accepted");
        }
    }

    /** Reads what came in; a wrong signature is found before anything else is looked at. */
    public Request decode(Channel channel, List<Frame> frames) throws BadMessage {
        if (frames.size() > FRAMES_AT_MOST) {
            throw new BadMessage("found " + frames.size() + " frames, expected at most " + FRAMES_AT_MOST);
        }
        int delimiter = frames.indexOf(DELIMITER);
        if (delimiter < 0) {
            throw new BadMessage("found no delimiter among " + frames.size() + " frames, expected <IDS|MSG>");
        }
        int first = delimiter + 2;
        if (frames.size() < first + SIGNED) {
            throw new BadMessage("found " + (frames.size() - delimiter - 1)
                    + " frames behind the delimiter, expected a signature and at least " + SIGNED);
        }
        Frame signed = frames.get(delimiter + 1);
        List<Frame> parts = frames.subList(first, first + SIGNED);
        verify(signed, parts);
        Frame headerJson = parts.get(0);
        List<Frame> identities = List.copyOf(frames.subList(0, delimiter));
        requireSmall("the header", List.of(headerJson));
        requireSmall("the identities", identities);
        Header header = header(headerJson);
        Optional<MessageType> type = MessageType.sentByClients(header.msgType());
        Content content = Json.content(
                parts.get(SIGNED - 1), type.map(MessageType::requestContent).orElse(Content.Empty.class));
        return new Request(
                channel,
                identities,
                header,
                headerJson,
                parentId(parts.get(1)),
                type,
                content,
                List.copyOf(frames.subList(first + SIGNED, frames.size())),
                bytes(frames));
    }

    private void verify(Frame signed, List<Frame> parts) throws BadMessage {
        if (!signature.matches(signed, parts)) {
            throw new BadMessage("found a signature that does not fit the message");
        }
        if (signature.isSigning() && !replays.isNew(signed)) {
            throw new BadMessage("found the signature of an earlier message, a replay");
        }
    }

    private static void requireSmall(String what, List<Frame> returned) throws BadMessage {
        long bytes = bytes(returned);
        if (bytes > RETURNED_AT_MOST_BYTES) {
            throw new BadMessage(
                    "found " + bytes + " bytes in " + what + ", expected at most " + RETURNED_AT_MOST_BYTES);
        }
    }

    private static long bytes(List<Frame> frames) {
        return frames.stream().mapToLong(Frame::size).sum();
    }

    /** Field by field: an odd date or version is no reason to leave a request unanswered. */
    private static Header header(Frame headerJson) throws BadMessage {
        try {
            if (!(Json.read(headerJson) instanceof Map<?, ?> fields)) {
                throw new BadMessage("the header is not a JSON object");
            }
            Header header = new Header(
                    text(fields, "msg_id"),
                    text(fields, "session"),
                    text(fields, "username"),
                    text(fields, "date"),
                    fields.get("msg_type") instanceof String type ? type : "",
                    text(fields, "version"));
            if (header.msgType().isEmpty()) {
                throw new BadMessage("the header has no msg_type");
            }
            return header;
        } catch (IOException e) {
            throw new BadMessage("the header cannot be read: " + Json.reason(e));
        }
    }

    /** Numbers are as good as text here. */
    private static String text(Map<?, ?> fields, String name) {
        Object value = fields.get(name);
        return value instanceof String || value instanceof Number || value instanceof Boolean ? value.toString() : "";
    }

    /** Nothing is demanded of a parent header: what cannot be read is no parent. */
    private static String parentId(Frame parentJson) {
        try {
            return Json.read(parentJson) instanceof Map<?, ?> fields ? text(fields, "msg_id") : "";
        } catch (IOException unreadable) {
            return "";
        }
    }

    /** Serialises once and signs the bytes that are sent. */
    public List<Frame> encode(Outgoing message) {
        List<Frame> parts = List.of(
                Json.write(header(message)),
                message.parentHeader(),
                message.metadata().isEmpty() ? Frame.EMPTY_OBJECT : Json.write(message.metadata()),
                Json.write(message.content(), message.approximateBytes()));
        List<Frame> frames = new ArrayList<>(message.identities());
        frames.add(DELIMITER);
        frames.add(signature.sign(parts));
        frames.addAll(parts);
        frames.addAll(message.buffers());
        return frames;
    }

    private Header header(Outgoing message) {
        String msgId = message.msgId().isEmpty() ? session + "_" + ++sent : message.msgId();
        String date = Instant.now().truncatedTo(ChronoUnit.MICROS).toString();
        return new Header(msgId, session, username, date, message.type().wireName(), PROTOCOL_VERSION);
    }
}
