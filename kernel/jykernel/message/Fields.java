package jykernel.message;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Defaults and demands for the fields of requests. */
final class Fields {
    private Fields() {}

    static <T> T required(String name, @Nullable T value) {
        if (value == null) {
            throw new IllegalArgumentException("the field '" + name + "' is missing or null");
        }
        return value;
    }

    static <T> T orElse(@Nullable T value, T otherwise) {
        return value == null ? otherwise : value;
    }

    static String oneOf(String name, String value, List<String> allowed) {
        if (!allowed.contains(value)) {
            throw new IllegalArgumentException(
                    "the field '" + name + "' is '" + value + "', expected one of " + allowed);
        }
        return value;
    }
}
