package jykernel.classes;

import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** What a class has to offer, a line for each public member of its own. */
public final class Overview {
    /** A tooltip is read, not searched. */
    private static final int LONGEST_LIST = 60;

    private final Class<?> type;
    private final Function<Executable, List<String>> parameterNames;

    /** @param parameterNames from a source; an empty list where there is none */
    public Overview(Class<?> type, Function<Executable, List<String>> parameterNames) {
        this.type = type;
        this.parameterNames = parameterNames;
    }

    /** Title → lines, without titles that would have no lines. */
    public Map<String, List<String>> sections() {
        Map<String, List<String>> sections = new LinkedHashMap<>();
        put(sections, type.isEnum() ? "Constants" : "", enumConstants());
        put(sections, "Methods", own(type.getDeclaredMethods()).map(this::line));
        put(sections, "Properties", Beans.of(type).stream().map(Beans.Property::line));
        put(sections, "Fields", fields().map(Overview::fieldLine));
        put(sections, "Nested", nested().map(Signatures::declaration));
        return sections;
    }

    private static void put(Map<String, List<String>> sections, String title, Stream<String> all) {
        List<String> lines = all.sorted().toList();
        if (!lines.isEmpty()) {
            sections.put(title, cut(lines));
        }
    }

    static List<String> cut(List<String> lines) {
        if (lines.size() <= LONGEST_LIST) {
            return lines;
        }
        List<String> shown = new ArrayList<>(lines.subList(0, LONGEST_LIST));
        shown.add("… and " + (lines.size() - LONGEST_LIST) + " more");
        return shown;
    }

    private Stream<String> enumConstants() {
        return Arrays.stream(type.getFields()).filter(Field::isEnumConstant).map(Field::getName);
    }

    private Stream<Method> own(Method[] methods) {
        return Overloads.distinct(Arrays.stream(methods)
                        .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isSynthetic())
                        .toList())
                .stream()
                .sorted(Comparator.comparing(Method::getName));
    }

    private String line(Method method) {
        return method.getName() + Signatures.of(method, parameterNames.apply(method)) + marks(method);
    }

    private Stream<Field> fields() {
        return Arrays.stream(type.getDeclaredFields())
                .filter(field -> Modifier.isPublic(field.getModifiers()) && !field.isEnumConstant());
    }

    private Stream<Class<?>> nested() {
        return Arrays.stream(type.getDeclaredClasses()).filter(inner -> Modifier.isPublic(inner.getModifiers()));
    }

    private static String fieldLine(Field field) {
        return field.getName() + ": " + Signatures.simple(field.getGenericType()) + marks(field);
    }

    /** What the signature alone does not say, as a comment. */
    public static String marks(Member member) {
        List<String> marks = new ArrayList<>();
        if (Modifier.isStatic(member.getModifiers())) {
            marks.add("static");
        }
        if (Modifier.isAbstract(member.getModifiers())
                && !member.getDeclaringClass().isInterface()) {
            marks.add("abstract");
        }
        if (member instanceof java.lang.reflect.AnnotatedElement element
                && element.isAnnotationPresent(Deprecated.class)) {
            marks.add("deprecated");
        }
        return marks.isEmpty() ? "" : "  # " + String.join(", ", marks);
    }
}
