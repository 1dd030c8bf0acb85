package jykernel.jython;

import java.util.List;
import java.util.Map;
import jykernel.interpreter.Completions;
import jykernel.interpreter.Inspection;
import org.python.core.Py;
import org.python.core.PyObject;
import org.python.core.PyStringMap;

/** What get_ipython() needs to answer questions about code. */
final class QuestionFunctions {
    private final Completer completer;
    private final Inspector inspector;

    QuestionFunctions(Completer completer, Inspector inspector) {
        this.completer = completer;
        this.inspector = inspector;
    }

    void addTo(PyStringMap names) {
        String complete = "complete(code, cursor) -> the content of a complete_reply.";
        names.__setitem__("complete", new BuiltinFunction("complete", complete, this::complete));
        String inspect = "inspect(code, cursor, detail_level=0) -> a dict of MIME type -> help, or None.";
        names.__setitem__("inspect", new BuiltinFunction("inspect", inspect, this::inspect));
    }

    private static int cursor(PyObject[] args, String code) {
        int end = code.codePointCount(0, code.length());
        return Math.max(0, Math.min(end, args[1].asInt()));
    }

    private PyObject complete(PyObject[] args, String[] keywords) {
        String code = PlainValues.text(args[0]);
        Completions found = completer.complete(code, cursor(args, code));
        List<String> matches =
                found.matches().stream().map(Completions.Match::text).toList();
        List<Map<String, Object>> types = found.matches().stream()
                .map(match -> Map.<String, Object>of(
                        "start", found.start(),
                        "end", found.end(),
                        "text", match.text(),
                        "type", match.type(),
                        "signature", match.signature()))
                .toList();
        return KernelModule.python(Map.of(
                "status", "ok",
                "matches", matches,
                "cursor_start", found.start(),
                "cursor_end", found.end(),
                "metadata", Map.of("_jupyter_types_experimental", types)));
    }

    private PyObject inspect(PyObject[] args, String[] keywords) {
        String code = PlainValues.text(args[0]);
        int detail = args.length > 2 ? args[2].asInt() : 0;
        Inspection found = inspector.inspect(code, cursor(args, code), detail);
        return found.found() ? KernelModule.python(found.help().data()) : Py.None;
    }
}
