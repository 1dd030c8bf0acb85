package jykernel.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

/** A client of a kernel, with its own idea of framing and signing. Every receive has a time limit. */
public final class FrontEnd implements AutoCloseable {
    /** How long a message may take; only a broken kernel ever makes a test wait so long. */
    public static final int LIMIT_MILLIS = 20_000;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final byte[] DELIMITER = "<IDS|MSG>".getBytes(StandardCharsets.US_ASCII);

    private final ZContext context = new ZContext();
    private final String session = UUID.randomUUID().toString();
    private final String key;
    private final ArrayDeque<Received> published = new ArrayDeque<>();
    public final ZMQ.Socket shell;
    public final ZMQ.Socket control;
    public final ZMQ.Socket stdin;
    public final ZMQ.Socket iopub;
    public final ZMQ.Socket heartbeat;

    /** A message as it came from the kernel. */
    public record Received(
            List<byte[]> identities,
            JsonNode header,
            byte[] parentJson,
            JsonNode parent,
            JsonNode metadata,
            JsonNode content,
            List<byte[]> buffers) {
        public String type() {
            return header.path("msg_type").asText();
        }

        public String parentId() {
            return parent.path("msg_id").asText();
        }

        public boolean isStatus(String state) {
            return type().equals("status")
                    && content.path("execution_state").asText().equals(state);
        }
    }

    /** Connects, and waits until the subscription is in force. */
    public FrontEnd(Path connectionFile) throws IOException {
        this(JSON.readTree(connectionFile.toFile()));
        Received first = published();
        assertEquals("iopub_welcome", first.type(), "the first message that a subscriber sees");
    }

    private FrontEnd(JsonNode connection) {
        key = connection.path("key").asText();
        byte[] identity = session.getBytes(StandardCharsets.US_ASCII);
        shell = connect(SocketType.DEALER, identity, connection, "shell_port");
        control = connect(SocketType.DEALER, identity, connection, "control_port");
        stdin = connect(SocketType.DEALER, identity, connection, "stdin_port");
        heartbeat = connect(SocketType.REQ, identity, connection, "hb_port");
        iopub = context.createSocket(SocketType.SUB);
        iopub.setReceiveTimeOut(LIMIT_MILLIS);
        iopub.setRcvHWM(0);
        iopub.subscribe("");
        iopub.connect(address(connection, "iopub_port"));
    }

    private ZMQ.Socket connect(SocketType type, byte[] identity, JsonNode connection, String port) {
        ZMQ.Socket socket = context.createSocket(type);
        socket.setIdentity(identity);
        socket.setReceiveTimeOut(LIMIT_MILLIS);
        socket.setSndHWM(0);
        socket.connect(address(connection, port));
        return socket;
    }

    private static String address(JsonNode connection, String port) {
        return "tcp://" + connection.path("ip").asText() + ":"
                + connection.path(port).asInt();
    }

    /** Sends a request on the shell channel and returns its msg_id. */
    public String ask(String type, Map<String, ?> content) {
        return send(shell, type, content);
    }

    /** Asks the kernel to run code, as JupyterLab does. */
    public String execute(String code) {
        return execute(code, Map.of());
    }

    public String execute(String code, Map<String, ?> options) {
        ObjectNode content = JSON.createObjectNode().put("code", code).put("allow_stdin", true);
        options.forEach((name, value) -> content.set(name, JSON.valueToTree(value)));
        return send(shell, "execute_request", content);
    }

    /** Sends all cells at once: they are made first, so that nothing comes between them on a busy machine. */
    public List<String> burst(String... cells) {
        List<String> ids = new ArrayList<>();
        List<List<byte[]>> messages = new ArrayList<>();
        for (String code : cells) {
            ObjectNode header = header("execute_request");
            ids.add(header.path("msg_id").asText());
            messages.add(signed(bytes(header), bytes(Map.of()), bytes(Map.of()), bytes(Map.of("code", code))));
        }
        messages.forEach(message -> sendFrames(shell, message));
        return ids;
    }

    public String send(ZMQ.Socket socket, String type, Object content) {
        ObjectNode header = header(type);
        send(socket, header, JSON.createObjectNode(), content);
        return header.path("msg_id").asText();
    }

    public ObjectNode header(String type) {
        return JSON.createObjectNode()
                .put("msg_id", UUID.randomUUID().toString())
                .put("session", session)
                .put("username", "tester")
                .put("date", "2026-01-01T00:00:00.000000Z")
                .put("msg_type", type)
                .put("version", "5.4");
    }

    public void send(ZMQ.Socket socket, JsonNode header, JsonNode parent, Object content) {
        sendFrames(socket, signed(bytes(header), bytes(parent), bytes(Map.of()), bytes(content)));
    }

    /** Delimiter, signature and the four frames. */
    public List<byte[]> signed(byte[]... parts) {
        List<byte[]> frames = new ArrayList<>(List.of(DELIMITER, sign(parts)));
        frames.addAll(Arrays.asList(parts));
        return frames;
    }

    public void sendFrames(ZMQ.Socket socket, List<byte[]> frames) {
        for (int i = 0; i < frames.size(); i++) {
            socket.send(frames.get(i), i < frames.size() - 1 ? ZMQ.SNDMORE : 0);
        }
    }

    public static byte[] bytes(Object value) {
        try {
            return JSON.writeValueAsBytes(value);
        } catch (IOException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private byte[] sign(byte[]... parts) {
        if (key.isEmpty()) {
            return new byte[0];
        }
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            for (byte[] part : parts) {
                mac.update(part);
            }
            return HexFormat.of().formatHex(mac.doFinal()).getBytes(StandardCharsets.US_ASCII);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The next message on the socket; its signature is checked. */
    public Received receive(ZMQ.Socket socket) {
        List<byte[]> frames = new ArrayList<>();
        do {
            byte[] frame = socket.recv();
            if (frame == null) {
                return fail("no message within " + LIMIT_MILLIS + " ms");
            }
            frames.add(frame);
        } while (socket.hasReceiveMore());
        int delimiter = 0;
        while (!Arrays.equals(frames.get(delimiter), DELIMITER)) {
            delimiter++;
        }
        byte[][] parts = frames.subList(delimiter + 2, delimiter + 6).toArray(new byte[0][]);
        assertEquals(text(sign(parts)), text(frames.get(delimiter + 1)), "the signature");
        return new Received(
                frames.subList(0, delimiter),
                read(parts[0]),
                parts[1],
                read(parts[1]),
                read(parts[2]),
                read(parts[3]),
                frames.subList(delimiter + 6, frames.size()));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static JsonNode read(byte[] json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            return fail("the kernel sent what is not JSON: " + text(json), e);
        }
    }

    /** To see whether something has arrived on the sockets, without taking it. */
    public ZMQ.Poller poller(ZMQ.Socket... sockets) {
        ZMQ.Poller poller = context.createPoller(sockets.length);
        for (ZMQ.Socket socket : sockets) {
            poller.register(socket, ZMQ.Poller.POLLIN);
        }
        return poller;
    }

    /** The next reply on the shell channel, which must be to this request. */
    public Received reply(String msgId) {
        Received reply = receive(shell);
        assertEquals(msgId, reply.parentId(), "whom " + reply.header() + " answers");
        return reply;
    }

    /** The next message on IOPub. */
    public Received published() {
        Received kept = published.poll();
        return kept != null ? kept : receive(iopub);
    }

    /** Waits for a message on IOPub and forgets those before it. */
    public Received awaitPublished(Predicate<Received> wanted) {
        Received message = published();
        while (!wanted.test(message)) {
            message = published();
        }
        return message;
    }

    /** What the request caused on IOPub, from busy to idle, both included; messages of other requests are kept. */
    public List<Received> publishedFor(String msgId) {
        return publishedFor(msgId, message -> {});
    }

    /** @param onMessage is called with each message as it comes */
    public List<Received> publishedFor(String msgId, Consumer<Received> onMessage) {
        List<Received> mine = new ArrayList<>();
        List<Received> others = new ArrayList<>();
        do {
            Received message = published();
            onMessage.accept(message);
            (message.parentId().equals(msgId) ? mine : others).add(message);
        } while (mine.isEmpty() || !mine.get(mine.size() - 1).isStatus("idle"));
        others.forEach(published::addLast);
        return mine;
    }

    /** Runs code to its end: the reply, and what was published between busy and idle. */
    public Run run(String code, Map<String, ?> options) {
        String msgId = execute(code, options);
        List<Received> published = publishedFor(msgId);
        return new Run(reply(msgId), published.subList(1, published.size() - 1));
    }

    public Run run(String code) {
        return run(code, Map.of());
    }

    /** What a cell did. */
    public record Run(Received reply, List<Received> published) {
        public List<String> types() {
            return published.stream().map(Received::type).toList();
        }

        public String text(String stream) {
            StringBuilder text = new StringBuilder();
            published.stream()
                    .filter(m -> m.type().equals("stream")
                            && m.content().path("name").asText().equals(stream))
                    .forEach(m -> text.append(m.content().path("text").asText()));
            return text.toString();
        }

        public Optional<JsonNode> first(String type) {
            return published.stream()
                    .filter(m -> m.type().equals(type))
                    .map(Received::content)
                    .findFirst();
        }
    }

    @Override
    public void close() {
        context.setLinger(0);
        context.close();
    }
}
