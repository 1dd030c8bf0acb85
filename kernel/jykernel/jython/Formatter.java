package jykernel.jython;

import java.awt.image.RenderedImage;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import jykernel.display.Images;
import jykernel.display.MimeBundle;
import org.jspecify.annotations.Nullable;
import org.python.core.Py;
import org.python.core.PyClass;
import org.python.core.PyException;
import org.python.core.PyInstance;
import org.python.core.PyObject;
import org.python.core.PyTuple;
import org.python.core.PyType;

/**
 * The representations of an object: its repr, and what its {@code _repr_*_} methods give.
 *
 * @see <a href="https://ipython.readthedocs.io/en/stable/config/integrating.html#rich-display">Rich display</a>
 */
final class Formatter {
    private static final Map<String, String> METHODS = methods();

    /** Shows what went wrong in a method that was to show something. */
    interface Complaints {
        void complain(PyException e);
    }

    private final Complaints complaints;
    /** Gives representations of objects whose types somebody has registered; null if nobody has. */
    private volatile @Nullable PyObject registered;

    Formatter(Complaints complaints) {
        this.complaints = complaints;
    }

    /** @param function takes an object, and returns a dict of MIME type -> representation, or None */
    void register(PyObject function) {
        registered = function;
    }

    private static Map<String, String> methods() {
        Map<String, String> byMethod = new LinkedHashMap<>();
        byMethod.put("_repr_html_", "text/html");
        byMethod.put("_repr_markdown_", "text/markdown");
        byMethod.put("_repr_svg_", "image/svg+xml");
        byMethod.put("_repr_png_", "image/png");
        byMethod.put("_repr_jpeg_", "image/jpeg");
        byMethod.put("_repr_pdf_", "application/pdf");
        byMethod.put("_repr_latex_", "text/latex");
        byMethod.put("_repr_json_", "application/json");
        byMethod.put("_repr_javascript_", "application/javascript");
        return byMethod;
    }

    /** All representations; {@code text/plain} is always there. An exception in the object's repr passes. */
    MimeBundle format(PyObject value) {
        Map<String, Object> data = new LinkedHashMap<>();
        Map<String, Object> metadata = new LinkedHashMap<>();
        data.put("text/plain", PlainValues.text(value.__repr__()));
        if (!(value instanceof PyType || value instanceof PyClass)) {
            METHODS.forEach((method, mimeType) -> attempt(() -> addResult(value, method, mimeType, data, metadata)));
            attempt(() -> addImage(value, data));
            attempt(() -> addOwnBundle(value, data, metadata));
        }
        PyObject asked = registered;
        if (asked != null) {
            attempt(() -> addBundle(asked.__call__(value), data, metadata));
        }
        return new MimeBundle(data, metadata);
    }

    /** One format that fails does not keep the others from being shown. */
    private void attempt(Runnable step) {
        try {
            step.run();
        } catch (PyException e) {
            if (!e.match(Py.Exception)) {
                throw e; // KeyboardInterrupt and its kin
            }
            complaints.complain(e);
        } catch (RuntimeException e) {
            complaints.complain(Py.JavaError(e));
        }
    }

    private static void addResult(
            PyObject value, String method, String mimeType, Map<String, Object> data, Map<String, Object> metadata) {
        PyObject function = method(value, method);
        PyObject result = function == null ? Py.None : function.__call__();
        if (result instanceof PyTuple pair && pair.size() == 2) {
            result = pair.pyget(0);
            metadata.put(mimeType, PlainValues.map(pair.pyget(1)));
        }
        Object representation = result == Py.None ? null : representation(mimeType, result);
        if (representation == null) {
            return;
        }
        if (!(representation instanceof String) && !mimeType.endsWith("json")) {
            throw Py.TypeError(
                    method + "() has to return text, found " + result.getType().fastGetName());
        }
        data.put(mimeType, representation);
    }

    /** Asks the object's own names and its class: an object that answers to every name does not mean it. */
    private static @Nullable PyObject method(PyObject value, String name) {
        PyObject own = value.fastGetDict() == null ? null : value.fastGetDict().__finditem__(name);
        boolean has = own != null
                || (value instanceof PyInstance old
                        ? old.instclass.__findattr__(name) != null
                        : value.getType().lookup(name) != null);
        PyObject method = has ? value.__getattr__(name) : Py.None;
        return method == Py.None ? null : method;
    }

    private static @Nullable Object representation(String mimeType, PyObject value) {
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

    private static void addImage(PyObject value, Map<String, Object> data) {
        if (value.__tojava__(RenderedImage.class) instanceof RenderedImage image) {
            data.put("image/png", base64(Images.png(image)));
        }
    }

    private static void addOwnBundle(PyObject value, Map<String, Object> data, Map<String, Object> metadata) {
        PyObject method = method(value, "_repr_mimebundle_");
        if (method != null) {
            addBundle(Arguments.callWithNone(method, "include", "exclude"), data, metadata);
        }
    }

    private static void addBundle(PyObject result, Map<String, Object> data, Map<String, Object> metadata) {
        PyObject bundle = result;
        if (bundle instanceof PyTuple pair && pair.size() == 2) {
            metadata.putAll(PlainValues.map(pair.pyget(1)));
            bundle = pair.pyget(0);
        }
        if (bundle == Py.None) {
            return;
        }
        for (PyObject mimeType : bundle.invoke("keys").asIterable()) {
            String type = PlainValues.text(mimeType);
            Object representation = representation(type, bundle.__getitem__(mimeType));
            if (representation != null) {
                data.put(type, representation);
            }
        }
    }
}
