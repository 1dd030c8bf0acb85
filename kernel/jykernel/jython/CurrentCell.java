package jykernel.jython;

import jykernel.interpreter.CellOutput;
import org.jspecify.annotations.Nullable;

/**
 * The cell that output belongs to: the one that runs, or the one that ran last. Threads of user code print to it too,
 * whatever cell has started them, as in ipykernel; but those that work for one cell only print to that one.
 */
final class CurrentCell {
    private volatile @Nullable CellOutput output;
    /** For threads that work for one cell only. */
    @SuppressWarnings("ThreadLocalUsage") // there is one of these for each Python, and not static state
    private final ThreadLocal<CellOutput> own = new ThreadLocal<>();

    synchronized void set(CellOutput cellOutput) {
        output = cellOutput;
    }

    /** Works for one cell: what the calling thread puts out meanwhile belongs to it, also when another one runs. */
    void workFor(@Nullable CellOutput cell, Runnable work) {
        if (cell == null) {
            work.run();
            return;
        }
        own.set(cell);
        try {
            work.run();
        } finally {
            own.remove();
        }
    }

    /** Without effect if output goes somewhere else than is said here, as it does when another cell has begun. */
    synchronized void replace(CellOutput replaced, CellOutput replacement) {
        if (output == replaced) {
            output = replacement;
        }
    }

    /** Null before the first cell. */
    @Nullable
    CellOutput output() {
        CellOutput mine = own.get();
        return mine == null ? output : mine;
    }
}
