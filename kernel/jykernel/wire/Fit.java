package jykernel.wire;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whether what was read from JSON is what a field expects. Nothing is taken for something else. */
final class Fit {
    private Fit() {}

    /**
     * The value as the type wants it; null fits everywhere.
     *
     * @throws IllegalArgumentException with the field, what was found and what was expected
     */
    static @Nullable Object into(Type type, @Nullable Object value, String field) {
        if (value == null || type == Object.class) {
            return value;
        }
        if (type instanceof ParameterizedType container) {
            return intoContainer(container, value, field);
        }
        if (type == Integer.class) {
            return number(value, field);
        }
        if (type instanceof Class<?> simple && simple.isInstance(value)) {
            return value;
        }
        throw wrong(field, value, type == String.class ? "a string" : "true or false");
    }

    private static Object intoContainer(ParameterizedType container, Object value, String field) {
        Type[] arguments = container.getActualTypeArguments();
        if (container.getRawType() == Map.class) {
            if (!(value instanceof Map<?, ?> map)) {
                throw wrong(field, value, "an object");
            }
            map.forEach((name, item) -> into(arguments[1], item, field + "." + name));
        } else {
            if (!(value instanceof List<?> list)) {
                throw wrong(field, value, "an array");
            }
            list.forEach(item -> into(arguments[0], item, field + "[]"));
        }
        return value;
    }

    private static int number(Object value, String field) {
        if (value instanceof Number number && number.doubleValue() == number.intValue()) {
            return number.intValue();
        }
        throw wrong(field, value, "a whole number of at most 32 bits");
    }

    private static IllegalArgumentException wrong(String field, Object value, String expected) {
        return new IllegalArgumentException(
                "the field '" + field + "' is " + describe(value) + ", expected " + expected);
    }

    /** The kind of a value, and the value itself only if it is a number. */
    static String describe(@Nullable Object value) {
        if (value == null) {
            return "null";
        } else if (value instanceof Number) {
            return "the number " + value;
        } else if (value instanceof Boolean) {
            return "" + value;
        }
        return value instanceof String ? "a string" : value instanceof Map ? "an object" : "an array";
    }
}
