package jykernel.display;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import javax.sql.rowset.CachedRowSet;
import javax.sql.rowset.RowSetMetaDataImpl;
import javax.sql.rowset.RowSetProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class ResultSetsTest {
    private final List<String> called = new ArrayList<>();

    private static CachedRowSet rows(int count) throws SQLException {
        RowSetMetaDataImpl about = new RowSetMetaDataImpl();
        about.setColumnCount(2);
        about.setColumnLabel(1, "id");
        about.setColumnType(1, Types.INTEGER);
        about.setColumnLabel(2, "name");
        about.setColumnType(2, Types.VARCHAR);
        CachedRowSet rows = RowSetProvider.newFactory().createCachedRowSet();
        rows.setMetaData(about);
        for (int i = count; i > 0; i--) {
            rows.moveToInsertRow();
            rows.updateInt(1, i);
            if (i % 2 == 0) {
                rows.updateNull(2);
            } else {
                rows.updateString(2, "n" + i);
            }
            rows.insertRow();
            rows.moveToCurrentRow();
        }
        rows.beforeFirst();
        return rows;
    }

    /** As most drivers give it: it goes forward only, and some do not even tell where they are. */
    private ResultSet forwardOnly(ResultSet rows, boolean tellsRow) {
        return (ResultSet) Proxy.newProxyInstance(
                ResultSet.class.getClassLoader(), new Class<?>[] {ResultSet.class}, (proxy, method, arguments) -> {
                    called.add(method.getName());
                    return switch (method.getName()) {
                        case "getType" -> ResultSet.TYPE_FORWARD_ONLY;
                        case "isClosed" -> false;
                        case "getRow" -> {
                            if (!tellsRow) {
                                throw new SQLFeatureNotSupportedException("getRow");
                            }
                            yield rows.getRow();
                        }
                        case "next", "getObject", "getMetaData" -> method.invoke(rows, arguments);
                        default -> throw new SQLException("not in one that goes forward only: " + method.getName());
                    };
                });
    }

    private static String plain(ResultSet rows) {
        return (String) new JavaValues(new PlainJava()).of(rows).data().get("text/plain");
    }

    @Test
    void rows_are_shown_with_the_nulls_of_the_data_base() throws Exception {
        CachedRowSet rows = rows(3);
        assertEquals(
                """
                id  name
                 1  n1
                 2  NULL
                 3  n3
                [3 rows × 2 columns]""",
                plain(rows));
        assertTrue(rows.isBeforeFirst());
        assertTrue(
                String.valueOf(new JavaValues(new PlainJava()).of(rows).data().get("text/html"))
                        .contains("<span style=\"opacity: 0.5\">NULL</span>"));
    }

    @Test
    void the_cursor_is_put_back() throws Exception {
        CachedRowSet rows = rows(3);
        rows.absolute(2);
        plain(rows);
        assertEquals(2, rows.getRow());
        rows.afterLast();
        plain(rows);
        assertTrue(rows.isAfterLast());
        assertEquals(0, occurrences("n1", plain(rows(0))));
    }

    private static int occurrences(String what, String text) {
        return text.split(what, -1).length - 1;
    }

    @Test
    void of_many_rows_the_first_are_shown() throws Exception {
        String text = plain(rows(100));
        assertTrue(text.endsWith("\n ⋮  ⋮\n[the first 60 rows × 2 columns]"), text);
        assertFalse(text.contains("61"), text);
    }

    @Test
    void one_that_goes_forward_only_is_read_on_from_where_it_is() throws Exception {
        for (boolean tellsRow : new boolean[] {true, false}) {
            CachedRowSet rows = rows(100);
            ResultSet forward = forwardOnly(rows, tellsRow);
            String text = plain(forward);
            assertTrue(
                    text.endsWith("\n59  n59\n60  NULL\n[60 rows × 2 columns read; next() goes on behind them]"), text);
            assertTrue(forward.next());
            assertEquals(61, forward.getObject(1));
            String rest = plain(forward);
            assertTrue(rest.startsWith(tellsRow ? " id  name\n 61" : " id  name\n 62"), rest);
            assertTrue(rest.endsWith((tellsRow ? "40" : "39") + " rows × 2 columns, read to the end]"), rest);
            assertFalse(called.contains("close"), () -> called.toString());
        }
    }

    @Test
    void a_closed_one_says_so() {
        ResultSet closed = (ResultSet) Proxy.newProxyInstance(
                ResultSet.class.getClassLoader(), new Class<?>[] {ResultSet.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("isClosed")) {
                        return true;
                    }
                    throw new SQLException("closed");
                });
        assertTrue(plain(closed).endsWith(", closed>"), plain(closed));
    }
}
