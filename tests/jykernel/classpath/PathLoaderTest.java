package jykernel.classpath;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PathLoaderTest {
    @TempDir
    Path folder;

    private final List<Path> path = new ArrayList<>();
    private final PathLoader loader = new PathLoader(() -> path, PathLoaderTest.class.getClassLoader());

    @AfterEach
    void close() throws IOException {
        loader.close();
    }

    /** The class file of a class with a method that gives the text. */
    private static byte[] says(String type, String text) {
        int dot = type.lastIndexOf('.');
        String source = (dot < 0 ? "" : "package " + type.substring(0, dot) + ";") + "public class "
                + type.substring(dot + 1) + " { public static String say() { return \"" + text + "\"; } }";
        return new JavaCell(new CellClasses()).compile(source, "").classFiles().get(type);
    }

    private Path jar(String name, Map<String, byte[]> files) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MULTI_RELEASE, "true");
        Path jar = folder.resolve(name);
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream zip = new JarOutputStream(out, manifest)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
            }
        }
        return jar;
    }

    private Object said(String type) throws ReflectiveOperationException {
        return loader.loadClass(type).getMethod("say").invoke(null);
    }

    @Test
    void what_is_added_to_the_path_later_is_found() throws Exception {
        assertThrows(ClassNotFoundException.class, () -> said("One"));
        path.add(folder.resolve("one.jar"));
        assertThrows(ClassNotFoundException.class, () -> said("One"));
        jar("one.jar", Map.of("One.class", says("One", "jar"), "text.txt", new byte[1]));
        assertEquals("jar", said("One"));
        assertEquals(folder.resolve("one.jar").toUri().toURL(), loader.getURLs()[0]);
        assertEquals(1, loader.resources("text.txt").count());
        Path classes = Files.createDirectories(folder.resolve("classes"));
        path.add(classes);
        Files.write(classes.resolve("Two.class"), says("Two", "folder"));
        assertEquals("folder", said("Two"));
    }

    @Test
    void classes_know_their_jar() throws Exception {
        path.add(jar("a jar.jar", Map.of("One.class", says("One", ""))));
        assertEquals(
                path.get(0).toUri().toURL(),
                loader.loadClass("One").getProtectionDomain().getCodeSource().getLocation());
    }

    @Test
    void a_jar_for_several_versions_of_java_gives_what_is_for_this_one() throws Exception {
        path.add(jar(
                "both.jar",
                Map.of("One.class", says("One", "old"), "META-INF/versions/11/One.class", says("One", "new"))));
        assertEquals("new", said("One"));
    }

    @Test
    void the_first_one_on_the_path_counts() throws Exception {
        path.add(jar("one.jar", Map.of("One.class", says("One", "first"))));
        path.add(jar("two.jar", Map.of("One.class", says("One", "second"))));
        assertEquals("first", said("One"));
    }

    @Test
    void of_libraries_that_the_kernel_needs_users_may_have_others() throws Exception {
        String kernels = "com.fasterxml.jackson.core.JsonFactory";
        assertSame(Class.forName(kernels), loader.loadClass(kernels));
        path.add(jar(
                "jackson.jar",
                Map.of(
                        "com/fasterxml/jackson/core/JsonParser.class",
                        says("com.fasterxml.jackson.core.JsonParser", "mine"))));
        assertEquals("mine", said("com.fasterxml.jackson.core.JsonParser"));
        assertNotSame(
                Class.forName("com.fasterxml.jackson.core.JsonParser"),
                loader.loadClass("com.fasterxml.jackson.core.JsonParser"));
    }
}
