package jykernel.execution;

/** Something a client asked for, waiting for its turn. */
public interface Task {
    void run();

    /** Called instead of {@link #run}, when the turn comes, if an earlier cell failed. Only if {@link #isCell}. */
    void abort();

    /** Whether this runs a cell, and so is aborted when an earlier cell fails. */
    boolean isCell();

    /** A task that no failing cell aborts. */
    static Task of(Runnable work) {
        return new Task() {
            @Override
            public void run() {
                work.run();
            }

            @Override
            public void abort() {
                throw new IllegalStateException("Only cells are aborted");
            }

            @Override
            public boolean isCell() {
                return false;
            }
        };
    }
}
