package jykernel.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import jykernel.message.Content;
import jykernel.message.Frame;
import org.jspecify.annotations.Nullable;

/**
 * JSON as the protocol wants it: UTF-8, snake_case, fields that nobody knows ignored, numbers not taken for text. What
 * is written is always valid JSON: NaN and infinities become strings, and a lone surrogate becomes U+FFFD.
 *
 * <p>Only Jackson's parser and generator are used. Its mapper of objects takes as long to get ready as a tenth of the
 * kernel's start, and what is to be mapped here are records, which know their own fields.
 */
public final class Json {
    /** What is read of objects and lists within one another: far more than anybody writes, far less than fills a stack. */
    static final int NESTING_AT_MOST = 1000;
    /** Of one number: the time that a number takes to read grows faster than its length. */
    static final int DIGITS_AT_MOST = 1000;
    /** Of the name of one field: names are remembered from message to message. */
    static final int NAME_AT_MOST_CHARACTERS = 50_000;

    /** For what is written, at first: more is found when it is needed. */
    private static final long MOST_ROOM_BYTES = 4 << 20;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(NESTING_AT_MOST)
                    .maxNumberLength(DIGITS_AT_MOST)
                    .maxNameLength(NAME_AT_MOST_CHARACTERS)
                    .maxStringLength(Integer.MAX_VALUE) // the size of a frame is the limit
                    .build())
            .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
            .build();

    private Json() {}

    static Frame write(Object value) {
        return write(value, 0);
    }

    /** @param expectedBytes about how many it will be: room is made for them, and some more for what has to be escaped */
    static Frame write(Object value, long expectedBytes) {
        long room = Math.min(256 + expectedBytes + expectedBytes / 8, MOST_ROOM_BYTES);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream((int) room);
        try (JsonGenerator generator = FACTORY.createGenerator(bytes)) {
            JsonWriter.write(value, generator);
        } catch (IOException e) {
            throw new IllegalArgumentException("Cannot write as JSON: " + reason(e), e);
        }
        return Frame.of(bytes.toByteArray());
    }

    /**
     * The value as maps, lists, texts, numbers, booleans and nulls; null as well if there is nothing to read. UTF-8 and
     * nothing else: the library would also take what looks like UTF-16, which no client can read when it comes back to it
     * as a parent header.
     */
    static @Nullable Object read(Frame frame) throws IOException {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(frame.bytes()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new IOException("found bytes that are not UTF-8", e);
        }
        try (JsonParser parser = FACTORY.createParser(text)) {
            return JsonReader.read(parser);
        }
    }

    /** Reads a request's content; what does not fit is {@link Content.Malformed}. {@code null} counts as {@code {}}. */
    static Content content(Frame frame, Class<? extends Content> type) {
        try {
            Object found = read(frame);
            if (found != null && !(found instanceof Map)) {
                return new Content.Malformed("the content is " + Fit.describe(found) + ", expected an object");
            }
            return RecordFields.of(type).make(found instanceof Map<?, ?> fields ? fields : Map.of(), type);
        } catch (IOException e) {
            return new Content.Malformed(reason(e));
        } catch (IllegalArgumentException e) {
            return new Content.Malformed(String.valueOf(e.getMessage()));
        }
    }

    /** What is wrong, without a word of what the message says. */
    static String reason(IOException e) {
        return e instanceof JsonProcessingException json ? json.getOriginalMessage() : String.valueOf(e.getMessage());
    }

    /** The text of an object as a map, in its order; for files that are not messages. */
    public static Map<String, Object> readObject(String text) throws IOException {
        try (JsonParser parser = FACTORY.createParser(text)) {
            Object found = JsonReader.read(parser);
            if (found instanceof Map<?, ?> fields) {
                @SuppressWarnings("unchecked") // keys of JSON are text
                Map<String, Object> object = (Map<String, Object>) fields;
                return object;
            }
            throw new IOException("found " + Fit.describe(found) + ", expected a JSON object");
        }
    }

    /** The map as JSON text for people: indented, with a newline at the end. */
    public static String writeObject(Map<String, ?> object) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        try (JsonGenerator generator = FACTORY.createGenerator(text)) {
            JsonWriter.write(object, generator.useDefaultPrettyPrinter());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString(StandardCharsets.UTF_8) + "\n";
    }
}
