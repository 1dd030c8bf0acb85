package jykernel.display;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.management.Attribute;
import javax.management.AttributeList;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.TabularData;
import org.jspecify.annotations.Nullable;

/** What MBeans answer with, as the maps and lists that it stands for. */
final class OpenData {
    private OpenData() {}

    static boolean isOpen(@Nullable Object value) {
        return value != null && value.getClass().getName().startsWith("javax.management.");
    }

    /** The value itself if it is none of these. */
    static @Nullable Object plain(@Nullable Object value) {
        if (!isOpen(value)) {
            return value;
        } else if (value instanceof CompositeData data) {
            return map(data);
        } else if (value instanceof TabularData table) {
            List<Object> rows = new ArrayList<>();
            for (Object row : table.values()) {
                rows.add(row instanceof CompositeData data ? map(data) : row);
            }
            return rows;
        } else if (value instanceof AttributeList attributes) {
            Map<String, @Nullable Object> byName = new LinkedHashMap<>();
            for (Attribute attribute : attributes.asList()) {
                byName.put(attribute.getName(), attribute.getValue());
            }
            return byName;
        }
        return value;
    }

    private static Map<String, @Nullable Object> map(CompositeData data) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (String key : data.getCompositeType().keySet()) {
            values.put(key, data.get(key));
        }
        return values;
    }
}
