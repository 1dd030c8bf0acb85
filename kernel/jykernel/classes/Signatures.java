package jykernel.classes;

import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.Arrays;
import java.util.List;
import java.util.StringJoiner;
import java.util.stream.Collectors;

/** How methods, constructors, fields and classes are written down for people. */
public final class Signatures {
    private Signatures() {}

    /** Such as {@code (Map<String, Integer> counts, int... more) -> List<String>}; names only where the class has them. */
    public static String of(Executable executable) {
        return of(executable, List.of());
    }

    /** @param names of the parameters, as the source has them; without effect unless there is one for each */
    public static String of(Executable executable, List<String> names) {
        StringJoiner parameters = new StringJoiner(", ", "(", ")");
        Parameter[] all = executable.getParameters();
        for (int i = 0; i < all.length; i++) {
            String type = simple(all[i].getParameterizedType());
            String shown = all[i].isVarArgs() ? type.replaceFirst("\\[]$", "...") : type;
            String name = all[i].isNamePresent() ? all[i].getName() : names.size() == all.length ? names.get(i) : "";
            parameters.add((shown + " " + name).strip());
        }
        return executable instanceof Method method
                ? parameters + " -> " + simple(method.getGenericReturnType())
                : parameters.toString();
    }

    /** Such as {@code public final class Box<T extends Number> extends Thing implements Runnable}. */
    public static String declaration(Class<?> type) {
        boolean keyword = type.isInterface() || type.isEnum() || type.isRecord();
        int modifiers = type.getModifiers() & Modifier.classModifiers() & ~Modifier.STRICT;
        if (keyword) {
            modifiers &= ~(Modifier.ABSTRACT | Modifier.FINAL | Modifier.STATIC);
        }
        StringJoiner words = new StringJoiner(" ");
        if (modifiers != 0) {
            words.add(Modifier.toString(modifiers));
        }
        if (type.isSealed()) {
            words.add("sealed");
        }
        words.add(kind(type)).add(nested(type) + variables(type.getTypeParameters()));
        Type above = type.getGenericSuperclass();
        if (above != null && above != Object.class && !type.isEnum() && !type.isRecord()) {
            words.add("extends " + simple(above));
        }
        Type[] interfaces = type.isAnnotation() ? new Type[0] : type.getGenericInterfaces();
        if (interfaces.length > 0) {
            words.add((type.isInterface() ? "extends " : "implements ") + list(interfaces, ", "));
        }
        return words.toString();
    }

    /** Class, interface, enum, record or @interface. */
    public static String kind(Class<?> type) {
        if (type.isAnnotation()) {
            return "@interface";
        }
        return type.isInterface() ? "interface" : type.isEnum() ? "enum" : type.isRecord() ? "record" : "class";
    }

    /** Such as {@code public static final int MAX_PRIORITY}. */
    public static String declaration(Field field) {
        String modifiers = Modifier.toString(field.getModifiers() & Modifier.fieldModifiers());
        return (modifiers + " " + simple(field.getGenericType()) + " " + field.getName()).strip();
    }

    private static String nested(Class<?> type) {
        Class<?> outer = type.getDeclaringClass();
        return outer == null ? type.getSimpleName() : nested(outer) + "." + type.getSimpleName();
    }

    private static String variables(TypeVariable<?>[] variables) {
        return variables.length == 0
                ? ""
                : Arrays.stream(variables).map(Signatures::variable).collect(Collectors.joining(", ", "<", ">"));
    }

    private static String variable(TypeVariable<?> variable) {
        Type[] bounds = variable.getBounds();
        boolean unbounded = bounds.length == 0 || (bounds.length == 1 && bounds[0] == Object.class);
        return unbounded ? variable.getName() : variable.getName() + " extends " + list(bounds, " & ");
    }

    private static String list(Type[] types, String between) {
        return Arrays.stream(types).map(Signatures::simple).collect(Collectors.joining(between));
    }

    /** The type without the packages that it and its arguments are in. */
    static String simple(Type type) {
        return type.getTypeName().replaceAll("\\b[a-z][\\w]*\\.", "").replace('$', '.');
    }
}
