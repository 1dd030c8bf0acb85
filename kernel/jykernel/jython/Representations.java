package jykernel.jython;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.python.core.Py;
import org.python.core.PyObject;
import org.python.core.PyTuple;

/** What a formatting function returns, in the form that its MIME type has on the wire. */
final class Representations {
    private Representations() {}

    /** Adds a result, which may come with metadata; None adds nothing. */
    static void add(
            String function,
            PyObject returned,
            String mimeType,
            Map<String, Object> data,
            Map<String, Object> metadata) {
        PyObject result = returned;
        if (result instanceof PyTuple pair && pair.size() == 2) {
            result = pair.pyget(0);
            metadata.put(mimeType, PlainValues.map(pair.pyget(1)));
        }
        Object representation = result == Py.None ? null : of(mimeType, result);
        if (representation == null) {
            return;
        }
        if (!(representation instanceof String) && !mimeType.endsWith("json")) {
            throw Py.TypeError(function + "() has to return text, found "
                    + result.getType().fastGetName());
        }
        data.put(mimeType, representation);
    }

    /** Adds what {@code _repr_mimebundle_} returns. */
    static void addBundle(PyObject returned, Map<String, Object> data, Map<String, Object> metadata) {
        PyObject bundle = returned;
        if (bundle instanceof PyTuple pair && pair.size() == 2) {
            metadata.putAll(PlainValues.map(pair.pyget(1)));
            bundle = pair.pyget(0);
        }
        if (bundle == Py.None) {
            return;
        }
        for (PyObject mimeType : bundle.invoke("keys").asIterable()) {
            String type = PlainValues.text(mimeType);
            Object representation = of(type, bundle.__getitem__(mimeType));
            if (representation != null) {
                data.put(type, representation);
            }
        }
    }

    private static @Nullable Object of(String mimeType, PyObject value) {
        boolean binary = (mimeType.startsWith("image/") && !mimeType.equals("image/svg+xml"))
                || mimeType.equals("application/pdf");
        byte[] bytes = binary ? PlainValues.bytes(value) : null;
        return bytes == null ? PlainValues.of(value) : base64(bytes);
    }

    /** Bytes that are Base64 of a PNG, JPEG or PDF file already are left as they are: no such file begins like that. */
    private static String base64(byte[] bytes) {
        String start = new String(bytes, 0, Math.min(bytes.length, 8), StandardCharsets.ISO_8859_1);
        return start.startsWith("iVBORw0K") || start.startsWith("/9j/") || start.startsWith("JVBERi")
                ? new String(bytes, StandardCharsets.ISO_8859_1)
                : Base64.getEncoder().encodeToString(bytes);
    }
}
