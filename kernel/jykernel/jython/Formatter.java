package jykernel.jython;

import java.awt.image.RenderedImage;
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

    Formatter(Complaints complaints) {
        this.complaints = complaints;
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
            METHODS.forEach((method, mimeType) -> {
                PyObject result = call(value, method);
                if (result != null) {
                    add(mimeType, result, data, metadata);
                }
            });
            addImage(value, data);
            addBundle(value, data, metadata);
        }
        return new MimeBundle(data, metadata);
    }

    /** The result of the method, or null if there is no such method or it has nothing to give. */
    private @Nullable PyObject call(PyObject value, String method, PyObject... args) {
        try {
            if (!has(value, method)) {
                return null;
            }
            PyObject result = value.__getattr__(method).__call__(args);
            return result == Py.None ? null : result;
        } catch (PyException e) {
            if (!e.match(Py.Exception)) {
                throw e; // KeyboardInterrupt and its kin
            }
            complaints.complain(e);
            return null;
        }
    }

    /** Asks the class: an object that answers to every name does not mean it. */
    private static boolean has(PyObject value, String method) {
        return value instanceof PyInstance old
                ? old.instclass.__findattr__(method) != null
                : value.getType().lookup(method) != null;
    }

    private static void add(String mimeType, PyObject result, Map<String, Object> data, Map<String, Object> metadata) {
        PyObject shown = result;
        if (result instanceof PyTuple pair && pair.size() == 2) {
            shown = pair.pyget(0);
            metadata.put(mimeType, PlainValues.map(pair.pyget(1)));
        }
        Object representation = representation(mimeType, shown);
        if (representation != null) {
            data.put(mimeType, representation);
        }
    }

    private static @Nullable Object representation(String mimeType, PyObject value) {
        boolean binary = (mimeType.startsWith("image/") && !mimeType.equals("image/svg+xml"))
                || mimeType.equals("application/pdf");
        byte[] bytes = binary ? PlainValues.bytes(value) : null;
        return bytes == null ? PlainValues.of(value) : base64(bytes);
    }

    /** Text that is Base64 already is left as it is: no picture begins with six letters of that alphabet by chance. */
    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static void addImage(PyObject value, Map<String, Object> data) {
        if (value.__tojava__(RenderedImage.class) instanceof RenderedImage image) {
            data.put("image/png", base64(Images.png(image)));
        }
    }

    private void addBundle(PyObject value, Map<String, Object> data, Map<String, Object> metadata) {
        PyObject bundle = call(value, "_repr_mimebundle_");
        if (bundle instanceof PyTuple pair && pair.size() == 2) {
            metadata.putAll(PlainValues.map(pair.pyget(1)));
            bundle = pair.pyget(0);
        }
        if (bundle != null) {
            for (PyObject mimeType : bundle.invoke("keys").asIterable()) {
                String type = PlainValues.text(mimeType);
                Object representation = representation(type, bundle.__getitem__(mimeType));
                if (representation != null) {
                    data.put(type, representation);
                }
            }
        }
    }
}
