package jykernel.jython;

import java.lang.reflect.Method;
import org.python.expose.ExposeAsSuperclass;
import org.python.expose.ExposedType;

/**
 * Which Java classes are types of Python, such as {@code str}. Jython looks for an annotation, and so has the JVM read all
 * the annotations of every class it meets. But each of its own types comes with a class that exposes it, which is quickly
 * asked for and needed anyway; those without one are no types.
 */
public final class ExposedTypes {
    private static final ClassLoader JYTHON = ExposedType.class.getClassLoader();

    private ExposedTypes() {}

    /** Called by Jython to find out whether a class is a type. */
    public static boolean contain(Class<?> type) {
        if (ExposeAsSuperclass.class.isAssignableFrom(type)) {
            return true;
        }
        return isOfJython(type) ? hasExposer(type) : knowsJython(type) && !isOurs(type) && isMarked(type);
    }

    /**
     * Called by Jython instead of {@link Class#getMethod}, to find out whether objects of a class are descriptors, by
     * methods with Python's names.
     */
    public static Method method(Class<?> type, String name, Class<?>[] parameters) throws NoSuchMethodException {
        if (knowsJython(type)) {
            return type.getMethod(name, parameters);
        }
        throw new NoSuchMethodException(name); // else it would list all the methods that there are
    }

    /** The JDK's own classes do not. */
    private static boolean knowsJython(Class<?> type) {
        return type.getClassLoader() != null;
    }

    private static boolean isOurs(Class<?> type) {
        return type.getPackageName().equals(ExposedTypes.class.getPackageName());
    }

    private static boolean isMarked(Class<?> type) {
        return type.isAnnotationPresent(ExposedType.class);
    }

    private static boolean isOfJython(Class<?> type) {
        String name = type.getName();
        return type.getClassLoader() == JYTHON
                && (name.startsWith("org.python.core.") || name.startsWith("org.python.modules."));
    }

    private static boolean hasExposer(Class<?> type) {
        try {
            Class.forName(type.getName() + "$PyExposer", false, JYTHON);
            return true;
        } catch (ClassNotFoundException none) {
            return false;
        }
    }
}
