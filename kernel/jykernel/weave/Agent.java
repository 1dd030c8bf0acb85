package jykernel.weave;

import java.lang.instrument.Instrumentation;
import org.jspecify.annotations.Nullable;

/**
 * Started by the JVM before the kernel, as the manifest of its jar asks, or with {@code -javaagent} before any program
 * that embeds Jython. Keeps what it is given, and weaves what is not woven yet.
 */
public final class Agent {
    /** Tells polls that {@link CompiledCode} can do its work; read before the kernel's first poll. */
    private static final String RENEWABLE = "jykernel.polls.renewable";

    private static volatile @Nullable Instrumentation instrumentation;

    private Agent() {}

    /** Called by the JVM for {@code -javaagent}. */
    public static void premain(String arguments, Instrumentation given) {
        instrumentation = given;
        weaveFromNowOn();
    }

    /** Called by the JVM for the jar that it was started with. */
    public static void agentmain(String arguments, Instrumentation given) {
        instrumentation = given;
        System.setProperty(RENEWABLE, "true");
    }

    /** Weaves the classes that are loaded from now on. The kernel itself starts quicker without. */
    public static void weaveFromNowOn() {
        Instrumentation given = instrumentation;
        if (given != null) {
            given.addTransformer(new LoadedClasses(Agent.class));
        }
    }

    /** What can change classes that are loaded; null if the kernel was not started from its jar. */
    static @Nullable Instrumentation instrumentation() {
        return instrumentation;
    }
}
