package jykernel.jython;

import java.util.ArrayList;
import java.util.Arrays;
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

    /** Exceptions shown of one chain. */
    private static final int EXCEPTIONS = 30;

    private final List<String> lines = new ArrayList<>();
    private final Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    private JavaCauses() {}

    /** The Java exception behind a Python one, or null. */
    static @Nullable Throwable of(PyException e) {
        Object converted = e.value.__tojava__(Throwable.class);
        return converted != Py.NoConversion && converted instanceof Throwable thrown ? thrown : null;
    }

    /** What goes below the exception's message: its frames up to where Python called, and its causes. */
    static List<String> lines(Throwable thrown) {
        JavaCauses causes = new JavaCauses();
        List<CallStack.Frame> frames = CallStack.frames(Arrays.asList(thrown.getStackTrace()));
        int java = 0;
        while (java < frames.size() && frames.get(java) instanceof CallStack.OfJava) {
            java++;
        }
        causes.addFrames(frames.subList(0, java), "");
        causes.addRelated(thrown, "");
        return causes.lines;
    }

    /** An exception that nobody has raised here, in full, as Java prints it. */
    static String text(Throwable thrown) {
        JavaCauses causes = new JavaCauses();
        causes.lines.add(line(thrown));
        causes.addFrames(CallStack.frames(Arrays.asList(thrown.getStackTrace())), "");
        causes.addRelated(thrown, "");
        return String.join("\n", causes.lines);
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

    private void addRelated(Throwable thrown, String indent) {
        seen.add(thrown);
        for (Throwable suppressed : thrown.getSuppressed()) {
            addOther("Suppressed: ", suppressed, thrown, indent + "    ");
        }
        if (thrown.getCause() != null) {
            addOther("Caused by: ", thrown.getCause(), thrown, indent);
        }
    }

    private void addOther(String relation, Throwable related, Throwable enclosing, String indent) {
        if (seen.size() > EXCEPTIONS) {
            return;
        }
        Throwable java = related instanceof PyException python ? of(python) : null;
        Throwable other = java == null ? related : java; // Python's wrapping of it says nothing new
        if (!seen.add(other)) {
            return;
        }
        lines.add(indent + relation + line(other));
        List<StackTraceElement> stack = Arrays.asList(other.getStackTrace());
        int own = stack.size() - common(stack, Arrays.asList(enclosing.getStackTrace()));
        List<CallStack.Frame> frames = CallStack.frames(stack.subList(0, Math.min(own + 1, stack.size())));
        int all = CallStack.frames(stack).size();
        addFrames(frames, indent);
        if (!frames.isEmpty() && frames.size() <= FRAMES && all > frames.size()) {
            lines.add(indent + "    ... " + (all - frames.size()) + " more");
        }
        addRelated(other, indent);
    }

    /** How many calls two stacks have in common, beginning with the outermost. */
    private static int common(List<StackTraceElement> one, List<StackTraceElement> other) {
        int common = 0;
        while (common < one.size()
                && common < other.size()
                && one.get(one.size() - 1 - common).equals(other.get(other.size() - 1 - common))) {
            common++;
        }
        return common;
    }

    private static String line(Throwable thrown) {
        if (thrown instanceof PyException python) {
            return ExceptionText.line(python);
        }
        String message = ExceptionText.message(thrown);
        return thrown.getClass().getName() + (message.isEmpty() ? "" : ": " + message);
    }

    private void addFrames(List<CallStack.Frame> all, String indent) {
        List<CallStack.Frame> frames = all.stream()
                .filter(frame -> !frame.equals(CallStack.SOMEWHERE_IN_CELL))
                .toList();
        frames.stream().limit(FRAMES).forEach(frame -> lines.add(indent + "    at " + frame));
        if (frames.size() > FRAMES) {
            lines.add(indent + "    ... " + (frames.size() - FRAMES) + " more");
        }
    }
}
