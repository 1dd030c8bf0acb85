package jykernel.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.type.LogicalType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import jykernel.message.Content;
import jykernel.message.Frame;

/**
 * JSON as the protocol wants it: UTF-8, snake_case, fields that nobody knows ignored, numbers not taken for text. What
 * is written is always valid JSON: NaN and infinities become strings, and a lone surrogate becomes U+FFFD.
 */
public final class Json {
    /** What is read of objects and lists within one another: far more than anybody writes, far less than fills a stack. */
    static final int NESTING_AT_MOST = 1000;
    /** Of one number: the time that a number takes to read grows faster than its length. */
    static final int DIGITS_AT_MOST = 1000;
    /** Of the name of one field: names are remembered from message to message. */
    static final int NAME_AT_MOST_CHARACTERS = 50_000;

    private static final JsonMapper MAPPER = mapper();

    private Json() {}

    private static JsonMapper mapper() {
        return JsonMapper.builder(JsonFactory.builder()
                        .streamReadConstraints(constraints())
                        .build())
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
                .withCoercionConfig(LogicalType.Textual, textual -> textual.setCoercion(
                                CoercionInputShape.Integer, CoercionAction.Fail)
                        .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                        .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
                .addModule(new SimpleModule()
                        .addSerializer(String.class, new Mend(JsonGenerator::writeString))
                        .addKeySerializer(String.class, new Mend(JsonGenerator::writeFieldName)))
                .build();
    }

    private static StreamReadConstraints constraints() {
        return StreamReadConstraints.builder()
                .maxNestingDepth(NESTING_AT_MOST)
                .maxNumberLength(DIGITS_AT_MOST)
                .maxNameLength(NAME_AT_MOST_CHARACTERS)
                .maxStringLength(Integer.MAX_VALUE) // the size of a frame is the limit
                .build();
    }

    static Frame write(Object value) {
        try {
            return Frame.of(MAPPER.writeValueAsBytes(value));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Cannot write as JSON: " + e.getOriginalMessage(), e);
        }
    }

    /**
     * UTF-8 and nothing else: the library would also take what looks like UTF-16, which no client can read when it comes
     * back to it as a parent header. Of fields of the same name the last one counts, as in Python and JavaScript.
     */
    static JsonNode read(Frame frame) throws IOException {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(frame.bytes()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new IOException("found bytes that are not UTF-8", e);
        }
        return MAPPER.readTree(text);
    }

    /** Reads an object into a record; the exception says what was found and what was expected. */
    private static <T> T convert(JsonNode node, Class<T> type) throws JsonProcessingException {
        return MAPPER.treeToValue(node, type);
    }

    /** Reads a request's content; what does not fit is {@link Content.Malformed}. {@code null} counts as {@code {}}. */
    static Content content(Frame frame, Class<? extends Content> type) {
        try {
            JsonNode node = read(frame);
            JsonNode object = node == null || node.isNull() || node.isMissingNode() ? MAPPER.createObjectNode() : node;
            return object.isObject()
                    ? convert(object, type)
                    : new Content.Malformed("the content is " + object.getNodeType() + ", expected an object");
        } catch (JsonProcessingException e) {
            return new Content.Malformed(reason(e));
        } catch (IOException e) {
            return new Content.Malformed(String.valueOf(e.getMessage()));
        }
    }

    private static String reason(JsonProcessingException e) {
        return e.getCause() instanceof IllegalArgumentException cause
                ? String.valueOf(cause.getMessage())
                : e.getOriginalMessage();
    }

    /** The text of an object as a map, in its order; for files that are not messages. */
    public static Map<String, Object> readObject(String text) throws IOException {
        JsonNode node = MAPPER.readTree(text);
        if (node == null || !node.isObject()) {
            throw new IOException(
                    "found " + (node == null ? "nothing" : node.getNodeType()) + ", expected a JSON object");
        }
        Map<String, Object> object = new LinkedHashMap<>();
        node.properties().forEach(field -> object.put(field.getKey(), plain(field.getValue())));
        return object;
    }

    private static Object plain(JsonNode node) {
        return MAPPER.convertValue(node, Object.class);
    }

    /** The map as JSON text for people: indented, with a newline at the end. */
    public static String writeObject(Map<String, ?> object) {
        try {
            return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(object) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Cannot write as JSON: " + e.getOriginalMessage(), e);
        }
    }

    /** Replaces each half of a surrogate pair that stands alone. */
    private static final class Mend extends JsonSerializer<String> {
        /** Where the text is written: as a value or as a key. */
        private interface Place {
            void write(JsonGenerator generator, String text) throws IOException;
        }

        private final Place place;

        Mend(Place place) {
            this.place = place;
        }

        @Override
        public void serialize(String text, JsonGenerator generator, SerializerProvider provider) throws IOException {
            boolean surrogates = text.chars().anyMatch(c -> Character.isSurrogate((char) c));
            place.write(generator, surrogates ? mended(text) : text);
        }

        private static String mended(String text) {
            StringBuilder mended = new StringBuilder(text.length());
            text.codePoints()
                    .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xFFFD : c)
                    .forEach(mended::appendCodePoint);
            return mended.toString();
        }
    }
}
