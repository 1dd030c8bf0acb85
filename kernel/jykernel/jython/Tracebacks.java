package jykernel.jython;

import java.util.ArrayList;
import java.util.List;
import jykernel.interpreter.Outcome;
import org.jspecify.annotations.Nullable;
import org.python.core.Py;
import org.python.core.PyException;
import org.python.core.PyObject;
import org.python.core.PyTraceback;

/** What a person sees of an exception: the frames of user code with their lines, the message, and Java's causes. */
final class Tracebacks {
    private static final String RED = "\u001b[0;31m";
    private static final String GREEN = "\u001b[0;32m";
    private static final String CYAN = "\u001b[0;36m";
    private static final String PLAIN = "\u001b[0m";
    private static final int WIDTH = 75;
    /** Lines shown before and behind the one that failed. */
    private static final int CONTEXT = 2;
    /** Of a longer traceback, so many frames are shown at its beginning and at its end. */
    private static final int FRAMES = 15;
    /** A line of code can hold a lot of data. */
    private static final int LONGEST_LINE = 500;
    /** Where the kernel's own Python code lives. */
    private static final String OWN_FILES = "jykernel/jython/lib";

    private final CellSources sources;

    Tracebacks(CellSources sources) {
        this.sources = sources;
    }

    /** Never fails: an exception that cannot be shown in full, or is interrupted meanwhile, is shown in one line. */
    Outcome.Failure describe(Throwable thrown) {
        PyException e = sensible(Py.JavaError(thrown));
        String ename = "";
        String evalue = "";
        try {
            e.normalize();
            ename = ExceptionText.name(e);
            evalue = ExceptionText.message(e);
            List<String> own = ownLines(e.value);
            return new Outcome.Failure(ename, evalue, own == null ? lines(e, ename, evalue) : own);
        } catch (RuntimeException | StackOverflowError unshowable) {
            if (ename.isEmpty()) {
                ename = isInterrupt(e.type) || (unshowable instanceof PyException again && isInterrupt(again.type))
                        ? "KeyboardInterrupt"
                        : "Exception";
            }
            return new Outcome.Failure(ename, evalue, List.of(RED + ename + PLAIN + ": " + evalue));
        }
    }

    /** An exception may say itself how it is to be shown, as in IPython. */
    private static @Nullable List<String> ownLines(PyObject exception) {
        if (exception.getType().lookup("_render_traceback_") == null) {
            return null;
        }
        List<String> lines = new ArrayList<>();
        exception.invoke("_render_traceback_").asIterable().forEach(line -> lines.add(PlainValues.text(line)));
        return lines;
    }

    /** Asks no Python code, which could be interrupted in turn. */
    private static boolean isInterrupt(PyObject type) {
        return type == Py.KeyboardInterrupt;
    }

    /** Jython fails with a Java exception at a {@code raise} without arguments and without an exception. */
    private static PyException sensible(PyException e) {
        StackTraceElement[] frames = JavaCauses.of(e) instanceof NullPointerException failed
                ? failed.getStackTrace()
                : new StackTraceElement[0];
        if (frames.length == 0
                || !frames[0].getClassName().equals(PyException.class.getName())
                || !frames[0].getMethodName().equals("doRaise")) {
            return e;
        }
        PyException sensible = Py.TypeError("there is no active exception that raise could raise again");
        sensible.traceback = e.traceback;
        return sensible;
    }

    private List<String> lines(PyException e, String ename, String evalue) {
        List<String> lines = new ArrayList<>();
        lines.add(RED + "-".repeat(WIDTH) + PLAIN);
        List<PyTraceback> frames = frames(e.traceback);
        String title = frames.isEmpty() ? "" : "Traceback (most recent call last)";
        lines.add(RED + ename + PLAIN + " ".repeat(Math.max(1, WIDTH - ename.length() - title.length())) + title);
        addFrames(frames, lines);
        if (e.match(Py.SyntaxError)) {
            lines.addAll(SyntaxErrors.lines(e.value, sources));
        }
        lines.add(RED + ename + PLAIN + (evalue.isEmpty() ? "" : ": " + evalue));
        Throwable java = JavaCauses.of(e);
        if (java != null) {
            lines.addAll(JavaCauses.lines(java));
        }
        return lines;
    }

    /** The frames of user code, the outermost first. */
    private static List<PyTraceback> frames(@Nullable PyTraceback traceback) {
        List<PyTraceback> frames = new ArrayList<>();
        PyObject next = traceback;
        while (next instanceof PyTraceback frame) {
            if (!fileName(frame).contains(OWN_FILES) && !isRepeated(frame, frames)) {
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

    private static String fileName(PyTraceback frame) {
        String name = frame.tb_frame.f_code.co_filename;
        return name == null ? "?" : name;
    }

    private void addFrames(List<PyTraceback> frames, List<String> lines) {
        String last = "";
        int repeated = 0;
        for (int i = 0; i < frames.size(); i++) {
            PyTraceback frame = frames.get(i);
            if (i == FRAMES && frames.size() > 2 * FRAMES) {
                int skipped = frames.size() - 2 * FRAMES;
                lines.add("");
                lines.add("    [... " + skipped + " frames are left out ...]");
                i += skipped - 1;
                continue;
            }
            String place = fileName(frame) + ":" + frame.tb_lineno;
            repeated = place.equals(last) ? repeated + 1 : 0;
            last = place;
            if (repeated < 2) {
                addFrame(frame, lines);
            }
        }
    }

    private void addFrame(PyTraceback frame, List<String> lines) {
        String file = fileName(frame);
        String function = frame.tb_frame.f_code.co_name;
        boolean atTop = function.equals("<module>");
        lines.add("");
        lines.add(CYAN + label(file) + PLAIN + ", line " + frame.tb_lineno
                + (atTop ? "" : ", in " + CYAN + function + PLAIN));
        List<String> source = sources.lines(file);
        int first = Math.max(1, frame.tb_lineno - CONTEXT);
        int end = Math.min(source.size(), frame.tb_lineno + CONTEXT);
        for (int n = first; n <= end && frame.tb_lineno <= source.size(); n++) {
            String text = ExceptionText.shortened(source.get(n - 1), LONGEST_LINE);
            lines.add(
                    n == frame.tb_lineno ? GREEN + "----> " + n + PLAIN + " " + text : " ".repeat(6) + n + " " + text);
        }
    }

    /** How a file is called in front of people: a cell is called as it is in the notebook. */
    static String label(String fileName) {
        return fileName.startsWith("<cell ")
                ? "Cell In[" + fileName.substring(6).replaceAll("\\D.*", "") + "]"
                : "File " + fileName.replaceFirst("\\$py\\.class$", ".py");
    }
}
