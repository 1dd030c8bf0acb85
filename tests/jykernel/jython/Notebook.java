package jykernel.jython;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import jykernel.interpreter.Cell;
import jykernel.interpreter.CellOutput;
import jykernel.interpreter.Completions;
import jykernel.interpreter.Outcome;

/** A Python of its own, whose cells are numbered from 1. */
final class Notebook implements AutoCloseable {
    final JythonInterpreter python;
    private int count;

    Notebook() {
        this(new PythonSignals());
    }

    Notebook(PythonSignals signals) {
        python = new JythonInterpreter(signals);
        python.boot();
    }

    Outcome outcome(CellOutput output, String... lines) {
        return python.run(new Cell(String.join("\n", lines), ++count, false, true, Map.of()), output);
    }

    /** Runs a cell that has to end well. */
    RecordingOutput run(String... lines) {
        RecordingOutput output = new RecordingOutput();
        Outcome outcome = outcome(output, lines);
        assertInstanceOf(Outcome.Done.class, outcome, () -> outcome + " after " + output.events);
        return output;
    }

    /** Runs a cell that has to fail. */
    Outcome.Failure failure(String... lines) {
        return assertInstanceOf(Outcome.Raised.class, outcome(new RecordingOutput(), lines))
                .failure();
    }

    /** Without colours. */
    static List<String> traceback(Outcome.Failure failure) {
        return failure.traceback().stream()
                .map(line -> line.replaceAll("\u001b\\[[0-9;]*m", ""))
                .toList();
    }

    /** What a cell that ends well writes to stdout. */
    String printed(String... lines) {
        return stream(run(lines), CellOutput.STDOUT);
    }

    static String stream(RecordingOutput output, String name) {
        String start = name + ": ";
        return output.events.stream()
                .filter(event -> event.startsWith(start))
                .map(event -> event.substring(start.length()))
                .collect(Collectors.joining());
    }

    /** The repr of the cell's one result. */
    String result(String... lines) {
        RecordingOutput output = run(lines);
        assertEquals(List.of("result"), output.events);
        return (String) output.bundles.get(0).data().get("text/plain");
    }

    /** The names that may stand at the end of the code. */
    List<String> completions(String code) {
        return python.complete(code, code.codePointCount(0, code.length())).matches().stream()
                .map(Completions.Match::text)
                .toList();
    }

    @Override
    public void close() {
        python.close();
    }
}
