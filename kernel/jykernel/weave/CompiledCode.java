package jykernel.weave;

import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;

/** What the JVM's compilers have made of methods. */
public final class CompiledCode {
    private CompiledCode() {}

    /**
     * Throws away all compiled code that has methods of the class in it, also where it is running: a loop that has read
     * a field once and for all reads it again. The JVM does so with what depends on a class that is transformed anew,
     * even if it stays as it is.
     */
    public static void forget(Class<?> inlined) {
        Instrumentation instrumentation = Agent.instrumentation();
        if (instrumentation != null) {
            try {
                instrumentation.retransformClasses(inlined);
            } catch (UnmodifiableClassException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
