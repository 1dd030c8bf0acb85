package jykernel.blackbox;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import jykernel.message.Channel;

/** An endless row of messages, most of them wrong in some way: frames, signatures, JSON, types. Equal for equal seeds. */
final class HostileMessages {
    /** By type, what a good client sends; the values are JSON. */
    private static final Map<String, Map<String, String>> GOOD = good();

    private static final int HUGE_ONE_IN = 1000;

    private static final List<String> CODES =
            List.of("\"42\"", "\"out 1\\nerr 2\\nshow x\"", "\"raise E x\"", "\"ask name\"", "\"\"", "\"nothing\"");

    private final Random random;
    private final Hostile hostile;
    private final Signing signing;
    private final Signing wrongKey = new Signing("another key");
    private final String prefix;
    private final List<String> types = new ArrayList<>(GOOD.keySet());
    private long sent;
    private Message last = new Message(Channel.SHELL, List.of(new byte[0]));

    /** @param frames from the delimiter on or not; a socket puts its own identity before them */
    record Message(Channel channel, List<byte[]> frames) {}

    HostileMessages(long seed, Signing signing) {
        this.random = new Random(seed);
        this.hostile = new Hostile(random);
        this.signing = signing;
        this.prefix = "fuzz-" + seed + "-";
        types.addAll(List.of("make_coffee_request", "execute_reply", "EXECUTE_REQUEST", "status", ""));
    }

    private static Map<String, Map<String, String>> good() {
        Map<String, Map<String, String>> good = new LinkedHashMap<>();
        good.put(
                "execute_request",
                Map.of(
                        "code", "\"1\"",
                        "silent", "false",
                        "store_history", "false",
                        "user_expressions", "{\"a\": \"b\"}",
                        "allow_stdin", "true",
                        "stop_on_error", "true"));
        good.put("complete_request", Map.of("code", "\"ab\"", "cursor_pos", "1"));
        good.put("inspect_request", Map.of("code", "\"ab\"", "cursor_pos", "1", "detail_level", "0"));
        good.put("is_complete_request", Map.of("code", "\"if:\""));
        good.put(
                "history_request",
                Map.of("hist_access_type", "\"range\"", "output", "true", "session", "0", "start", "1", "stop", "3"));
        good.put("comm_info_request", Map.of("target_name", "\"t\""));
        good.put("comm_open", Map.of("comm_id", "\"c\"", "target_name", "\"t\"", "data", "{\"a\": [1, {}]}"));
        good.put("comm_msg", Map.of("comm_id", "\"c\"", "data", "{}"));
        good.put("comm_close", Map.of("comm_id", "\"c\"", "data", "{}"));
        good.put("kernel_info_request", Map.of());
        good.put("connect_request", Map.of());
        good.put("interrupt_request", Map.of());
        good.put("shutdown_request", Map.of("restart", "true"));
        good.put("input_reply", Map.of("value", "\"typed\""));
        return good;
    }

    Message next() {
        if (random.nextInt(50) == 0) {
            return last; // a replay, where it was, for nobody knows which of two sockets is read first
        }
        last = new Message(Channel.values()[random.nextInt(3)], frames());
        return last;
    }

    private List<byte[]> frames() {
        List<byte[]> parts = parts();
        List<byte[]> frames = new ArrayList<>();
        for (int n = random.nextInt(3); n > 0; n--) {
            frames.add(bytes(random.nextInt(20)));
        }
        frames.add(Signing.DELIMITER);
        frames.add(signing.sign(parts));
        frames.addAll(parts);
        for (int n = buffers(); n > 0; n--) {
            frames.add(bytes(random.nextInt(4)));
        }
        spoil(frames);
        if (random.nextInt(10) < 7) {
            signing.signAnew(frames);
        } else {
            forge(frames);
        }
        return frames;
    }

    private List<byte[]> parts() {
        String type = types.get(random.nextInt(types.size()));
        Map<String, String> header = new LinkedHashMap<>();
        header.put("msg_id", "\"" + prefix + ++sent + "\"");
        header.put("msg_type", "\"" + type + "\"");
        header.put("session", "\"s\"");
        header.put("username", "\"u\"");
        header.put("date", "\"2026-01-01T00:00:00Z\"");
        header.put("version", "\"5.4\"");
        byte[] good = text("{\"msg_id\": \"" + prefix + sent + "\", \"msg_type\": \"" + type + "\"}");
        return new ArrayList<>(List.of(
                random.nextInt(4) == 0 ? hostile.object(header) : good,
                random.nextInt(8) == 0 ? hostile.object(Map.of("msg_id", "\"p\"")) : text("{}"),
                random.nextInt(8) == 0 ? text(hostile.value()) : text("{\"n\": " + sent + "}"),
                random.nextInt(10) == 0 ? text(hostile.value()) : hostile.object(content(type))));
    }

    private Map<String, String> content(String type) {
        Map<String, String> content = new TreeMap<>(GOOD.getOrDefault(type, Map.of("a", "1")));
        content.replace("code", CODES.get(random.nextInt(CODES.size())));
        return content;
    }

    private int buffers() {
        return random.nextInt(HUGE_ONE_IN) == 0 ? 5000 : Math.max(0, random.nextInt(6) - 3);
    }

    /** One message in three. */
    private void spoil(List<byte[]> frames) {
        int at = random.nextInt(frames.size());
        switch (random.nextInt(21)) {
            case 0 -> frames.remove(at);
            case 1 -> frames.add(at, frames.get(random.nextInt(frames.size())));
            case 2 -> Collections.swap(frames, at, random.nextInt(frames.size()));
            case 3 -> frames.subList(at, frames.size()).clear();
            case 4 -> frames.set(at, new byte[0]);
            case 5 -> frames.set(at, bytes(random.nextInt(HUGE_ONE_IN) < 20 ? 100_000 : 30));
            case 6 -> frames.add(at, Signing.DELIMITER);
            default -> {
                if (random.nextInt(3) == 0) {
                    frames.set(at, hostile.damaged(frames.get(at)));
                }
            }
        }
        if (frames.isEmpty()) {
            frames.add(new byte[0]);
        }
    }

    private void forge(List<byte[]> frames) {
        int at = Signing.indexOfSignature(frames);
        if (at < 0 || at >= frames.size()) {
            return;
        }
        byte[] signature = frames.get(at);
        switch (random.nextInt(6)) {
            case 0 -> frames.set(at, new byte[0]);
            case 1 -> frames.set(at, text("0".repeat(64)));
            case 2 -> frames.set(at, text(new String(signature, StandardCharsets.ISO_8859_1).toUpperCase(Locale.ROOT)));
            case 3 -> wrongKey.signAnew(frames);
            case 4 -> frames.set(at, hostile.damaged(signature));
            default -> {
                int signed = at + 1 + random.nextInt(4);
                if (signed < frames.size()) {
                    frames.set(signed, hostile.damaged(frames.get(signed)));
                }
            }
        }
    }

    private byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
