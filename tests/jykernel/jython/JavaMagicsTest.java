package jykernel.jython;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import jykernel.classpath.CellClasses;
import jykernel.classpath.JavaCell;
import jykernel.interpreter.CellOutput;
import jykernel.interpreter.Outcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** %%java and %classpath. */
@Timeout(120)
final class JavaMagicsTest {
    private static final String DRIVER =
            """
            package db;
            import java.sql.*;
            public class ToyDriver implements Driver {
                public Connection connect(String url, java.util.Properties info) throws SQLException {
                    if (!acceptsURL(url)) return null;
                    throw new SQLException("connected to " + url);
                }
                public boolean acceptsURL(String url) { return url.startsWith("jdbc:toy:"); }
                public DriverPropertyInfo[] getPropertyInfo(String url, java.util.Properties info) { return null; }
                public int getMajorVersion() { return 1; }
                public int getMinorVersion() { return 0; }
                public boolean jdbcCompliant() { return false; }
                public java.util.logging.Logger getParentLogger() { return null; }
            }
            """;

    private Notebook notebook;

    @BeforeEach
    void boot() {
        notebook = new Notebook();
    }

    @AfterEach
    void close() {
        notebook.close();
    }

    @Test
    void a_class_that_is_written_in_a_cell_can_be_used_at_once() {
        notebook.run("%%java", "public class Twice {", "  public static int of(int n) { return 2 * n; }", "}");
        assertEquals("42", notebook.result("Twice.of(21)"));
    }

    @Test
    void later_cells_see_it_and_may_replace_it() {
        notebook.run("%%java", "public class One {", "  public static int value() { return 1; }", "}");
        notebook.run(
                "%%java",
                "import java.util.List;",
                "public class Two {",
                "  public static int value() { return One.value() + 1; }",
                "  public static class Inner { public int three = Two.value() + 1; }",
                "}");
        assertEquals("(2, 3)", notebook.result("Two.value(), Two.Inner().three"));
        notebook.run("%%java", "public class One {", "  public static int value() { return 10; }", "}");
        assertEquals("(10, 2)", notebook.result("One.value(), Two.value()"));
        notebook.run("%%java", "public class Three {", "  public static int value() { return One.value(); }", "}");
        assertEquals("10", notebook.result("Three.value()"));
    }

    @Test
    void what_the_compiler_does_not_take_is_shown_with_its_lines_and_changes_nothing() {
        notebook.run("%%java", "public class Kept {", "  public static int value() { return 1; }", "}");
        Outcome.Failure failure =
                notebook.failure("%%java", "public class Kept {", "  int x = \"a\";", "  void f() { g(); }", "}");
        String shown = String.join("\n", Notebook.traceback(failure));
        assertEquals("JavaError", failure.ename());
        assertTrue(
                shown.startsWith("Error in line 3: incompatible types: java.lang.String cannot be converted to int\n"
                        + "    int x = \"a\";\n            ^\n"),
                shown);
        assertTrue(shown.contains("Error in line 4: cannot find symbol"), shown);
        assertEquals("1", notebook.result("Kept.value()"));
    }

    @Test
    void warnings_go_to_stderr() {
        RecordingOutput output =
                notebook.run("%%java", "public class Old {", "  @Deprecated public static int f() { return 1; }", "}");
        assertEquals("", Notebook.stream(output, CellOutput.STDERR));
        String told = Notebook.stream(
                notebook.run("%%java", "public class New {", "  int g() { return Old.f(); }", "}"), CellOutput.STDERR);
        assertTrue(told.contains("in line 3: f() in Old has been deprecated"), told);
    }

    @Test
    void a_driver_of_a_jar_that_was_added_is_known_to_the_driver_manager(@TempDir Path folder) throws IOException {
        Path jar = folder.resolve("toy driver.jar");
        Map<String, byte[]> classes =
                new JavaCell(new CellClasses()).compile(DRIVER, "").classFiles();
        try (OutputStream out = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("db/ToyDriver.class"));
            zip.write(classes.get("db.ToyDriver"));
            zip.putNextEntry(new ZipEntry("META-INF/services/java.sql.Driver"));
            zip.write("db.Missing\ndb.ToyDriver\n".getBytes(StandardCharsets.UTF_8));
        }
        assertEquals("Added toy driver.jar\n", notebook.printed("%classpath add '" + folder + "/*.jar'"));
        assertEquals("All of it was there already\n", notebook.printed("%classpath add '" + jar + "'"));
        assertEquals(
                "connected to jdbc:toy:x",
                notebook.failure("from java.sql import DriverManager", "DriverManager.getConnection('jdbc:toy:x')")
                        .evalue()
                        .replaceFirst("^.*: ", ""));
        assertEquals("1", notebook.result("from db import ToyDriver", "ToyDriver().majorVersion"));
        assertTrue(notebook.printed("%classpath").contains(jar.toString()));
    }

    @Test
    void what_is_no_class_path_is_told(@TempDir Path folder) throws IOException {
        assertEquals(
                "%classpath: found no " + folder.resolve("none.jar"),
                notebook.failure("%classpath add " + folder.resolve("none.jar")).evalue());
        Path text = Files.writeString(folder.resolve("a.txt"), "x");
        assertEquals(
                "%classpath: expected a jar or a folder, found " + text,
                notebook.failure("%classpath add " + text).evalue());
    }
}
