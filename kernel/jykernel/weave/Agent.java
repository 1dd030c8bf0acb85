package jykernel.weave;

import java.lang.instrument.Instrumentation;
import org.jspecify.annotations.Nullable;

/** Started by the JVM before the kernel, as the manifest of its jar asks; only keeps what it is given. */
public final class Agent {
    private static volatile @Nullable Instrumentation instrumentation;

    private Agent() {}

    /** Called by the JVM. */
    public static void agentmain(String arguments, Instrumentation given) {
        instrumentation = given;
    }

    /** What can change classes that are loaded; null if the kernel was not started from its jar. */
    static @Nullable Instrumentation instrumentation() {
        return instrumentation;
    }
}
