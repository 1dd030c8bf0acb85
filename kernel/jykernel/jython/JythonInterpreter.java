package jykernel.jython;

import java.util.List;
import java.util.Map;
import java.util.Properties;
import jykernel.interpreter.Cell;
import jykernel.interpreter.CellOutput;
import jykernel.interpreter.Completeness;
import jykernel.interpreter.Completions;
import jykernel.interpreter.Inspection;
import jykernel.interpreter.Interpreter;
import jykernel.interpreter.Outcome;
import jykernel.interrupt.Interrupts;
import org.jspecify.annotations.Nullable;
import org.python.core.Py;
import org.python.core.PySystemState;
import org.python.core.ThreadState;

/** Python 2.7. Constructing it is cheap; {@link #boot} loads Jython. */
public final class JythonInterpreter implements Interpreter {
    private final CurrentCell currentCell = new CurrentCell();
    private final MemoryReserve reserve = new MemoryReserve();
    private final PythonSignals signals;
    private volatile @Nullable Session session;

    /** @param signals what interrupts mean to this Python */
    public JythonInterpreter(PythonSignals signals) {
        this.signals = signals;
    }

    CurrentCell currentCell() {
        return currentCell;
    }

    @Override
    public void boot() {
        Properties properties = new Properties();
        // Without these Jython looks for a terminal, and starts a process to find its encoding.
        properties.setProperty("python.console", "");
        properties.setProperty("python.console.encoding", "UTF-8");
        properties.setProperty("python.io.encoding", "UTF-8");
        PySystemState.initialize(System.getProperties(), properties, new String[] {""});
        PySystemState system = new PySystemState();
        Py.setSystemState(system);
        // Threads that Java code starts, and that call Python, belong to this Python too.
        Py.defaultSystemState = system;
        session = new Session(system, currentCell, signals);
    }

    @Override
    public void bootRest() {
        reserve.adjust();
    }

    private Session session() {
        Session booted = session;
        if (booted == null) {
            throw new IllegalStateException("Jython could not be started; the kernel's log says why");
        }
        return booted;
    }

    @Override
    public Outcome run(Cell cell, CellOutput output) {
        Session python = session().attached();
        currentCell.set(output);
        try {
            Map<String, Object> values = python.run(cell, output);
            python.endOfCell(false);
            Interrupts.checkInterrupt();
            List<Map<String, Object>> payloads = python.payloads().take();
            return new Outcome.Done(values, payloads, Payloads.askExit(payloads));
        } catch (Throwable e) {
            reserve.adjust();
            Outcome.Failure failure = python.tracebacks().describe(e);
            python.endOfCell(true);
            return new Outcome.Raised(failure, python.payloads().take());
        } finally {
            forgetCalls();
            reserve.adjust();
        }
    }

    /**
     * What comes out of nowhere, such as that there is no memory, may end Python's calls without Jython noticing. It would
     * keep the names of the functions that ran, and all that they hold.
     */
    private static void forgetCalls() {
        ThreadState state = Py.getThreadState();
        state.frame = null;
        state.call_depth = 0;
        state.compareStateNesting = 0;
        state.exception = null;
    }

    /** A line for Java's System.in, or null at the end of file. */
    @Nullable
    String readLine() {
        return session().stdin().ask("", false);
    }

    @Override
    public Completions complete(String code, int cursor) {
        return session().attached().completer().complete(code, cursor);
    }

    @Override
    public Inspection inspect(String code, int cursor, int detailLevel) {
        return session().attached().inspector().inspect(code, cursor, detailLevel);
    }

    @Override
    public Completeness isComplete(String code) {
        return session().attached().completeness().check(code);
    }

    @Override
    public void close() {
        Session booted = session;
        if (booted != null) {
            booted.close();
        }
    }
}
