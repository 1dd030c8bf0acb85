package jykernel.jython;

import java.util.LinkedHashMap;
import java.util.Map;
import jykernel.display.JavaValues;
import jykernel.display.MimeBundle;
import jykernel.interrupt.Blocking;
import jykernel.interrupt.Interrupts;
import org.jspecify.annotations.Nullable;
import org.python.core.Py;
import org.python.core.PyClass;
import org.python.core.PyException;
import org.python.core.PyInstance;
import org.python.core.PyObject;
import org.python.core.PyType;

/**
 * The representations of an object: its repr, and what its {@code _repr_*_} methods give.
 *
 * @see <a href="https://ipython.readthedocs.io/en/stable/config/integrating.html#rich-display">Rich display</a>
 */
final class Formatter {
    /** What an object can have, and the MIME type of what it gives. */
    static final Map<String, String> METHODS = methods();

    static final String OF_ALL = "_repr_mimebundle_";
    static final String OF_TEXT = "_repr_pretty_";

    /** Shows what went wrong in a method that was to show something. */
    interface Complaints {
        void complain(PyException e);
    }

    private final Complaints complaints;
    private final FormatterRegistry registry = new FormatterRegistry();
    private @Nullable JavaValues javaValues;
    /** Gives representations of objects whose types somebody has registered; null if nobody has. */
    private volatile @Nullable PyObject registered;

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

    /** @param function takes an object, and returns a dict of MIME type -> representation, or None */
    void register(PyObject function) {
        registered = function;
    }

    /** {@code _register_formatter(mime, cls[, f])}. */
    PyObject register(PyObject[] args, String[] keywords) {
        return registry.register(args, keywords);
    }

    /** All representations; {@code text/plain} is always there. An exception in the object's repr passes. */
    MimeBundle format(PyObject value) {
        Map<String, Object> data = new LinkedHashMap<>();
        Map<String, Object> metadata = new LinkedHashMap<>();
        boolean isClass = value instanceof PyType || value instanceof PyClass;
        Object java = isClass ? null : JavaValue.of(value);
        MimeBundle ofJava = java == null ? MimeBundle.EMPTY : ofJava(java);
        data.put(
                "text/plain",
                plain(value, java instanceof Throwable thrown ? MimeBundle.text(JavaCauses.text(thrown)) : ofJava));
        registry.mimeTypes().stream()
                .filter(mimeType -> !mimeType.equals("text/plain"))
                .forEach(mimeType -> attempt(() -> addRegistered(value, mimeType, data, metadata)));
        if (!isClass) {
            METHODS.forEach((method, mimeType) -> attempt(() -> addResult(value, method, mimeType, data, metadata)));
            ofJava.metadata().forEach((type, hints) -> {
                if (!data.containsKey(type)) {
                    metadata.putIfAbsent(type, hints);
                }
            });
            ofJava.data().forEach(data::putIfAbsent);
            attempt(() -> addBundle(value, data, metadata));
        }
        PyObject asked = registered;
        if (asked != null) {
            attempt(() -> {
                PyObject bundle = asked.__call__(value);
                if (bundle != Py.None) {
                    Representations.addBundle(bundle, data, metadata);
                }
            });
        }
        return new MimeBundle(data, metadata);
    }

    /** Values that wait, for a data base for instance, can be interrupted. */
    private MimeBundle ofJava(Object java) {
        try {
            return Blocking.section(() -> javaValues().of(java));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return MimeBundle.EMPTY;
        } finally {
            Interrupts.checkInterrupt();
        }
    }

    /** Made when it is needed: not every notebook shows a Java value. */
    private JavaValues javaValues() {
        JavaValues made = javaValues;
        if (made == null) {
            made = new JavaValues(JavaValue.PYTHON);
            javaValues = made;
        }
        return made;
    }

    private String plain(PyObject value, MimeBundle ofJava) {
        boolean own = registry.find(value, "text/plain") != null || JavaValue.hasOwnRepr(value);
        return !own && ofJava.data().get("text/plain") instanceof String text
                ? text
                : new PrettyPrinter(this::printCustom).print(value);
    }

    /** What a registered function or a method of the object prints. */
    private boolean printCustom(PyObject value, PrettyPrinter printer, boolean cycle) {
        PyObject function = registry.find(value, "text/plain");
        if (function != null) {
            function.__call__(value, Py.java2py(printer), Py.newBoolean(cycle));
            return true;
        }
        boolean isClass = value instanceof PyType || value instanceof PyClass;
        PyObject method = isClass ? null : method(value, OF_TEXT);
        if (method == null) {
            return false;
        }
        method.__call__(Py.java2py(printer), Py.newBoolean(cycle));
        return true;
    }

    private void addRegistered(
            PyObject value, String mimeType, Map<String, Object> data, Map<String, Object> metadata) {
        PyObject function = registry.find(value, mimeType);
        if (function != null) {
            Representations.add("the function for " + mimeType, function.__call__(value), mimeType, data, metadata);
        }
    }

    /** One format that fails does not keep the others from being shown. */
    private void attempt(Runnable step) {
        try {
            step.run();
        } catch (PyException e) {
            if (JavaValue.PYTHON.passes(e)) {
                throw e; // KeyboardInterrupt and its kin
            }
            complaints.complain(e);
        } catch (RuntimeException e) {
            complaints.complain(Py.JavaError(e));
        }
    }

    private static void addResult(
            PyObject value, String method, String mimeType, Map<String, Object> data, Map<String, Object> metadata) {
        PyObject function = data.containsKey(mimeType) ? null : method(value, method);
        if (function != null) {
            Representations.add(method, function.__call__(), mimeType, data, metadata);
        }
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

    private static void addBundle(PyObject value, Map<String, Object> data, Map<String, Object> metadata) {
        PyObject method = method(value, OF_ALL);
        if (method != null) {
            Representations.addBundle(Arguments.callWithNone(method, "include", "exclude"), data, metadata);
        }
    }
}
