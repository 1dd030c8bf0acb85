package jykernel.install;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/**
 * Handlers for this process's own signals. By reflection, because javac warns of each mention of sun.misc.Signal, cannot
 * be told not to, and in this build a warning is an error.
 */
final class Signals {
    private Signals() {}

    /** From now on the signal does nothing but this, until what is returned is run. */
    static Runnable handle(String name, Runnable action) {
        try {
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object ours = Proxy.newProxyInstance(
                    handler.getClassLoader(),
                    new Class<?>[] {handler},
                    (proxy, method, arguments) -> switch (method.getName()) {
                        case "handle" -> {
                            action.run();
                            yield null;
                        }
                        case "equals" -> arguments != null && proxy == arguments[0];
                        case "hashCode" -> System.identityHashCode(action);
                        default -> "handler of " + name;
                    });
            Object before = set(name, ours, handler);
            return () -> set(name, before, handler);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("this Java has no module jdk.unsupported", e);
        }
    }

    private static @Nullable Object set(String name, @Nullable Object to, Class<?> handler) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Object which = signal.getConstructor(String.class).newInstance(name);
            return signal.getMethod("handle", signal, handler).invoke(null, which, to);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException("this Java lets nobody handle the signal " + name, e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("this Java has no module jdk.unsupported", e);
        }
    }
}
