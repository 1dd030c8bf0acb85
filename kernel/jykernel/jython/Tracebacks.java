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
    /** Of Java's frames between two of Python's. */
    private static final int JAVA_FRAMES = 5;
    /** A line of code can hold a lot of data. */
    private static final int LONGEST_LINE = 500;

    /** How much of a traceback is shown; %xmode chooses. */
    enum Detail {
        MINIMAL,
        PLAIN,
        CONTEXT
    }

    private final CellSources sources;
    private volatile Detail detail = Detail.CONTEXT;

    Tracebacks(CellSources sources) {
        this.sources = sources;
    }

    /** Never fails: an exception that cannot be shown in full, or is interrupted meanwhile, is shown in one line. */
    Outcome.Failure describe(Throwable thrown) {
        try {
            return described(thrown);
        } catch (OutOfMemoryError e) {
            return OutOfMemory.FAILURE;
        }
    }

    private Outcome.Failure described(Throwable thrown) {
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

    void show(Detail wanted) {
        detail = wanted;
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
        String message = RED + ename + PLAIN + (evalue.isEmpty() ? "" : ": " + evalue);
        if (detail == Detail.MINIMAL) {
            lines.add(message);
            return lines;
        }
        lines.add(RED + "-".repeat(WIDTH) + PLAIN);
        Frames frames = Frames.of(e);
        String title = frames.python().isEmpty() ? "" : "Traceback (most recent call last)";
        lines.add(RED + ename + PLAIN + " ".repeat(Math.max(1, WIDTH - ename.length() - title.length())) + title);
        addFrames(frames, lines);
        if (e.match(Py.SyntaxError)) {
            lines.addAll(SyntaxErrors.lines(e.value, sources));
        }
        lines.add(message);
        Throwable java = JavaCauses.of(e);
        if (java != null) {
            lines.addAll(JavaCauses.lines(java));
        }
        if (e.match(Py.MemoryError) || java instanceof OutOfMemoryError) {
            lines.addAll(OutOfMemory.advice(evalue));
        }
        return lines;
    }

    private void addFrames(Frames all, List<String> lines) {
        List<PyTraceback> frames = all.python();
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
            String place = Frames.fileName(frame) + ":" + frame.tb_lineno;
            repeated = place.equals(last) ? repeated + 1 : 0;
            last = place;
            if (repeated < 2) {
                addFrame(frame, lines);
                addJava(all.java().get(i), lines);
            }
        }
    }

    /** What is between two frames of Python; in the same order as they are, the innermost last. */
    private static void addJava(List<CallStack.Frame> frames, List<String> lines) {
        if (!frames.isEmpty()) {
            lines.add("");
        }
        for (int i = 0; i < frames.size(); i++) {
            boolean tooMany = frames.size() > 2 * JAVA_FRAMES && i >= JAVA_FRAMES && i < frames.size() - JAVA_FRAMES;
            if (!tooMany) {
                lines.add("    at " + frames.get(i));
            } else if (i == JAVA_FRAMES) {
                lines.add("    [... " + (frames.size() - 2 * JAVA_FRAMES) + " frames are left out ...]");
            }
        }
    }

    private void addFrame(PyTraceback frame, List<String> lines) {
        String file = Frames.fileName(frame);
        String function = frame.tb_frame.f_code.co_name;
        boolean atTop = function.equals("<module>");
        lines.add("");
        lines.add(CYAN + label(file) + PLAIN + ", line " + frame.tb_lineno
                + (atTop ? "" : ", in " + CYAN + function + PLAIN));
        List<String> known = sources.lines(file);
        List<String> source = known.isEmpty() ? SourceFiles.lines(file) : known;
        int context = detail == Detail.CONTEXT ? CONTEXT : 0;
        int first = Math.max(1, frame.tb_lineno - context);
        int end = Math.min(source.size(), frame.tb_lineno + context);
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
