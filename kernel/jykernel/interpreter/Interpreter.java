package jykernel.interpreter;

/**
 * A language. The kernel calls {@link #boot}, {@link #run} and {@link #close} on one thread, the worker; the other
 * methods also on another one while a cell runs, so they must not run code of the user for long.
 */
public interface Interpreter {
    /** Makes the interpreter ready. Everything that takes time belongs here, not into the constructor. */
    void boot();

    /**
     * What is needed soon, but by no cell to begin. Called once it is ready, on the thread that does not run cells, while
     * the first one may run.
     */
    default void bootRest() {}

    /** Runs one cell to its end. What user code does wrong is an {@link Outcome.Raised}, never an exception. */
    Outcome run(Cell cell, CellOutput output);

    /** @param cursor in code points */
    Completions complete(String code, int cursor);

    /**
     * @param cursor in code points
     * @param detailLevel 0, or 1 for the source as well
     */
    Inspection inspect(String code, int cursor, int detailLevel);

    Completeness isComplete(String code);

    /** Runs the exit hooks of user code. */
    void close();
}
