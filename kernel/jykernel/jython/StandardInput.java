package jykernel.jython;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import jykernel.interpreter.CellOutput;
import jykernel.interpreter.CellOutput.StdinNotAllowed;
import jykernel.interrupt.Blocking;
import org.jspecify.annotations.Nullable;
import org.python.core.Py;
import org.python.core.PyException;
import org.python.core.PyList;
import org.python.core.PyObject;
import org.python.core.PyString;
import org.python.core.__builtin__;
import org.python.core.util.StringUtil;

/** sys.stdin: lines come from the person at the client who runs the current cell, as UTF-8 byte strings. */
final class StandardInput extends PyObject {
    private static final long serialVersionUID = 1;

    private final transient CurrentCell cell;
    private final PyObject notImplemented;
    /** What was received and not read yet, as bytes in a string, as Python 2 has it. */
    private final transient ReentrantLock reader = new ReentrantLock();

    private String rest = "";

    /** @param notImplemented the exception that is raised when the client takes no questions */
    StandardInput(CurrentCell cell, PyObject notImplemented) {
        this.cell = cell;
        this.notImplemented = notImplemented;
    }

    /** The answer to a question without its line end, or null at the end of file. */
    @Nullable
    String ask(String prompt, boolean password) {
        CellOutput output = cell.output();
        try {
            if (output == null) {
                throw new StdinNotAllowed("no cell is running that could ask for input");
            }
            return output.readLine(prompt, password);
        } catch (StdinNotAllowed e) {
            throw new PyException(
                    notImplemented,
                    Py.newString("raw_input was called, but this frontend does not support input requests: "
                            + e.getMessage()));
        } catch (InterruptedException e) {
            throw new PyException(Py.KeyboardInterrupt);
        }
    }

    /** The function raw_input; as in Python it reads what a cell has put in the place of this, {@code current}. */
    PyString rawInput(String prompt, boolean password, PyObject current) {
        if (current != this && !password) {
            return new PyString(__builtin__.raw_input(bytes(prompt), current));
        }
        String line = ask(prompt, password);
        if (line == null) {
            throw Py.EOFError("EOF when reading a line");
        }
        return bytes(line);
    }

    private static PyString bytes(String text) {
        return new PyString(StringUtil.fromBytes(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** One reader at a time; who waits for another one can be interrupted, which a monitor does not allow. */
    private String reading(Supplier<String> read) {
        Blocking.lock(reader);
        try {
            return read.get();
        } finally {
            reader.unlock();
        }
    }

    /** The next line with its end; empty at the end of file. */
    private String readLine() {
        return reading(this::nextLine);
    }

    private String nextLine() {
        int end = rest.indexOf('\n');
        if (end < 0) {
            String line = ask("", false);
            rest = line == null ? rest : rest + bytes(line).getString() + "\n";
            end = line == null ? rest.length() - 1 : rest.indexOf('\n');
        }
        return take(end + 1);
    }

    private String take(int length) {
        String taken = rest.substring(0, Math.min(length, rest.length()));
        rest = rest.substring(taken.length());
        return taken;
    }

    private String readLine(int atMost) {
        return reading(() -> {
            String line = nextLine();
            if (atMost >= 0 && line.length() > atMost) {
                rest = line.substring(atMost) + rest;
                return line.substring(0, atMost);
            }
            return line;
        });
    }

    /** Up to the end of file, or so many bytes if that is not negative. */
    private String read(int atMost) {
        return reading(() -> {
            StringBuilder read = new StringBuilder();
            while (atMost < 0 || read.length() < atMost) {
                String line = atMost < 0 ? nextLine() : readLine(atMost - read.length());
                if (line.isEmpty()) {
                    break;
                }
                read.append(line);
            }
            return read.toString();
        });
    }

    private PyList readLines() {
        PyList lines = new PyList();
        for (String line = readLine(); !line.isEmpty(); line = readLine()) {
            lines.append(new PyString(line));
        }
        return lines;
    }

    @Override
    public PyObject __iter__() {
        return this;
    }

    @Override
    public @Nullable PyObject __iternext__() {
        String line = readLine();
        return line.isEmpty() ? null : new PyString(line);
    }

    private static int size(PyObject[] args, String[] keywords) {
        PyObject size = Arguments.get(args, keywords, 0, "size", Py.newInteger(-1));
        return size == null || size == Py.None ? -1 : size.asInt();
    }

    @Override
    public @Nullable PyObject __findattr_ex__(String attribute) {
        return switch (attribute) {
            case "readline" ->
                new BuiltinFunction(
                        "readline",
                        "readline([size]) -> the next line with its end; '' at the end of file.",
                        (args, kw) -> new PyString(readLine(size(args, kw))));
            case "read" ->
                new BuiltinFunction(
                        "read",
                        "read([size]) -> so many bytes, or all up to the end of file.",
                        (args, kw) -> new PyString(read(size(args, kw))));
            case "readlines" ->
                new BuiltinFunction(
                        "readlines", "readlines() -> the lines up to the end of file.", (args, kw) -> readLines());
            case "xreadlines" -> new BuiltinFunction("xreadlines", "xreadlines() -> self.", (args, kw) -> this);
            case "next" ->
                new BuiltinFunction("next", "next() -> the next line.", (args, kw) -> {
                    PyObject line = __iternext__();
                    if (line == null) {
                        throw Py.StopIteration("");
                    }
                    return line;
                });
            case "isatty", "seekable", "writable" ->
                new BuiltinFunction(attribute, attribute + "() -> False.", (args, kw) -> Py.False);
            case "readable" -> new BuiltinFunction(attribute, "readable() -> True.", (args, kw) -> Py.True);
            case "close", "flush" -> new BuiltinFunction(attribute, attribute + "() -> None.", (args, kw) -> Py.None);
            case "fileno" ->
                new BuiltinFunction("fileno", "Raises IOError: there is no file.", (args, kw) -> {
                    throw Py.IOError("stdin of a notebook has no file descriptor");
                });
            case "encoding" -> Py.newString(StandardCharsets.UTF_8.name());
            case "errors", "newlines" -> Py.None;
            case "mode" -> Py.newString("r");
            case "name" -> Py.newString("<stdin>");
            case "closed" -> Py.False;
            default -> super.__findattr_ex__(attribute);
        };
    }

    @Override
    public String toString() {
        return "<stdin of the current cell>";
    }
}
