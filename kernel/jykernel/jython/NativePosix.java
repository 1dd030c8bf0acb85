package jykernel.jython;

import com.kenai.jffi.Library;
import java.io.File;
import java.lang.reflect.Method;
import jnr.posix.POSIX;

/**
 * Whether the functions of the operating system are there. Jython asks when it starts, and the library looks by making
 * itself ready to call all of them, which takes as long as the rest of the start; only few cells call any.
 */
public final class NativePosix {
    private static final Method[] NONE = {};

    private NativePosix() {}

    /** Called by Jython instead of {@link POSIX#isNative()}: whether native code can be called at all. */
    public static boolean isNative(POSIX asked) {
        return canCall() || asked.isNative();
    }

    /**
     * Called by Jython instead of {@link Class#getDeclaredMethods}, to find those that are not to be seen on Windows or
     * without native code: they are marked by annotations, which take their time to read.
     */
    public static Method[] hidden(Class<?> posix) {
        return File.separatorChar == '/' && canCall() ? NONE : posix.getDeclaredMethods();
    }

    private static boolean canCall() {
        try {
            return Library.getDefault() != null;
        } catch (LinkageError none) {
            return false;
        }
    }
}
