package jykernel.jython;

import java.util.Locale;
import org.python.core.Py;
import org.python.core.PyObject;
import org.python.core.PyString;
import org.python.core.PyUnicode;

/** Text that is cut where nobody reads on, and the note that says so. */
final class Abridged {
    static final int LENGTH_LIMIT = 50_000;

    private String note = "";

    /** Says below the text how much of it is there; the first of several notes is the one that counts. */
    void note(long shown, long all, String what) {
        if (note.isEmpty()) {
            note = String.format(Locale.ROOT, "%n[the first %,d of %,d %s; print shows all]", shown, all, what);
        }
    }

    /** The text with its note. */
    String of(String text) {
        if (text.length() <= LENGTH_LIMIT + 2) { // a string that is cut already has its quote and dots
            return text + note;
        }
        note(LENGTH_LIMIT, text.length(), "characters");
        return text.substring(0, LENGTH_LIMIT) + "…" + note;
    }

    /** The repr is asked for once; that of a long string is not even made in full. */
    String repr(PyObject value, boolean outermost) {
        Class<?> type = value.getClass();
        int length = type == PyString.class || type == PyUnicode.class ? value.__len__() : 0;
        if (length <= LENGTH_LIMIT) {
            return PlainValues.text(value.__repr__());
        }
        if (outermost) {
            note(LENGTH_LIMIT, length, "characters");
        }
        PyObject start = value.__getslice__(Py.Zero, Py.newInteger(LENGTH_LIMIT));
        String repr = PlainValues.text(start.__repr__());
        return repr.substring(0, Math.min(repr.length(), LENGTH_LIMIT)) + "…";
    }
}
