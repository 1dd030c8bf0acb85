package jykernel.classes;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Pairs of methods that Python sees as one attribute. */
final class Beans {
    private Beans() {}

    /** A property such as {@code name}, with {@code getName} and perhaps {@code setName}. */
    record Property(String name, Method getter, @Nullable Method setter) {
        /** Such as {@code name: String}. */
        String line() {
            return name + ": " + Signatures.simple(getter.getGenericReturnType())
                    + (setter == null ? "  # read only" : "");
        }
    }

    /** The properties whose getter or setter the class itself declares. */
    static List<Property> of(Class<?> type) {
        Map<String, Property> found = new TreeMap<>();
        for (Method method : type.getDeclaredMethods()) {
            int modifiers = method.getModifiers();
            if (Modifier.isPublic(modifiers) && !Modifier.isStatic(modifiers) && !method.isBridge()) {
                String name = getter(method);
                if (name != null) {
                    found.merge(
                            name,
                            new Property(name, method, setter(type, name, method.getReturnType())),
                            (one, other) -> one);
                }
            }
        }
        return List.copyOf(found.values());
    }

    private static @Nullable String getter(Method method) {
        String name = method.getName();
        if (method.getParameterCount() > 0 || method.getReturnType() == void.class) {
            return null;
        }
        if (name.startsWith("get") && name.length() > 3) {
            return decapitalized(name.substring(3));
        }
        return name.startsWith("is") && name.length() > 2 && method.getReturnType() == boolean.class
                ? decapitalized(name.substring(2))
                : null;
    }

    private static @Nullable Method setter(Class<?> type, String property, Class<?> value) {
        Optional<Method> found = Arrays.stream(type.getMethods())
                .filter(method -> method.getParameterCount() == 1
                        && method.getParameterTypes()[0] == value
                        && method.getName().startsWith("set")
                        && decapitalized(method.getName().substring(3)).equals(property))
                .findFirst();
        return found.orElse(null);
    }

    /** As Jython does it: {@code URL} stays as it is. */
    private static String decapitalized(String name) {
        boolean acronym = name.length() > 1 && Character.isUpperCase(name.charAt(1));
        return name.isEmpty() || acronym ? name : Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }
}
