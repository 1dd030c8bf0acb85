package jykernel.display;

import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.BaseStream;
import javax.swing.JTable;
import javax.swing.table.TableModel;
import org.jspecify.annotations.Nullable;

/**
 * What Java values look like: tables of rows, pictures of charts and components. Libraries are known by the names of
 * their classes, and none is loaded for a value of another kind.
 */
public final class JavaValues {
    /** How a table is read of a value of a class that is known by its name. */
    interface Reader {
        Table read(Object value, Class<?> type, Cells cells) throws ReflectiveOperationException;
    }

    /** By class or interface; of those that a value is an instance of the nearest one counts. */
    static final Map<String, Reader> TABLES = Map.of(
            "tech.tablesaw.api.Table",
            Grids::ofTablesaw,
            "com.inductiveautomation.ignition.common.Dataset",
            Grids::ofIgnition,
            "javax.swing.table.TableModel",
            (value, type, cells) -> Grids.ofModel((TableModel) value, cells),
            "javax.swing.JTable",
            (value, type, cells) -> Grids.ofModel(((JTable) value).getModel(), cells));

    /** Read as a table too, as far as its rows are there. */
    static final String RESULT_SET = "java.sql.ResultSet";

    private final Cells cells;

    /** @param language what the cells' language has to say about values */
    public JavaValues(Language language) {
        cells = new Cells(language);
    }

    /**
     * The representations that are better than the value's own text; without {@code text/plain} where that text is good.
     * A value that cannot be shown, because its methods fail, has none.
     */
    public MimeBundle of(Object value) {
        try {
            MimeBundle bundle = OpenData.isOpen(value) ? open(value) : bundle(value);
            return bundle == null ? MimeBundle.EMPTY : bundle;
        } catch (ReflectiveOperationException | RuntimeException | LinkageError | StackOverflowError e) {
            cells.passOn(e instanceof InvocationTargetException called ? called.getTargetException() : e);
            return MimeBundle.EMPTY;
        }
    }

    /** Their own text is for the debugging of what makes them. */
    private @Nullable MimeBundle open(Object value) throws ReflectiveOperationException {
        Object plain = OpenData.plain(value);
        return plain instanceof Map<?, ?> map
                ? table(RowTables.ofMap(map, cells))
                : plain == null ? null : bundle(plain);
    }

    private @Nullable MimeBundle bundle(Object value) throws ReflectiveOperationException {
        if (value instanceof Collection
                || value instanceof Map
                || value.getClass().isArray()) {
            return ofRows(value);
        } else if (value instanceof Record) {
            return html(RowTables.ofRecord(value, cells));
        } else if (value instanceof BaseStream<?, ?>) {
            return unread("stream", value, ".toList() or .iterator() reads it");
        } else if (value instanceof Iterator) {
            return unread("iterator", value, "list(…) reads it");
        }
        Map<String, Class<?>> supertypes = new LinkedHashMap<>();
        addSupertypes(value.getClass(), supertypes);
        Table table = ofLibrary(value, supertypes);
        if (table != null) {
            return table(table);
        } else if (supertypes.containsKey(RESULT_SET)) {
            return resultSet((ResultSet) value);
        }
        return Pictures.of(value, supertypes);
    }

    /** Beside the value's own text. */
    private static @Nullable MimeBundle html(@Nullable Table table) {
        return table == null ? null : MimeBundle.EMPTY.with("text/html", TableHtml.of(table));
    }

    private static @Nullable MimeBundle table(@Nullable Table table) {
        return table == null ? null : MimeBundle.text(TableText.of(table)).with("text/html", TableHtml.of(table));
    }

    private @Nullable MimeBundle ofRows(Object value) {
        if (value instanceof Map<?, ?> map) {
            Table table = RowTables.ofMap(map, cells);
            return table == null || table.columns().equals(RowTables.VALUE) ? html(table) : table(table);
        } else if (value instanceof Object[] array) {
            Table grid = Grids.ofArray(array, cells);
            return table(grid != null ? grid : RowTables.ofItems(Sample.of(Arrays.asList(array)), cells));
        }
        return value instanceof Collection<?> items ? table(RowTables.ofItems(Sample.of(items), cells)) : null;
    }

    private @Nullable Table ofLibrary(Object value, Map<String, Class<?>> supertypes)
            throws ReflectiveOperationException {
        for (Map.Entry<String, Class<?>> supertype : supertypes.entrySet()) {
            Reader reader = TABLES.get(supertype.getKey());
            if (reader != null) {
                return reader.read(value, supertype.getValue(), cells);
            }
        }
        return value instanceof Iterable<?> items && canBeReadAgain(items, supertypes)
                ? RowTables.ofItems(Sample.of(items), cells)
                : null;
    }

    /** What is read from a file or made by a lambda as a rule gives its items once only. */
    private static boolean canBeReadAgain(Iterable<?> items, Map<String, Class<?>> supertypes) {
        return !(items instanceof AutoCloseable)
                && !(items instanceof Path)
                && !items.getClass().isHidden()
                && !supertypes.containsKey("java.awt.Component");
    }

    private @Nullable MimeBundle resultSet(ResultSet result) {
        try {
            return ResultSets.isClosed(result)
                    ? MimeBundle.text("<" + result.getClass().getName() + ", closed>")
                    : table(ResultSets.table(result, cells));
        } catch (SQLException e) {
            return MimeBundle.text("<" + result.getClass().getName() + ": " + e.getMessage() + ">");
        }
    }

    private static MimeBundle unread(String what, Object value, String how) {
        return MimeBundle.text("<" + what + " " + value.getClass().getName() + ", not read yet: " + how + ">");
    }

    /** By name, the nearest first. */
    private static void addSupertypes(@Nullable Class<?> type, Map<String, Class<?>> supertypes) {
        if (type == null || supertypes.putIfAbsent(type.getName(), type) != null) {
            return;
        }
        addSupertypes(type.getSuperclass(), supertypes);
        for (Class<?> each : type.getInterfaces()) {
            addSupertypes(each, supertypes);
        }
    }
}
