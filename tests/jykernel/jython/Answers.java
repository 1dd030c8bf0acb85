package jykernel.jython;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import jykernel.display.MimeBundle;
import jykernel.interpreter.CellOutput;
import org.jspecify.annotations.Nullable;

/** A person who answers questions line by line, and then types the end of file. What is printed is kept; all else is dropped. */
final class Answers implements CellOutput {
    final List<String> questions = new ArrayList<>();
    final StringBuilder printed = new StringBuilder();
    private final Deque<String> lines;

    Answers(String... lines) {
        this.lines = new ArrayDeque<>(List.of(lines));
    }

    @Override
    public @Nullable String readLine(String prompt, boolean password) {
        questions.add((password ? "hidden: " : "") + prompt);
        return lines.poll();
    }

    @Override
    public void stream(String name, String text) {
        printed.append(text);
    }

    @Override
    public void display(MimeBundle bundle, @Nullable String displayId) {}

    @Override
    public void updateDisplay(MimeBundle bundle, String displayId) {}

    @Override
    public void result(MimeBundle bundle) {}

    @Override
    public void clear(boolean untilNext) {}
}
