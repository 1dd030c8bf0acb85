package jykernel.display;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One thing in several representations, of which a client shows the richest that it knows.
 *
 * @param data MIME type → representation: text as a String, binary formats as Base64 text, {@code application/json}
 *     and its kin as maps, lists and scalars
 * @param metadata MIME type → hints such as {@code width}, or hints for the whole bundle
 */
public record MimeBundle(Map<String, Object> data, Map<String, Object> metadata) {
    public static final MimeBundle EMPTY = new MimeBundle(Map.of(), Map.of());

    public MimeBundle(Map<String, Object> data) {
        this(data, Map.of());
    }

    public static MimeBundle text(String plain) {
        return new MimeBundle(Map.of("text/plain", plain));
    }

    /** This bundle with one more representation, which replaces one of the same type. */
    public MimeBundle with(String mimeType, Object representation) {
        Map<String, Object> more = new LinkedHashMap<>(data);
        more.put(mimeType, representation);
        return new MimeBundle(more, metadata);
    }
}
