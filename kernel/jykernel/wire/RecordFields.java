package jykernel.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The fields of a record, and how they are called on the wire. Null stands for a field that is not there. */
final class RecordFields {
    /** What the protocol calls by words that Java does not give away. */
    private static final Map<String, String> RESERVED = Map.of("transientData", "transient", "untilNext", "wait");

    private static final ClassValue<RecordFields> KNOWN = new ClassValue<>() {
        @Override
        protected RecordFields computeValue(Class<?> type) {
            return new RecordFields(type);
        }
    };

    private final Constructor<?> constructor;
    private final Field[] fields;

    private record Field(String name, Type type, Method accessor) {}

    private RecordFields(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        if (components == null) {
            throw new IllegalArgumentException("found " + type.getName() + ", expected a record");
        }
        fields = Arrays.stream(components)
                .map(each -> new Field(wireName(each.getName()), each.getGenericType(), accessible(each)))
                .toArray(Field[]::new);
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e); // every record has it
        }
    }

    private static Method accessible(RecordComponent component) {
        component.getAccessor().setAccessible(true); // for records that only their room knows
        return component.getAccessor();
    }

    static RecordFields of(Class<?> type) {
        return KNOWN.get(type);
    }

    /** {@code code_point} for {@code codePoint}. */
    private static String wireName(String name) {
        String reserved = RESERVED.get(name);
        if (reserved != null) {
            return reserved;
        }
        StringBuilder snake = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (Character.isUpperCase(c)) {
                snake.append('_');
            }
            snake.append(Character.toLowerCase(c));
        }
        return snake.toString();
    }

    void write(Record value, JsonGenerator generator) throws IOException {
        generator.writeStartObject();
        for (Field field : fields) {
            Object component = component(value, field.accessor);
            if (component != null) {
                generator.writeFieldName(field.name);
                JsonWriter.write(component, generator);
            }
        }
        generator.writeEndObject();
    }

    private static @Nullable Object component(Record value, Method accessor) {
        try {
            return accessor.invoke(value);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * A record of what was read; fields that it does not have are ignored.
     *
     * @throws IllegalArgumentException if a value does not fit, with what was found and what was expected
     */
    <T> T make(Map<?, ?> found, Class<T> type) {
        Object[] values = new Object[fields.length];
        for (int i = 0; i < fields.length; i++) {
            values[i] = Fit.into(fields[i].type, found.get(fields[i].name), fields[i].name);
        }
        try {
            return type.cast(constructor.newInstance(values));
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof IllegalArgumentException refused) {
                throw refused;
            }
            throw new IllegalStateException(e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
