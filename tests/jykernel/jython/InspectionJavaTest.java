package jykernel.jython;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import jykernel.interpreter.Inspection;
import jykernel.javadoc.SourcesJar;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class InspectionJavaTest {
    private static final Map<String, String> TRAPS = Map.of(
            "traps/Trap.java",
            """
            package traps;
            /**
             * Counts <b>what</b> runs.
             * <script>alert(1)</script>
             */
            public class Trap implements java.util.function.Supplier<String> {
              /** How often code ran. */
              public static int ran;
              /** A {@code <constant>}. */
              public static final String NAME = "trap";
              public Trap() {}
              /** Counted. @param start where to begin */
              public Trap(int start) { ran = start; }
              /** The first name. */
              public String getName() { ran++; return "n"; }
              public void setName(String newName) { ran++; }
              public Trap getOther() { ran++; return this; }
              public int size() { ran++; return 1; }
              public String toString() { ran++; return "t"; }
              public String get() { return ""; }
              /**
               * Old.
               * @deprecated use nothing
               */
              @Deprecated public static <T extends Number> java.util.List<T> many(T first, String... more) { return null; }
              public enum Kind { GOOD, BAD }
              public record Pair(int left, int right) {}
            }
            """);

    /** One for all tests: Jython remembers in one Python what another one has imported from a package. */
    @TempDir
    static Path directory;

    private Notebook notebook;

    @BeforeEach
    void boot() {
        notebook = new Notebook();
    }

    @AfterEach
    void close() {
        notebook.close();
    }

    private Inspection inspection(String code, int detailLevel) {
        int bar = code.indexOf('|');
        String before = bar < 0 ? code : code.substring(0, bar);
        String whole = bar < 0 ? code : before + code.substring(bar + 1);
        return notebook.python.inspect(whole, before.codePointCount(0, before.length()), detailLevel);
    }

    private String help(String code) {
        return String.valueOf(inspection(code, 0).help().data().getOrDefault("text/plain", ""))
                .replaceAll("\u001b\\[[0-9;]*m", "");
    }

    private String html(String code) {
        return String.valueOf(inspection(code, 0).help().data().getOrDefault("text/html", ""));
    }

    private void assertHelp(String code, String... expected) {
        String help = help(code);
        for (String part : expected) {
            assertTrue(help.contains(part), () -> code + " lacks " + part + " in:\n" + help);
        }
    }

    private void importTraps() throws Exception {
        Path jar = SourcesJar.ofClasses(directory.resolve("traps.jar"), TRAPS);
        SourcesJar.ofTexts(directory.resolve("traps-sources.jar"), TRAPS);
        notebook.run("import sys", "sys.path.append(u'" + jar + "')", "from traps import Trap", "trap = Trap()");
    }

    @Test
    void methods_show_all_overloads_as_they_were_written() {
        notebook.run("from java.lang import StringBuilder", "from java.util import ArrayList", "items = ArrayList()");
        String append = help("StringBuilder.append");
        assertEquals(append, help("StringBuilder().append"));
        assertTrue(
                append.lines()
                                .filter(line -> line.matches(".*append\\(.*\\) -> StringBuilder"))
                                .count()
                        >= 13,
                append);
        String remove = help("items.remove(|");
        assertTrue(
                remove.matches(
                        "(?s)Signature: remove\\(Object( o)?\\) -> boolean\n +remove\\(int( index)?\\) -> E\n.*"),
                remove);
    }

    @Test
    void a_class_is_shown_at_a_glance() {
        notebook.run("from java.util import ArrayList, Map", "import java.lang.Thread as T");
        assertHelp(
                "ArrayList(|",
                "Signature: ArrayList()\n",
                "Type: Java class\n",
                "Declaration: public class ArrayList<E> extends AbstractList<E> implements List<E>, RandomAccess",
                "Package: java.util (module java.base)",
                "\n  ensureCapacity(int",
                "\n  empty: boolean  # read only");
        assertHelp("Map.Entry", "Type: Java interface", "Declaration: public interface Map.Entry<K, V>");
        assertHelp("T.State", "Type: Java enum", "Constants: \n  BLOCKED\n  NEW\n");
        assertHelp("T", "Fields: \n  MAX_PRIORITY: int  # static");
    }

    @Test
    void values_are_shown_where_that_is_harmless() {
        notebook.run(
                "from java.util import ArrayList, UUID",
                "from java.math import BigDecimal",
                "items = ArrayList([1, 2, 3])",
                "number, uuid = BigDecimal('1.50'), UUID(1, 2)",
                "huge = BigDecimal(10).pow(100000)");
        assertHelp("items", "Type: java.util.ArrayList\nLength: 3\n");
        assertHelp("number", "Type: java.math.BigDecimal\nValue: 1.50\n");
        assertHelp("uuid", "Value: 00000000-0000-0001-0000-000000000002");
        assertFalse(help("huge").contains("Value: "));
    }

    @Test
    void sources_beside_a_jar_on_sys_path_document_it() throws Exception {
        importTraps();
        assertHelp("Trap", "Counts what runs.", "Signature: Trap()\n           Trap(int start)\n");
        assertHelp("Trap.NAME", "Declaration: public static final String NAME", "A <constant>.");
        assertHelp(
                "Trap.many(1, |",
                "Signature: many(T first, String... more) -> List<T>  # static, deprecated",
                "Deprecated. use nothing\n\nOld.");
        assertHelp("Trap.Pair", "Type: Java record", "Declaration: public record Trap.Pair\n");
        assertTrue(inspection("Trap.many", 1)
                .help()
                .data()
                .get("text/plain")
                .toString()
                .contains("@Deprecated public static <T"));
    }

    @Test
    void nothing_of_the_users_java_runs() throws Exception {
        importTraps();
        notebook.run("Trap.ran = 0");
        for (String code :
                new String[] {"trap", "trap.name", "trap.other.other.name", "trap.size", "trap.other.many(|", "Trap.ran"
                }) {
            assertTrue(inspection(code, 0).found() && inspection(code, 1).found(), code);
        }
        assertEquals("0", notebook.result("Trap.ran"));
    }

    @Test
    void a_property_is_its_getter_and_setter() throws Exception {
        importTraps();
        assertHelp(
                "trap.name",
                "Signature: getName() -> String\n           setName(String newName) -> void\n",
                "Type: Java property of traps.Trap\n",
                "The first name.");
        assertHelp("trap.other", "Type: Java property of traps.Trap, read only");
        assertHelp("trap.other.name", "Signature: getName() -> String");
        assertHelp("trap.name.upper", "Return a copy of S converted to uppercase.");
    }

    @Test
    void html_says_the_same_and_is_harmless() throws Exception {
        importTraps();
        String trap = html("Trap");
        assertTrue(trap.contains("<p>Counts <b>what</b> runs."), trap);
        assertFalse(trap.contains("script") || trap.contains("alert"), trap);
        assertTrue(trap.contains("implements Supplier&lt;String&gt;"), trap);
        assertTrue(html("Trap.NAME").contains("<code>&lt;constant&gt;</code>"), html("Trap.NAME"));
        notebook.run("def f(a='<b>'): '<script>&'");
        assertTrue(html("f").contains("f(a='&lt;b&gt;')") && html("f").contains("&lt;script&gt;&amp;"), html("f"));
    }

    @Test
    void python_classes_with_java_bases_have_help_of_both() {
        notebook.run(
                "from java.util import ArrayList",
                "class Mine(ArrayList):",
                "  '''Mine'''",
                "  def add(self, x): 'Adds mine'",
                "mine = Mine()");
        assertHelp("Mine", "Bases: java.util.ArrayList", "Docstring: \nMine");
        assertHelp("mine.add", "Signature: add(x)", "Adds mine");
        assertHelp("mine.ensureCapacity", "Signature: ensureCapacity(int");
    }

    @Test
    void what_has_no_text_here_is_linked_where_it_has() {
        notebook.run("from java.util import ArrayList");
        String help = help("ArrayList.ensureCapacity");
        assertTrue(
                help.contains("Docstring: \n")
                        != help.contains("Documentation: https://docs.oracle.com/en/java/javase/"
                                + Runtime.version().feature() + "/docs/api/java.base/java/util/ArrayList.html"),
                help);
    }

    @Test
    void packages_list_their_classes() {
        notebook.run("import java.util.zip");
        assertHelp("java.util.zip", "Type: Java package", "ZipFile");
        assertFalse(help("java.util.zip").contains("ZipCoder"));
    }
}
