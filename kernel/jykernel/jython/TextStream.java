package jykernel.jython;

import java.nio.charset.StandardCharsets;
import jykernel.interpreter.CellOutput;
import org.jspecify.annotations.Nullable;
import org.python.core.BufferProtocol;
import org.python.core.Py;
import org.python.core.PyInteger;
import org.python.core.PyObject;
import org.python.core.PyString;
import org.python.core.PyUnicode;

/**
 * sys.stdout or sys.stderr: text goes to the current cell. Unlike Jython's own files it has no channel, which an
 * interrupted thread would close for good. Byte strings are UTF-8.
 */
final class TextStream extends PyObject {
    private static final long serialVersionUID = 1;
    private static final int PIECE_CHARACTERS = 1 << 20;

    private final transient CurrentCell cell;
    private final transient Utf8Decoder decoder = new Utf8Decoder();
    private final String name;
    /** The print statement keeps its state here. */
    private transient volatile PyObject softspace = Py.Zero;

    TextStream(String name, CurrentCell cell) {
        this.name = name;
        this.cell = cell;
    }

    private void write(PyObject text) {
        if (text instanceof PyUnicode unicode) {
            send(decoder.flush() + unicode.getString());
        } else if (text instanceof PyString bytes) {
            decoded(bytes.getString());
        } else if (text instanceof BufferProtocol buffer) {
            byte[] utf8 = PlainValues.bytes(buffer);
            send(decoder.decode(utf8, 0, utf8.length));
        } else {
            throw Py.TypeError("expected a character buffer object, found "
                    + text.getType().fastGetName());
        }
    }

    /** Piece by piece: the first one is on its way while the next one is looked at. */
    private void decoded(String bytes) {
        int to;
        for (int from = 0; from < bytes.length(); from = to) {
            to = Math.min(bytes.length(), from + PIECE_CHARACTERS);
            while (to < bytes.length() && isWithinCharacter(bytes.charAt(to))) {
                to++;
            }
            send(decoder.decode(bytes.substring(from, to)));
        }
    }

    private static boolean isWithinCharacter(char utf8) {
        return (utf8 & 0xC0) == 0x80;
    }

    private void send(String text) {
        CellOutput output = cell.output();
        if (output != null && !text.isEmpty()) {
            output.stream(name, text);
        }
    }

    /** Shows what is left of a character that never ended; the next cell begins without the space of {@code print x,}. */
    void endOfCell() {
        send(decoder.flush());
        softspace = Py.Zero;
    }

    /** The print statement comes here; this saves it the attribute. */
    @Override
    public PyObject invoke(String method, PyObject arg) {
        if (method.equals("write")) {
            write(arg);
            return Py.None;
        }
        return super.invoke(method, arg);
    }

    @Override
    public @Nullable PyObject __findattr_ex__(String attribute) {
        return switch (attribute) {
            case "write" ->
                new BuiltinFunction("write", "write(str) -> None. Byte strings are UTF-8.", (args, kw) -> {
                    write(Arguments.one("write", args, kw));
                    return Py.None;
                });
            case "writelines" ->
                new BuiltinFunction("writelines", "writelines(strings) -> None.", (args, kw) -> {
                    for (PyObject line : Arguments.one("writelines", args, kw).asIterable()) {
                        write(line);
                    }
                    return Py.None;
                });
            case "flush", "close" ->
                new BuiltinFunction(
                        attribute, attribute + "() -> None. Text leaves by itself, in order.", (args, kw) -> Py.None);
            case "isatty", "readable", "seekable" ->
                new BuiltinFunction(attribute, attribute + "() -> False.", (args, kw) -> Py.False);
            case "writable" -> new BuiltinFunction(attribute, "writable() -> True.", (args, kw) -> Py.True);
            case "fileno" ->
                new BuiltinFunction("fileno", "Raises IOError: there is no file.", (args, kw) -> {
                    throw Py.IOError(name + " of a notebook has no file descriptor");
                });
            case "softspace" -> softspace;
            case "encoding" -> Py.newString(StandardCharsets.UTF_8.name());
            case "errors" -> Py.newString("replace");
            case "mode" -> Py.newString("w");
            case "name" -> Py.newString("<" + name + ">");
            case "closed" -> Py.False;
            case "newlines" -> Py.None;
            default -> super.__findattr_ex__(attribute);
        };
    }

    @Override
    public void __setattr__(String attribute, PyObject value) {
        if (!attribute.equals("softspace")) {
            super.__setattr__(attribute, value);
        } else if (value instanceof PyInteger) {
            softspace = value;
        } else {
            throw Py.TypeError("softspace must be an integer");
        }
    }

    @Override
    public String toString() {
        return "<" + name + " of the current cell>";
    }
}
