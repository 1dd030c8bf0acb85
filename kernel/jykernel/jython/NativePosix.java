package jykernel.jython;

import com.kenai.jffi.Library;
import jnr.posix.POSIX;

/**
 * Whether the functions of the operating system are there. Jython asks when it starts, and the library looks by making
 * itself ready to call all of them, which takes as long as the rest of the start; only few cells call any.
 */
public final class NativePosix {
    private NativePosix() {}

    /** Called by Jython instead of {@link POSIX#isNative()}: whether native code can be called at all. */
    public static boolean isNative(POSIX asked) {
        try {
            return Library.getDefault() != null;
        } catch (LinkageError none) {
            return asked.isNative();
        }
    }
}
