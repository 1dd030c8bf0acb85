package jykernel.jython;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import jykernel.display.MimeBundle;
import jykernel.interpreter.CellOutput;

/** Remembers what a cell puts out, and answers no questions. */
final class RecordingOutput implements CellOutput {
    /** Such as {@code stdout: text}, {@code display: id}, {@code update: id}, {@code result}, {@code clear: true}. */
    final List<String> events = Collections.synchronizedList(new ArrayList<>());

    /** Of displays, updates and results. */
    final List<MimeBundle> bundles = Collections.synchronizedList(new ArrayList<>());

    @Override
    public void stream(String name, String text) {
        events.add(name + ": " + text);
    }

    @Override
    public void display(MimeBundle bundle, String displayId) {
        events.add("display: " + displayId);
        bundles.add(bundle);
    }

    @Override
    public void updateDisplay(MimeBundle bundle, String displayId) {
        events.add("update: " + displayId);
        bundles.add(bundle);
    }

    @Override
    public void result(MimeBundle bundle) {
        events.add("result");
        bundles.add(bundle);
    }

    @Override
    public void clear(boolean untilNext) {
        events.add("clear: " + untilNext);
    }

    @Override
    public String readLine(String prompt, boolean password) throws StdinNotAllowed {
        events.add("question: " + prompt);
        throw new StdinNotAllowed("nobody answers here");
    }
}
