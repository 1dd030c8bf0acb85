package jykernel.classes;

import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The methods of one name, and the constructors of a class, as people wrote them: without the compiler's bridges. */
public final class Overloads {
    private static final Comparator<Executable> BY_LENGTH = Comparator.<Executable>comparingInt(
                    Executable::getParameterCount)
            .thenComparing(executable -> Signatures.of(executable));

    private Overloads() {}

    /** The public methods of the class and of those above it that have the name; the fewest parameters first. */
    public static List<Method> of(Class<?> type, String name) {
        return distinct(Arrays.stream(type.getMethods())
                .filter(method -> method.getName().equals(name))
                .toList());
    }

    /** The constructors that can be called from outside. */
    public static List<Constructor<?>> constructors(Class<?> type) {
        List<Constructor<?>> found = new ArrayList<>(List.of(type.getConstructors()));
        found.sort(BY_LENGTH);
        return found;
    }

    /** Of methods with the same parameters the one that says most about what it returns, in its lowest class. */
    static List<Method> distinct(Collection<Method> methods) {
        Map<String, Method> kept = new LinkedHashMap<>();
        for (Method method : methods) {
            String key = method.getName() + Arrays.toString(method.getParameterTypes());
            kept.merge(key, method, Overloads::better);
        }
        // Where parameters are generic, the bridge takes other types than the method that it calls.
        List<Method> found = new ArrayList<>(kept.values());
        found.removeIf(method -> method.isBridge() && hasOther(found, method));
        found.sort(BY_LENGTH);
        return found;
    }

    private static boolean hasOther(List<Method> methods, Method bridge) {
        return methods.stream()
                .anyMatch(method -> !method.isBridge()
                        && method.getName().equals(bridge.getName())
                        && method.getDeclaringClass() == bridge.getDeclaringClass()
                        && method.getParameterCount() == bridge.getParameterCount());
    }

    private static Method better(Method one, Method other) {
        if (one.isBridge() != other.isBridge()) {
            return one.isBridge() ? other : one;
        }
        if (one.getReturnType() != other.getReturnType()) {
            return one.getReturnType().isAssignableFrom(other.getReturnType()) ? other : one;
        }
        return one.getDeclaringClass().isAssignableFrom(other.getDeclaringClass()) ? other : one;
    }
}
