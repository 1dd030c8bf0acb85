package jykernel.blackbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jykernel.message.Channel;

/** What a kernel owes for a message, judged without the kernel's own eyes. */
final class Expected {
    /** Nothing at all: no reply, no status. */
    static final String NOTHING = "nothing";
    /** Busy and idle. */
    static final String STATES = "states";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> REQUESTS = Set.of(
            "execute_request",
            "complete_request",
            "inspect_request",
            "is_complete_request",
            "history_request",
            "comm_info_request",
            "kernel_info_request",
            "connect_request",
            "interrupt_request",
            "shutdown_request");

    private static final int FRAMES_AT_MOST = 4096;
    private static final int RETURNED_AT_MOST_BYTES = 65_536;

    private final Signing signing;
    /** As long as the kernel remembers them. */
    private final Set<String> seen = Collections.newSetFromMap(new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > 65_536;
        }
    });

    Expected(Signing signing) {
        this.signing = signing;
    }

    /** The type of the reply, {@link #STATES} or {@link #NOTHING}. */
    String of(HostileMessages.Message message) {
        List<byte[]> frames = message.frames();
        if (frames.size() > FRAMES_AT_MOST || !signing.isSigned(frames)) {
            return NOTHING;
        }
        int at = Signing.indexOfSignature(frames);
        if (signing.isOn() && !seen.add(new String(frames.get(at), StandardCharsets.ISO_8859_1))) {
            return NOTHING;
        }
        String type = type(frames.get(at + 1));
        if (type.isEmpty()
                || message.channel() == Channel.STDIN
                || bytes(frames.subList(0, at - 1)) > RETURNED_AT_MOST_BYTES) {
            return NOTHING;
        }
        return REQUESTS.contains(type) ? type.replace("_request", "_reply") : STATES;
    }

    private static long bytes(List<byte[]> frames) {
        return frames.stream().mapToLong(frame -> frame.length).sum();
    }

    /** Empty if this is no header. */
    private static String type(byte[] header) {
        if (header.length > RETURNED_AT_MOST_BYTES) {
            return "";
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(header))
                    .toString();
            JsonNode node = JSON.reader()
                    .with(com.fasterxml.jackson.databind.DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .readTree(text);
            return node.isObject() && node.path("msg_type").isTextual()
                    ? node.path("msg_type").textValue()
                    : "";
        } catch (IOException e) {
            return "";
        }
    }
}
