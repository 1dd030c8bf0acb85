package jykernel.blackbox;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** JSON as only an enemy or a bug writes it, in bytes: much of it is no JSON, and some no text. */
final class Hostile {
    /** Now and then something large; always would take for ever. */
    private static final int LARGE_ONE_IN = 400;

    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "0",
            "-1",
            "1",
            "2147483648",
            "-9223372036854775809",
            "1.5",
            "1e400",
            "1e999999999",
            "-1E-999999999",
            "NaN",
            "Infinity",
            "-0",
            "01",
            "9".repeat(900),
            "[]",
            "{}",
            "[null]",
            "[[1], {\"a\": [2]}]",
            "{\"a\": null, \"a\": 1}",
            "{\"\": \"\"}",
            "\"\"",
            "\"text\"",
            "\"\\ud800\"",
            "\"\\udc00\\ud800\"",
            "\"\\u0000\\u0008\"",
            "\"\\x\"",
            "\"\u0001\"",
            "\"\ud835\udc1a\u202e\ufeff\"",
            "'single'",
            "\"tail",
            "range",
            "\"everything\"",
            "/* comment */ 1",
            "{\"data\": {\"text/plain\": 1}}",
            "[".repeat(900) + "]".repeat(900));

    private static final List<String> LARGE = List.of(
            "9".repeat(10_000),
            "1." + "7".repeat(10_000) + "e-5000",
            "[".repeat(100_000),
            "[".repeat(100_000) + "]".repeat(100_000),
            "{\"a\":".repeat(50_000) + "1" + "}".repeat(50_000),
            "\"" + "x".repeat(200_000) + "\"",
            "{\"" + "n".repeat(60_000) + "\": 1}");

    private final Random random;

    Hostile(Random random) {
        this.random = random;
    }

    /** An object with these fields, of which some may be missing, strange, or there twice. */
    byte[] object(Map<String, String> fields) {
        List<Map.Entry<String, String>> all = new ArrayList<>(new LinkedHashMap<>(fields).entrySet());
        for (int n = random.nextInt(3); n > 0; n--) {
            change(all);
        }
        StringBuilder json = new StringBuilder("{");
        for (Map.Entry<String, String> field : all) {
            json.append(json.length() == 1 ? "" : ", ");
            json.append('"').append(field.getKey()).append("\": ").append(field.getValue());
        }
        return encoded(json.append('}').toString());
    }

    private void change(List<Map.Entry<String, String>> fields) {
        int at = fields.isEmpty() ? 0 : random.nextInt(fields.size());
        switch (fields.isEmpty() ? 0 : random.nextInt(5)) {
            case 0 -> fields.add(Map.entry("new_in_2030", value()));
            case 1 -> fields.remove(at);
            case 2 -> fields.add(Map.entry(fields.get(at).getKey(), value()));
            case 3 -> Collections.shuffle(fields, random);
            default -> fields.set(at, Map.entry(fields.get(at).getKey(), value()));
        }
    }

    String value() {
        List<String> from = random.nextInt(LARGE_ONE_IN) == 0 ? LARGE : VALUES;
        return from.get(random.nextInt(from.size()));
    }

    /** Mostly UTF-8. */
    private byte[] encoded(String json) {
        return switch (random.nextInt(200)) {
            case 0 -> json.getBytes(StandardCharsets.UTF_16);
            case 1 -> json.getBytes(StandardCharsets.UTF_16LE);
            case 2 -> json.getBytes(StandardCharsets.ISO_8859_1);
            case 3 -> ("\ufeff" + json).getBytes(StandardCharsets.UTF_8);
            case 4 -> (json + " {}").getBytes(StandardCharsets.UTF_8);
            default -> json.getBytes(StandardCharsets.UTF_8);
        };
    }

    /** The same bytes, but not quite. */
    byte[] damaged(byte[] bytes) {
        byte[] copy = bytes.clone();
        switch (copy.length == 0 ? 3 : random.nextInt(5)) {
            case 0 -> copy[random.nextInt(copy.length)] ^= (byte) (1 << random.nextInt(8));
            case 1 -> copy = java.util.Arrays.copyOf(copy, random.nextInt(copy.length));
            case 2 -> copy[random.nextInt(copy.length)] = (byte) random.nextInt(256);
            case 3 -> copy = value().getBytes(StandardCharsets.UTF_8);
            default -> copy = withInserted(copy);
        }
        return copy;
    }

    private byte[] withInserted(byte[] bytes) {
        int at = random.nextInt(bytes.length);
        byte[] inserted = new byte[1 + random.nextInt(4)];
        random.nextBytes(inserted);
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.write(bytes, 0, at);
        all.writeBytes(inserted);
        all.write(bytes, at, bytes.length - at);
        return all.toByteArray();
    }
}
