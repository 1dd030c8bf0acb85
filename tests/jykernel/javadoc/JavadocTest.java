package jykernel.javadoc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Method;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JavadocTest {
    private static final Map<String, String> SHAPES = Map.of(
            "shapes/package-info.java",
            "/** Things with an area. */\npackage shapes;\n",
            "shapes/Shape.java",
            """
            package shapes;
            /** Has an area. */
            public interface Shape<T> {
              /**
               * The area.
               * @param unit what to measure in
               * @return a number
               */
              double area(T unit);
              /** Named so. */
              default String name() { return ""; }
            }
            """,
            "shapes/Circle.java",
            """
            package shapes;
            /** Round. */
            public class Circle implements Shape<String>, Cloneable {
              /** How far. */
              public double radius = 1;
              /** By radius. */
              public Circle(double radius) { this.radius = radius; }
              /** By two points, é. */
              public Circle(int[] from, java.util.List<? extends Number> to) { }
              public double area(String unit) { return 3 * radius; }
              /** Circle's. {@inheritDoc} */
              public String name() { return "circle"; }
              /** Many. */
              public <N extends Number> void add(N n, String... more) { }
              /** Two numbers. */
              public void add(int a, double b) { }
              public class Part {
                /** Of a circle. */
                public Part(long size) { }
              }
            }
            """);

    private final Javadoc javadoc = new Javadoc(Path.of("no", "jdk"));

    private static Method method(Class<?> type, String name, int index) {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(method -> method.getName().equals(name) && !method.isBridge())
                .sorted((a, b) -> a.toString().compareTo(b.toString()))
                .toList()
                .get(index);
    }

    @Test
    void sources_beside_a_jar_document_its_classes_and_members(@TempDir Path directory) throws Exception {
        Path jar = SourcesJar.ofClasses(directory.resolve("shapes-1.0.jar"), SHAPES);
        SourcesJar.ofTexts(directory.resolve("shapes-1.0-sources.jar"), SHAPES);
        try (URLClassLoader loader = SourcesJar.loader(jar)) {
            Class<?> circle = loader.loadClass("shapes.Circle");
            assertEquals("Round.", javadoc.of(circle).text());
            assertEquals("How far.", javadoc.of(circle.getField("radius")).text());
            assertEquals(
                    "By radius.",
                    javadoc.of(circle.getConstructor(double.class)).text());
            assertEquals(
                    "By two points, é.",
                    javadoc.of(circle.getConstructor(int[].class, List.class)).text());
            assertEquals(List.of("from", "to"), javadoc.parameterNames(circle.getConstructor(int[].class, List.class)));
            assertEquals(
                    "Two numbers.",
                    javadoc.of(circle.getMethod("add", int.class, double.class)).text());
            assertEquals(
                    "Many.",
                    javadoc.of(circle.getMethod("add", Number.class, String[].class))
                            .text());
            assertEquals("Things with an area.", javadoc.ofPackage(circle).text());
            Class<?> part = loader.loadClass("shapes.Circle$Part");
            assertEquals("Of a circle.", javadoc.of(part.getConstructors()[0]).text());
            assertEquals(Documentation.NONE, javadoc.of(part));
        }
    }

    @Test
    void comments_are_inherited_from_overridden_methods(@TempDir Path directory) throws Exception {
        Path jar = SourcesJar.ofClasses(directory.resolve("shapes-1.0.jar"), SHAPES);
        SourcesJar.ofTexts(directory.resolve("shapes-1.0-sources.jar"), SHAPES);
        try (URLClassLoader loader = SourcesJar.loader(jar)) {
            Class<?> circle = loader.loadClass("shapes.Circle");
            assertEquals(
                    "The area.\n\n  Parameters\n      unit – what to measure in\n\n  Returns\n      a number",
                    javadoc.of(method(circle, "area", 0)).text());
            assertEquals(
                    "Circle's. Named so.", javadoc.of(method(circle, "name", 0)).text());
        }
    }

    @Test
    void the_source_of_a_member_is_shown_with_its_comment(@TempDir Path directory) throws Exception {
        Path jar = SourcesJar.ofClasses(directory.resolve("shapes-1.0.jar"), SHAPES);
        SourcesJar.ofTexts(directory.resolve("shapes-1.0-sources.jar"), SHAPES);
        try (URLClassLoader loader = SourcesJar.loader(jar)) {
            Class<?> circle = loader.loadClass("shapes.Circle");
            assertEquals("/** How far. */\npublic double radius = 1;", javadoc.source(circle.getField("radius")));
            assertEquals(
                    "public double area(String unit) { return 3 * radius; }",
                    javadoc.source(method(circle, "area", 0)));
            String part = javadoc.source(loader.loadClass("shapes.Circle$Part"));
            assertTrue(part.startsWith("public class Part {\n  /** Of a circle. */") && part.endsWith("\n}"), part);
        }
    }

    @Test
    void sources_of_a_project_are_found_from_its_folder_of_classes(@TempDir Path directory) throws Exception {
        Path classes = Files.createDirectories(directory.resolve("target/classes"));
        SourcesJar.compile(classes, SHAPES);
        Path source = directory.resolve("src/main/java/shapes/Circle.java");
        Files.createDirectories(source.getParent());
        Files.writeString(source, SHAPES.get("shapes/Circle.java"));
        try (URLClassLoader loader = SourcesJar.loader(classes)) {
            assertEquals("Round.", javadoc.of(loader.loadClass("shapes.Circle")).text());
        }
    }

    @Test
    void the_jdk_is_documented_by_its_sources(@TempDir Path jdk) throws Exception {
        String thread = "package java.lang;\n/** Runs. */ public class Thread { /** Naps.\n@param ms how long */"
                + " public static void sleep(long ms) {} public static void sleep(java.time.Duration d) {} }";
        SourcesJar.ofTexts(jdk.resolve("lib/src.zip"), Map.of("java.base/java/lang/Thread.java", thread));
        Javadoc ofJdk = new Javadoc(jdk);
        assertEquals("Runs.", ofJdk.of(Thread.class).text());
        Method sleep = Thread.class.getMethod("sleep", long.class);
        assertEquals(
                "Naps.\n\n  Parameters\n      ms – how long", ofJdk.of(sleep).text());
        assertEquals(List.of("ms"), ofJdk.parameterNames(sleep));
        assertEquals(Documentation.NONE, ofJdk.of(String.class));
    }

    @Test
    void nothing_is_known_where_nothing_is_written(@TempDir Path directory) throws Exception {
        Path jar = SourcesJar.ofClasses(directory.resolve("shapes-1.0.jar"), SHAPES);
        try (URLClassLoader loader = SourcesJar.loader(jar)) {
            Class<?> circle = loader.loadClass("shapes.Circle");
            assertEquals(Documentation.NONE, javadoc.of(circle));
            assertEquals(Documentation.NONE, javadoc.of(circle.getMethods()[0]));
            assertEquals("", javadoc.source(circle));
        }
        Files.writeString(directory.resolve("shapes-1.0-sources.jar"), "no jar");
        try (URLClassLoader loader = SourcesJar.loader(jar)) {
            assertEquals(Documentation.NONE, javadoc.of(loader.loadClass("shapes.Circle")));
        }
        for (Class<?> odd : List.of(int.class, int[].class, Object.class, new Object() {}.getClass())) {
            assertEquals(Documentation.NONE, new Javadoc(directory).of(odd));
        }
    }

    @Test
    void pages_of_the_tool_javadoc_are_read_where_there_is_no_source(@TempDir Path directory) throws Exception {
        Path jar = SourcesJar.ofClasses(directory.resolve("shapes-1.0.jar"), SHAPES);
        String page =
                """
                <section class="class-description" id="class-description"><div class="type-signature">x</div>
                <div class="block">Round <script>x</script><a href="Shape.html">shape</a>.</div></section>
                <section class="summary"><div class="block">Not this.</div></section>
                <section class="detail" id="radius"><h3>radius</h3><div class="block">How far.</div></section>
                <section class="detail" id="&lt;init&gt;(double)"><div class="block">By radius.</div></section>
                <section class="detail" id="add(N,java.lang.String...)"><div class="block">Many<div>in a div</div>.</div>
                <dl class="notes"><dt>Parameters:</dt><dd><code>n</code> - one</dd></dl></section>
                <section class="detail" id="name()"></section>
                <a name="add-int-double-"><!-- --></a><ul><li><h4>add</h4><div class="block">As of Java 8.</div></li></ul>
                """;
        SourcesJar.ofTexts(directory.resolve("shapes-1.0-javadoc.jar"), Map.of("shapes/Circle.html", page));
        try (URLClassLoader loader = SourcesJar.loader(jar)) {
            Class<?> circle = loader.loadClass("shapes.Circle");
            assertEquals("Round shape.", javadoc.of(circle).text());
            assertEquals("How far.", javadoc.of(circle.getField("radius")).text());
            assertEquals(
                    "By radius.",
                    javadoc.of(circle.getConstructor(double.class)).text());
            assertEquals(
                    "As of Java 8.",
                    javadoc.of(circle.getMethod("add", int.class, double.class)).text());
            assertEquals(Documentation.NONE, javadoc.of(circle.getMethod("name")));
            String many = javadoc.of(circle.getMethod("add", Number.class, String[].class))
                    .text();
            assertTrue(many.startsWith("Manyin a div.") && many.endsWith("Parameters:\n      n - one"), many);
        }
    }
}
