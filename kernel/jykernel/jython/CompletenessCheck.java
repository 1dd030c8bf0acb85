package jykernel.jython;

import jykernel.interpreter.Completeness;
import org.python.core.CompileMode;
import org.python.core.CompilerFlags;
import org.python.core.Py;
import org.python.core.PyException;
import org.python.core.PyObject;

/** Whether code could be run, wants more lines, or is wrong whatever follows. */
final class CompletenessCheck {
    private static final int INDENT = 4;

    Completeness check(String code) {
        String last = code.substring(code.lastIndexOf('\n') + 1);
        String stripped = code.strip();
        if (stripped.isEmpty() || stripped.startsWith("%") || stripped.startsWith("!") || stripped.endsWith("?")) {
            return new Completeness.Complete();
        }
        OpenText open = OpenText.of(code);
        if (open.inString() || open.inBrackets() || last.endsWith("\\")) {
            return new Completeness.Incomplete(open.inString() ? "" : " ".repeat(indentOf(last)));
        }
        if (open.endsWithColon()) {
            return new Completeness.Incomplete(" ".repeat(indentOf(open.lastCodeLine()) + INDENT));
        }
        return parse(code, last);
    }

    private static Completeness parse(String code, String last) {
        try {
            SourceParser.parse(code, CompileMode.exec, "<input>", new CompilerFlags(CompilerFlags.PyCF_SOURCE_IS_UTF8));
        } catch (PyException e) {
            return e.match(Py.SyntaxError) && isAtEnd(e, code)
                    ? new Completeness.Incomplete(" ".repeat(indentOf(last)))
                    : new Completeness.Invalid();
        }
        // Inside a block another line may follow; an empty line ends it.
        return indentOf(last) > 0 && !last.isBlank()
                ? new Completeness.Incomplete(" ".repeat(indentOf(last)))
                : new Completeness.Complete();
    }

    /** The parser was content with everything that is there, and missed something behind it. */
    private static boolean isAtEnd(PyException e, String code) {
        e.normalize();
        PyObject line = e.value.__findattr__("lineno");
        return line != null
                && line != Py.None
                && line.asInt() > code.stripTrailing().lines().count();
    }

    private static int indentOf(String line) {
        return line.length() - line.stripLeading().length();
    }
}
