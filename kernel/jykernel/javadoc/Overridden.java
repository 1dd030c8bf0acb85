package jykernel.javadoc;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Comments that methods take over from the methods that they override. */
final class Overridden {
    /** Hierarchies are less deep; a source that is looked up costs time. */
    private static final int MOST_LOOKUPS = 8;

    private final Function<Method, @Nullable DocComment> comments;
    private int lookups;

    private Overridden(Function<Method, @Nullable DocComment> comments) {
        this.comments = comments;
    }

    /** Null if neither the method nor one above it has a source. */
    static @Nullable DocComment comment(Method method, Function<Method, @Nullable DocComment> comments) {
        return new Overridden(comments).of(method);
    }

    private @Nullable DocComment of(Method method) {
        lookups++;
        DocComment own = comments.apply(method);
        if (own != null && !own.isIncomplete()) {
            return own;
        }
        DocComment above = above(method);
        if (own == null || above == null) {
            return own == null ? above : own.inheriting(DocComment.EMPTY);
        }
        return own.inheriting(above);
    }

    private @Nullable DocComment above(Method method) {
        for (Class<?> type : typesAbove(method.getDeclaringClass())) {
            for (Method candidate : type.getDeclaredMethods()) {
                boolean same = lookups < MOST_LOOKUPS
                        && candidate.getName().equals(method.getName())
                        && !candidate.isBridge()
                        && overrides(method, candidate);
                DocComment comment = same ? of(candidate) : null;
                if (comment != null && !comment.equals(DocComment.EMPTY)) {
                    return comment;
                }
            }
        }
        return null;
    }

    private static boolean overrides(Method method, Method above) {
        Class<?>[] own = method.getParameterTypes();
        Class<?>[] theirs = above.getParameterTypes();
        if (own.length != theirs.length) {
            return false;
        }
        for (int i = 0; i < own.length; i++) {
            // A type variable above may be any class below.
            if (!theirs[i].isAssignableFrom(own[i])) {
                return false;
            }
        }
        return true;
    }

    /** The interfaces of the class and its superclass; those further up follow by recursion, and for interfaces Object. */
    private static List<Class<?>> typesAbove(Class<?> type) {
        List<Class<?>> above = new ArrayList<>(Arrays.asList(type.getInterfaces()));
        for (Class<?> parent = type.getSuperclass(); parent != null; parent = parent.getSuperclass()) {
            above.add(parent);
            above.addAll(Arrays.asList(parent.getInterfaces()));
        }
        for (Class<?> parent : List.copyOf(above)) {
            above.addAll(Arrays.asList(parent.getInterfaces()));
        }
        return above.stream().distinct().toList();
    }
}
