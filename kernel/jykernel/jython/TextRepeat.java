package jykernel.jython;

import org.python.core.Py;
import org.python.core.PyObject;
import org.python.core.PyString;
import org.python.core.PyUnicode;

/** {@code 'text' * n}, woven into Python's texts: {@link String#repeat}, which needs a tenth of the time. */
public final class TextRepeat {
    private TextRepeat() {}

    /** The text so many times; raises OverflowError if that is longer than a text of Java can be. */
    public static PyObject repeat(PyString text, int count) {
        String once = text.getString();
        int times = Math.max(count, 0);
        if ((long) once.length() * times > Integer.MAX_VALUE) {
            throw Py.OverflowError("max str len is " + Integer.MAX_VALUE);
        }
        String all = once.repeat(times);
        return text instanceof PyUnicode ? text.createInstance(all) : new KnownBytes(all).__str__();
    }

    /** Jython looks at each character of a text that is to be a byte string, but for those whose maker knows better. */
    private static final class KnownBytes extends PyString {
        private static final long serialVersionUID = 1;

        KnownBytes(String bytes) {
            super(PyString.TYPE, bytes, true);
        }
    }
}
