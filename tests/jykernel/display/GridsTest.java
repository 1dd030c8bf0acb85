package jykernel.display;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.management.Attribute;
import javax.management.AttributeList;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.CompositeDataSupport;
import javax.management.openmbean.CompositeType;
import javax.management.openmbean.OpenType;
import javax.management.openmbean.SimpleType;
import javax.management.openmbean.TabularData;
import javax.management.openmbean.TabularDataSupport;
import javax.management.openmbean.TabularType;
import javax.swing.table.AbstractTableModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class GridsTest {
    private static String plain(Object value) {
        return (String) new JavaValues(new PlainJava()).of(value).data().get("text/plain");
    }

    @Test
    void a_table_model_is_a_table() {
        Object model = new AbstractTableModel() {
            @Override
            public int getRowCount() {
                return 2;
            }

            @Override
            public int getColumnCount() {
                return 2;
            }

            @Override
            public Object getValueAt(int row, int column) {
                return row == column ? null : row + column;
            }
        };
        assertEquals(
                """
                      A     B
                0  None     1
                1     1  None""",
                plain(model));
    }

    @Test
    void a_table_of_tablesaw_is_a_table(@TempDir Path directory) throws Exception {
        Path column = directory.resolve("tech/tablesaw/columns/Column.java");
        Files.createDirectories(column.getParent());
        Files.writeString(
                column,
                """
                package tech.tablesaw.columns;
                public interface Column {
                    String name();
                    boolean isMissing(int row);
                    Object get(int row);
                }
                """);
        Object table = Libraries.make(
                directory,
                "tech.tablesaw.api.Table",
                """
                package tech.tablesaw.api;
                public class Table {
                    public static Object make() { return new Table(); }
                    public int rowCount() { return 2; }
                    public java.util.List<tech.tablesaw.columns.Column> columns() {
                        return java.util.List.of(new tech.tablesaw.columns.Column() {
                            public String name() { return "n"; }
                            public boolean isMissing(int row) { return row == 1; }
                            public Object get(int row) { return 7; }
                        });
                    }
                }
                """,
                "tech.tablesaw.api.Table");
        assertEquals("      n\n0     7\n1  None", plain(table));
    }

    @Test
    void a_dataset_of_ignition_is_a_table(@TempDir Path directory) throws Exception {
        Object data = Libraries.make(
                directory,
                "com.inductiveautomation.ignition.common.Dataset",
                """
                package com.inductiveautomation.ignition.common;
                public interface Dataset {
                    static Object make() {
                        return new Dataset() {
                            public int getColumnCount() { return 1; }
                            public int getRowCount() { return 2; }
                            public String getColumnName(int column) { return "tag"; }
                            public Object getValueAt(int row, int column) { return row == 0 ? "on" : null; }
                        };
                    }
                    int getColumnCount();
                    int getRowCount();
                    String getColumnName(int column);
                    Object getValueAt(int row, int column);
                }
                """,
                "com.inductiveautomation.ignition.common.Dataset");
        assertEquals("   tag\n0  on\n1  None", plain(data));
    }

    @Test
    void what_mbeans_answer_is_a_table() throws Exception {
        CompositeType type = new CompositeType(
                "Usage", "usage", new String[] {"name", "used"}, new String[] {"name", "used"}, new OpenType<?>[] {
                    SimpleType.STRING, SimpleType.LONG
                });
        CompositeData heap = new CompositeDataSupport(type, Map.of("name", "heap", "used", 5L));
        assertEquals("key   value\nname  heap\nused  5", plain(heap));
        TabularData pools = new TabularDataSupport(new TabularType("Pools", "pools", type, new String[] {"name"}));
        pools.put(heap);
        assertEquals("   name  used\n0  heap     5", plain(pools));
        assertEquals(plain(pools), plain(new CompositeData[] {heap}));
        AttributeList attributes = new AttributeList(List.of(new Attribute("Usage", heap)));
        assertEquals("key    value\nUsage  {name: heap, used: 5}", plain(attributes));
    }
}
