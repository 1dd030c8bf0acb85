package jykernel.interpreter;

import jykernel.display.MimeBundle;
import org.jspecify.annotations.Nullable;

/**
 * Where a cell's output goes and its input comes from. Usable from any thread, also after the cell has ended; output
 * appears in the order of the calls.
 */
public interface CellOutput {
    String STDOUT = "stdout";
    String STDERR = "stderr";

    /** @param name {@link #STDOUT} or {@link #STDERR} */
    void stream(String name, String text);

    /** @param displayId under which the display can be updated later, or null */
    void display(MimeBundle bundle, @Nullable String displayId);

    void updateDisplay(MimeBundle bundle, String displayId);

    /** The value of the cell's last expression. */
    void result(MimeBundle bundle);

    /** @param untilNext keep what is shown until the next output arrives */
    void clear(boolean untilNext);

    /**
     * Asks the person at the client for a line and waits for it.
     *
     * @return the line without its end, or null at the end of file
     * @throws InterruptedException if the thread was interrupted while it waited; a late answer is dropped
     * @throws StdinNotAllowed if the client does not take questions, or no cell is running
     */
    @Nullable
    String readLine(String prompt, boolean password) throws InterruptedException, StdinNotAllowed;

    /** The client cannot be asked for input. */
    final class StdinNotAllowed extends Exception {
        private static final long serialVersionUID = 1;

        public StdinNotAllowed(String message) {
            super(message);
        }
    }
}
