package jykernel.jython;

import org.python.core.Py;
import org.python.core.PyException;
import org.python.core.PyJavaType;
import org.python.core.PyObject;

/** The class and the message of an exception, in words. */
final class ExceptionText {
    /** A message can hold all the data that was processed; a notebook is not the place for it. */
    private static final int LONGEST = 20_000;

    private ExceptionText() {}

    /** The class: of Java with its package, of Python without its module. */
    static String name(PyException e) {
        Throwable java = JavaCauses.of(e);
        if (java != null && (e.value.getType() instanceof PyJavaType || e.value.getType() == null)) {
            return java.getClass().getName();
        }
        PyObject type = java == null ? e.type : e.value.getType();
        PyObject name = type.__findattr__("__name__");
        return name == null ? type.toString() : PlainValues.text(name);
    }

    static String message(PyException e) {
        Throwable java = JavaCauses.of(e);
        return java != null ? message(java) : shortened(ofPython(e), LONGEST);
    }

    static String message(Throwable java) {
        return shortened(JavaCauses.message(java), LONGEST);
    }

    private static String ofPython(PyException e) {
        try {
            if (e.match(Py.SyntaxError)) {
                return SyntaxErrors.message(e.value);
            }
            return e.value == Py.None ? "" : PlainValues.str(e.value);
        } catch (PyException broken) {
            if (!broken.match(Py.Exception)) {
                throw broken;
            }
            return "<the exception's str() failed>";
        }
    }

    /** Class and message. */
    static String line(PyException e) {
        e.normalize();
        String message = message(e);
        return name(e) + (message.isEmpty() ? "" : ": " + message);
    }

    static String shortened(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest) + " […]";
    }
}
