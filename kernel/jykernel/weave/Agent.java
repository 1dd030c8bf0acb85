package jykernel.weave;

import java.lang.instrument.Instrumentation;
import java.net.URISyntaxException;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
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
        if (instrumentation != null || loadable() != null) {
            System.setProperty(RENEWABLE, "true");
        }
    }

    /** Weaves the classes that are loaded from now on, with the agent of the jar that this class is from. */
    public static void weaveFromNowOn() {
        Path jar = loadable();
        if (instrumentation == null && jar != null) {
            load(jar.toString());
        }
        Instrumentation given = instrumentation;
        if (given != null) {
            given.addTransformer(new LoadedClasses(Agent.class));
        }
    }

    private static boolean isExported() {
        return ModuleLayer.boot()
                .findModule("java.instrument")
                .map(module -> module.isExported("sun.instrument", Agent.class.getModule()))
                .orElse(false);
    }

    /** Whether the JVM can load an agent from there; it takes paths as UTF-8, whatever those of the system are. */
    static boolean isUnderstood(String path, String encodingOfPaths) {
        return encodingOfPaths.equalsIgnoreCase("UTF-8") || path.chars().allMatch(c -> c < 0x80);
    }

    /** Null if it cannot be loaded. */
    private static @Nullable Path loadable() {
        Path jar = jar();
        boolean isFile = jar != null
                && Files.isRegularFile(jar)
                && isUnderstood(jar.toString(), System.getProperty("sun.jnu.encoding", ""));
        return isFile && isExported() ? jar : null;
    }

    private static @Nullable Path jar() {
        CodeSource source = Agent.class.getProtectionDomain().getCodeSource();
        try {
            return source == null ? null : Path.of(source.getLocation().toURI());
        } catch (URISyntaxException | IllegalArgumentException | FileSystemNotFoundException noFile) {
            return null;
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
