package jykernel.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Records and plain values of Java as JSON. */
final class JsonWriter {
    private static final int LONG_CHARACTERS = 4096;

    private JsonWriter() {}

    static void write(@Nullable Object value, JsonGenerator generator) throws IOException {
        if (value == null) {
            generator.writeNull();
        } else if (value instanceof String text) {
            writeText(text, generator);
        } else if (value instanceof Boolean truth) {
            generator.writeBoolean(truth);
        } else if (value instanceof Number number) {
            writeNumber(number, generator);
        } else if (value instanceof Map<?, ?> map) {
            writeObject(map, generator);
        } else if (value instanceof Iterable<?> items) {
            generator.writeStartArray();
            for (Object item : items) {
                write(item, generator);
            }
            generator.writeEndArray();
        } else if (value instanceof Record fields) {
            RecordFields.of(fields.getClass()).write(fields, generator);
        } else if (value instanceof byte[] bytes) {
            generator.writeBinary(bytes);
        } else {
            throw new IllegalArgumentException("Cannot write as JSON: found "
                    + value.getClass().getName() + ", expected a record or a plain value");
        }
    }

    /** What is long is nearly always plain, and the JDK knows how to find that out quickly. */
    private static void writeText(String text, JsonGenerator generator) throws IOException {
        if (text.length() >= LONG_CHARACTERS) {
            byte[] ascii = text.getBytes(StandardCharsets.US_ASCII);
            if (new String(ascii, StandardCharsets.US_ASCII).equals(text)) {
                generator.writeUTF8String(ascii, 0, ascii.length);
                return;
            }
        }
        generator.writeString(mended(text));
    }

    private static void writeNumber(Number number, JsonGenerator generator) throws IOException {
        if (number instanceof Integer || number instanceof Long || number instanceof Short || number instanceof Byte) {
            generator.writeNumber(number.longValue());
        } else if (number instanceof BigInteger big) {
            generator.writeNumber(big);
        } else if (number instanceof BigDecimal exact) {
            generator.writeNumber(exact);
        } else {
            generator.writeNumber(number.doubleValue());
        }
    }

    private static void writeObject(Map<?, ?> map, JsonGenerator generator) throws IOException {
        generator.writeStartObject();
        for (Map.Entry<?, ?> field : map.entrySet()) {
            generator.writeFieldName(mended(String.valueOf(field.getKey())));
            write(field.getValue(), generator);
        }
        generator.writeEndObject();
    }

    /** With U+FFFD for each half of a surrogate pair that stands alone. */
    private static String mended(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                return withoutHalves(text);
            }
        }
        return text;
    }

    private static String withoutHalves(String text) {
        StringBuilder mended = new StringBuilder(text.length());
        text.codePoints()
                .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xFFFD : c)
                .forEach(mended::appendCodePoint);
        return mended.toString();
    }
}
