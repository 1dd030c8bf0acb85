package jykernel.jython;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.python.core.Py;
import org.python.core.PyException;

/** The Java side of an exception: the frames of Java code that user code called, and the chain of causes. */
final class JavaCauses {
    /** Frames shown of each exception in the chain. */
    private static final int FRAMES = 12;

    private static final List<String> INTERNALS =
            List.of("org.python.", "jdk.internal.reflect.", "java.lang.reflect.", "java.lang.invoke.", "jykernel.");

    private JavaCauses() {}

    /** The Java exception behind a Python one, or null. */
    static @Nullable Throwable of(PyException e) {
        Object converted = e.value.__tojava__(Throwable.class);
        return converted != Py.NoConversion && converted instanceof Throwable thrown ? thrown : null;
    }

    static List<String> lines(Throwable thrown) {
        List<String> lines = new ArrayList<>();
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Throwable each = thrown; each != null && seen.add(each); each = each.getCause()) {
            if (each != thrown) {
                lines.add("Caused by: " + line(each));
            }
            addFrames(each, lines);
            for (Throwable suppressed : each.getSuppressed()) {
                if (seen.add(suppressed)) {
                    lines.add("    Suppressed: " + line(suppressed));
                    addFrames(suppressed, lines);
                }
            }
        }
        return lines;
    }

    /** Java's message; that of a Python exception inside a Java one in one line, where Java has its whole traceback. */
    static String message(Throwable thrown) {
        String message = thrown.getLocalizedMessage();
        if (message == null) {
            return "";
        }
        return thrown.getCause() instanceof PyException cause && message.equals(cause.toString())
                ? ExceptionText.line(cause)
                : message;
    }

    private static String line(Throwable thrown) {
        if (thrown instanceof PyException python) {
            return ExceptionText.line(python);
        }
        String message = message(thrown);
        return thrown.getClass().getName() + (message.isEmpty() ? "" : ": " + message);
    }

    /** From the innermost frame to where Python called. */
    private static void addFrames(Throwable thrown, List<String> lines) {
        int shown = 0;
        for (StackTraceElement frame : thrown.getStackTrace()) {
            if (INTERNALS.stream().anyMatch(frame.getClassName()::startsWith)
                    || frame.getClassName().contains("$py")
                    || shown == FRAMES) {
                return;
            }
            lines.add("    at " + frame);
            shown++;
        }
    }
}
