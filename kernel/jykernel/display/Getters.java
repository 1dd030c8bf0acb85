package jykernel.display;

import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What records and beans are made of. */
final class Getters {
    /** Reads one property of an object. */
    interface Property {
        @Nullable
        Object of(Object owner);
    }

    private Getters() {}

    /** The shape of records or of beans that are all of one class; otherwise null. */
    static RowShape.@Nullable OfObjects common(List<Object> rows) {
        Class<?> type = rows.get(0).getClass();
        if (!rows.stream().allMatch(row -> row.getClass() == type)) {
            return null;
        }
        Map<String, Property> properties = type.isRecord() ? ofRecord(type) : isBean(type) ? ofBean(type) : Map.of();
        return properties.isEmpty() ? null : RowShape.OfObjects.of(properties);
    }

    static Map<String, Property> ofRecord(Class<?> type) {
        Map<String, Property> properties = new LinkedHashMap<>();
        for (RecordComponent component : type.getRecordComponents()) {
            add(component.getName(), component.getAccessor(), properties);
        }
        return properties;
    }

    /** Classes of Java itself have better texts than what their getters give, and proxies may ask a data base. */
    private static boolean isBean(Class<?> type) {
        return type.getClassLoader() != null
                && type.getClassLoader() != ClassLoader.getPlatformClassLoader()
                && !type.getName().startsWith("org.python.")
                && !type.isEnum()
                && !type.isHidden()
                && !Proxy.isProxyClass(type)
                && !Iterable.class.isAssignableFrom(type)
                && !Number.class.isAssignableFrom(type)
                && !CharSequence.class.isAssignableFrom(type)
                && !Throwable.class.isAssignableFrom(type);
    }

    private static Map<String, Property> ofBean(Class<?> type) {
        List<String> order = fields(type);
        Map<String, Method> getters = new LinkedHashMap<>();
        for (Method method : type.getMethods()) {
            String name = propertyName(method);
            if (!name.isEmpty()) {
                getters.put(name, method);
            }
        }
        Map<String, Property> properties = new LinkedHashMap<>();
        getters.keySet().stream()
                .sorted(Comparator.comparingInt((String name) -> {
                            int at = order.indexOf(name);
                            return at < 0 ? order.size() : at;
                        })
                        .thenComparing(name -> name))
                .forEach(name -> {
                    Method getter = getters.get(name);
                    if (getter != null) {
                        add(name, getter, properties);
                    }
                });
        return properties;
    }

    /** The order in which the fields are declared is the one that the author had in mind. */
    private static List<String> fields(Class<?> type) {
        List<String> names = new ArrayList<>();
        for (Class<?> each = type; each != null; each = each.getSuperclass()) {
            List<String> declared = new ArrayList<>();
            for (Field field : each.getDeclaredFields()) {
                declared.add(field.getName());
            }
            names.addAll(0, declared);
        }
        return names;
    }

    private static String propertyName(Method method) {
        String name = method.getName();
        int prefix =
                name.startsWith("get") ? 3 : name.startsWith("is") && method.getReturnType() == boolean.class ? 2 : 0;
        if (prefix == 0
                || name.length() == prefix
                || method.getParameterCount() != 0
                || method.getReturnType() == void.class
                || method.isBridge()
                || Modifier.isStatic(method.getModifiers())
                || method.getDeclaringClass() == Object.class) {
            return "";
        }
        String rest = name.substring(prefix);
        boolean acronym = rest.length() > 1 && Character.isUpperCase(rest.charAt(1));
        return acronym ? rest : rest.substring(0, 1).toLowerCase(Locale.ROOT) + rest.substring(1);
    }

    private static void add(String name, Method method, Map<String, Property> properties) {
        // A public method of a class that is not public.
        if (method.trySetAccessible()) {
            properties.put(name, owner -> call(method, owner));
        }
    }

    static @Nullable Object call(Method method, Object owner, @Nullable Object... arguments) {
        try {
            return method.invoke(owner, arguments);
        } catch (InvocationTargetException e) {
            Throwable cause = e.getCause();
            if (cause instanceof RuntimeException exception) {
                throw exception;
            } else if (cause instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException(method.getName() + "() failed", cause);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(method.getName() + "() cannot be called", e);
        }
    }
}
