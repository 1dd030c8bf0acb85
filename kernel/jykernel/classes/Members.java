package jykernel.classes;

import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** What the public members of a class are. */
public final class Members {
    private Members() {}

    /** The names of what a class has without an object: static methods, static fields, classes inside it. */
    public static Set<String> ofClassItself(Class<?> type) {
        Set<String> names = new LinkedHashSet<>();
        try {
            for (Method method : type.getMethods()) {
                if (Modifier.isStatic(method.getModifiers())) {
                    names.add(method.getName());
                }
            }
            for (Field field : type.getFields()) {
                if (Modifier.isStatic(field.getModifiers())) {
                    names.add(field.getName());
                }
            }
            for (Class<?> inner : type.getClasses()) {
                names.add(inner.getSimpleName());
            }
        } catch (LinkageError missingLibrary) {
            // A class that mentions one that is not there cannot list its members; the names so far are right.
        }
        return names;
    }

    /** The signature of the shortest overload, and how many more there are; empty if there is none at all. */
    public static String signature(Collection<? extends Executable> overloads) {
        Optional<? extends Executable> first =
                overloads.stream().min(Comparator.comparingInt(Executable::getParameterCount));
        String more = overloads.size() > 1 ? " +" + (overloads.size() - 1) : "";
        return first.map(executable -> Signatures.of(executable) + more).orElse("");
    }
}
