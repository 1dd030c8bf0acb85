package jykernel.weave;

import java.lang.instrument.Instrumentation;
import org.jspecify.annotations.Nullable;

/**
 * Started by the JVM with {@code -javaagent} before any program that embeds Jython; by a kernel, itself, once Python is
 * up, because a start with an agent takes longer. Keeps what it is given, and weaves what is not woven yet.
 */
public final class Agent {
    /** Tells polls that {@link CompiledCode} can do its work; read before the kernel's first poll. */
    private static final String RENEWABLE = "jykernel.polls.renewable";

    /** What loads the agents that the manifests of jars name; for the JVM's launcher, unless it is exported to us. */
    private static final String LOADER = "sun.instrument.InstrumentationImpl";

    private static volatile @Nullable Instrumentation instrumentation;

    private Agent() {}

    /** Called by the JVM for {@code -javaagent}. */
    public static void premain(String arguments, Instrumentation given) {
        instrumentation = given;
        given.addTransformer(new LoadedClasses(Agent.class));
    }

    /** Called by the JVM for the jar that it was started with, or that {@link #weaveFromNowOn} has named. */
    public static void agentmain(String arguments, Instrumentation given) {
        instrumentation = given;
        expect();
    }

    /** Tells polls, before the first one, that there is an agent or will be one. */
    public static void expect() {
        if (instrumentation != null || canBeLoaded()) {
            System.setProperty(RENEWABLE, "true");
        }
    }

    private static boolean canBeLoaded() {
        return ModuleLayer.boot()
                .findModule("java.instrument")
                .map(module -> module.isExported("sun.instrument", Agent.class.getModule()))
                .orElse(false);
    }

    /** Weaves the classes that are loaded from now on, with the agent of the jar that this JVM runs. */
    public static void weaveFromNowOn() {
        if (instrumentation == null && canBeLoaded()) {
            load(System.getProperty("java.class.path", ""));
        }
        Instrumentation given = instrumentation;
        if (given != null) {
            given.addTransformer(new LoadedClasses(Agent.class));
        }
    }

    private static void load(String jar) {
        try {
            Class.forName(LOADER).getMethod("loadAgent", String.class).invoke(null, jar);
        } catch (ReflectiveOperationException e) {
            System.getLogger(Agent.class.getName())
                    .log(System.Logger.Level.WARNING, "Interrupts do not reach everything, for there is no agent", e);
        }
    }

    /** What can change classes that are loaded; null if there is no agent. */
    static @Nullable Instrumentation instrumentation() {
        return instrumentation;
    }
}
