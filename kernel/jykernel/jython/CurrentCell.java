package jykernel.jython;

import jykernel.interpreter.CellOutput;
import org.jspecify.annotations.Nullable;

/**
 * The cell that output belongs to: the one that runs, or the one that ran last. Threads of user code print to it too,
 * whatever cell has started them, as in ipykernel.
 */
final class CurrentCell {
    private volatile @Nullable CellOutput output;

    synchronized void set(CellOutput cellOutput) {
        output = cellOutput;
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
        return output;
    }
}
