package jykernel.jython;

import jykernel.interpreter.CellOutput;
import org.python.core.Py;
import org.python.core.PyObject;
import org.python.core.PyStringMap;
import org.python.core.PyTuple;

/** What get_ipython() needs to change what becomes of a cell's output. */
final class OutputFunctions {
    private final CurrentCell cell;
    private final Formatter formatter;
    private final Payloads payloads;

    OutputFunctions(CurrentCell cell, Formatter formatter, Payloads payloads) {
        this.cell = cell;
        this.formatter = formatter;
        this.payloads = payloads;
    }

    void addTo(PyStringMap names) {
        String payload = "payload(dict): sends this with the reply of the cell.";
        names.__setitem__("payload", new BuiltinFunction("payload", payload, (args, kw) -> {
            payloads.add(PlainValues.map(Arguments.one("payload", args, kw)));
            return Py.None;
        }));
        String formats = "formats(f): f(obj) -> a dict of MIME type -> representation, or None, is asked first.";
        names.__setitem__("formats", new BuiltinFunction("formats", formats, (args, kw) -> {
            formatter.register(Arguments.one("formats", args, kw));
            return Py.None;
        }));
        String capture = "capture(stdout, stderr, displays) -> (read, stop): keeps output back; read() returns what has"
                + " been kept, (text, text, [dict]), and stop() ends it.";
        names.__setitem__("capture", new BuiltinFunction("capture", capture, this::capture));
    }

    private PyObject capture(PyObject[] args, String[] keywords) {
        CellOutput output = cell.output();
        if (output == null) {
            throw Py.RuntimeError("there is no cell whose output could be captured");
        }
        CapturedOutput captured = new CapturedOutput(
                output,
                Arguments.flag(args, keywords, 0, "stdout"),
                Arguments.flag(args, keywords, 1, "stderr"),
                Arguments.flag(args, keywords, 2, "displays"));
        cell.replace(output, captured);
        return new PyTuple(
                new BuiltinFunction("read", "read() -> (stdout, stderr, displays)", (none, kw) -> captured.read()),
                new BuiltinFunction("stop", "stop(): output goes its usual way again.", (none, kw) -> {
                    captured.stop();
                    cell.replace(captured, output);
                    return Py.None;
                }));
    }
}
