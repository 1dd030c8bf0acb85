package jykernel.jython;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.python.core.PyException;
import org.python.core.PyObject;
import org.python.core.PyTraceback;

/**
 * The frames of a traceback, the outermost first, with the Java code that lies between them: what Python has called and
 * what has called Python back.
 *
 * @param java what each of the Python frames has called in Java before the next one, the outermost first
 */
record Frames(List<PyTraceback> python, List<List<CallStack.Frame>> java) {
    /** Where the kernel's own Python code lives. */
    private static final String OWN_FILES = "jykernel/jython/lib";

    static Frames of(PyException e) {
        List<PyTraceback> all = all(e.traceback);
        List<List<CallStack.Frame>> between = between(all, e);
        List<PyTraceback> python = new ArrayList<>();
        List<List<CallStack.Frame>> java = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            if (!fileName(all.get(i)).contains(OWN_FILES)) {
                python.add(all.get(i));
                java.add(between.get(i));
            }
        }
        return new Frames(python, java);
    }

    private static List<PyTraceback> all(@Nullable PyTraceback traceback) {
        List<PyTraceback> frames = new ArrayList<>();
        PyObject next = traceback;
        while (next instanceof PyTraceback frame) {
            if (!isRepeated(frame, frames)) {
                frames.add(frame);
            }
            next = frame.tb_next;
        }
        return frames;
    }

    /** Jython adds a frame once more where it passes an exception on behind an except clause. */
    private static boolean isRepeated(PyTraceback frame, List<PyTraceback> frames) {
        PyTraceback last = frames.isEmpty() ? null : frames.get(frames.size() - 1);
        return last != null && last.tb_frame == frame.tb_frame && last.tb_lineno == frame.tb_lineno;
    }

    static String fileName(PyTraceback frame) {
        String name = frame.tb_frame.f_code.co_filename;
        return name == null ? "?" : name;
    }

    /** Java knows the whole stack of where the exception was made; it is of use only if it was raised there too. */
    private static List<List<CallStack.Frame>> between(List<PyTraceback> python, PyException e) {
        Throwable thrown = JavaCauses.of(e);
        StackTraceElement[] elements = (thrown == null ? e : thrown).getStackTrace();
        List<CallStack.Frame> stack = new ArrayList<>(CallStack.frames(Arrays.asList(elements)));
        Collections.reverse(stack);
        List<List<CallStack.Frame>> between = new ArrayList<>();
        python.forEach(frame -> between.add(new ArrayList<>()));
        int at = python.size() - 1;
        List<CallStack.Frame> below = new ArrayList<>();
        for (int i = stack.size() - 1; i >= 0 && at >= 0; i--) {
            if (!(stack.get(i) instanceof CallStack.OfPython frame)) {
                below.add(0, stack.get(i));
            } else if (!isSame(frame, python.get(at))) {
                between.forEach(List::clear);
                return between;
            } else {
                // What the innermost one has called is shown below the message.
                between.get(at).addAll(at == python.size() - 1 ? List.of() : below);
                below.clear();
                at--;
            }
        }
        return between;
    }

    /** The compiler's line numbers are off by some in the head of an except clause. */
    private static boolean isSame(CallStack.OfPython one, PyTraceback other) {
        if (one.equals(CallStack.SOMEWHERE_IN_CELL)) {
            return other.tb_frame.f_code.co_name.equals(one.function());
        }
        return one.line() == other.tb_lineno
                || (one.file().equals(fileName(other)) && one.function().equals(other.tb_frame.f_code.co_name));
    }
}
