package jykernel.jython;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jykernel.display.MimeBundle;
import jykernel.interpreter.CellOutput;
import org.jspecify.annotations.Nullable;
import org.python.core.PyObject;
import org.python.core.PyTuple;
import org.python.core.PyUnicode;

/** Output of a cell that is kept instead of shown. Once it is stopped, and for all else, it is the cell's own output. */
final class CapturedOutput implements CellOutput {
    private final CellOutput shown;
    private final boolean keepsStdout;
    private final boolean keepsStderr;
    private final boolean keepsDisplays;
    private final StringBuilder stdout = new StringBuilder();
    private final StringBuilder stderr = new StringBuilder();
    private final List<Map<String, Object>> displays = new ArrayList<>();
    private boolean stopped;

    CapturedOutput(CellOutput shown, boolean stdout, boolean stderr, boolean displays) {
        this.shown = shown;
        this.keepsStdout = stdout;
        this.keepsStderr = stderr;
        this.keepsDisplays = displays;
    }

    synchronized void stop() {
        stopped = true;
    }

    synchronized PyObject read() {
        return new PyTuple(
                new PyUnicode(stdout.toString()), new PyUnicode(stderr.toString()), KernelModule.python(displays));
    }

    private synchronized boolean keep(boolean wanted, Runnable keep) {
        if (wanted && !stopped) {
            keep.run();
            return true;
        }
        return false;
    }

    @Override
    public void stream(String name, String text) {
        boolean kept = name.equals(STDOUT)
                ? keep(keepsStdout, () -> stdout.append(text))
                : keep(keepsStderr, () -> stderr.append(text));
        if (!kept) {
            shown.stream(name, text);
        }
    }

    private boolean keepDisplay(MimeBundle bundle, @Nullable String displayId, boolean update) {
        Map<String, Object> display = new LinkedHashMap<>();
        display.put("data", bundle.data());
        display.put("metadata", bundle.metadata());
        display.put("transient", displayId == null ? Map.of() : Map.of("display_id", displayId));
        display.put("update", update);
        return keep(keepsDisplays, () -> displays.add(display));
    }

    @Override
    public void display(MimeBundle bundle, @Nullable String displayId) {
        if (!keepDisplay(bundle, displayId, false)) {
            shown.display(bundle, displayId);
        }
    }

    @Override
    public void updateDisplay(MimeBundle bundle, String displayId) {
        if (!keepDisplay(bundle, displayId, true)) {
            shown.updateDisplay(bundle, displayId);
        }
    }

    @Override
    public void result(MimeBundle bundle) {
        if (!keepDisplay(bundle, null, false)) {
            shown.result(bundle);
        }
    }

    @Override
    public void clear(boolean untilNext) {
        if (!keep(keepsDisplays, displays::clear)) {
            shown.clear(untilNext);
        }
    }

    @Override
    public @Nullable String readLine(String prompt, boolean password) throws InterruptedException, StdinNotAllowed {
        return shown.readLine(prompt, password);
    }
}
