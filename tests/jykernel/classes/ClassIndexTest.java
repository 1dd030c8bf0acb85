package jykernel.classes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassIndexTest {
    private static final String PUBLIC = "jykernel/classes/ClassIndex";
    private static final String HIDDEN = "jykernel/classes/ClassSource";

    @TempDir
    Path folder;

    private final ClassIndex index = new ClassIndex();

    private static byte[] bytes(String name) throws IOException {
        try (InputStream in = ClassIndex.class.getClassLoader().getResourceAsStream(name + ".class")) {
            return in.readAllBytes();
        }
    }

    private Path jar(String... names) throws IOException {
        Path jar = folder.resolve("some.jar");
        try (OutputStream out = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (String name : names) {
                zip.putNextEntry(new ZipEntry(name + ".class"));
                zip.write(bytes(name.endsWith("Hidden") ? HIDDEN : PUBLIC));
            }
        }
        return jar;
    }

    private Set<String> classes(String name, List<Path> places) {
        return index.classes(name, places, Patience.endless());
    }

    @Test
    void the_jdk_has_the_packages_that_its_modules_export() {
        Set<String> packages = index.packages("java", List.of(), Patience.endless());
        assertTrue(packages.containsAll(Set.of("util", "lang", "sql", "net")), packages::toString);
        assertTrue(index.isPackage("java.util.concurrent", List.of()));
        assertTrue(index.isPackage("org", List.of()));
        assertFalse(index.isPackage("jdk.internal.misc", List.of()));
    }

    @Test
    void only_public_classes_that_are_in_no_other_class_are_listed() {
        Set<String> names = classes("java.util", List.of());
        assertTrue(names.containsAll(Set.of("ArrayList", "Map", "UUID")), names::toString);
        assertFalse(names.contains("TimSort"));
        assertTrue(names.stream().noneMatch(name -> name.contains("$")), names::toString);
        assertEquals(Set.of(), classes("java.no.such", List.of()));
    }

    @Test
    void jars_are_read_again_when_they_have_changed() throws IOException {
        List<Path> places =
                List.of(jar("a/b/One", "a/b/Hidden", "a/b/One$Inner", "META-INF/versions/9/a/b/Two", "NoPackage"));
        assertEquals(Set.of("One"), classes("a.b", places));
        assertEquals(Set.of("b"), index.packages("a", places, Patience.endless()));
        assertFalse(index.packages("", places, Patience.endless()).contains("META-INF"));
        jar("a/b/One", "a/b/Three", "a/c/d/Four");
        assertEquals(Set.of("One", "Three"), classes("a.b", places));
        assertEquals(Set.of("b", "c"), index.packages("a", places, Patience.endless()));
    }

    @Test
    void directories_are_packages_if_classes_are_in_them_or_below() throws IOException {
        Path deep = Files.createDirectories(folder.resolve("x/y/z"));
        Files.createDirectories(folder.resolve("empty/inner"));
        Files.write(deep.resolve("Found.class"), bytes(PUBLIC));
        Files.write(deep.resolve("Hidden.class"), bytes(HIDDEN));
        Files.writeString(deep.resolve("Broken.class"), "no class at all");
        Files.writeString(deep.resolve("module$py.class"), "");
        List<Path> places = List.of(folder);
        assertEquals(Set.of("Found"), classes("x.y.z", places));
        assertTrue(index.isPackage("x.y", places));
        assertFalse(index.isPackage("empty", places));
        Set<String> outermost = index.packages("", places, Patience.endless());
        assertTrue(outermost.contains("x") && !outermost.contains("empty"), outermost::toString);
    }

    @Test
    void when_time_is_over_the_answer_is_what_there_is() throws IOException {
        List<Path> places = List.of(jar("a/b/One"));
        assertTrue(index.packages("", places, Patience.ofMillis(-1)).contains("java"));
        assertTrue(classes("java.util", places).contains("ArrayList"));
    }

    @Test
    void what_is_no_jar_and_no_directory_has_no_classes() throws IOException {
        Path text = Files.writeString(folder.resolve("text.jar"), "no jar");
        assertEquals(Set.of(), classes("a", List.of(text, folder.resolve("missing.jar"))));
    }

    @Test
    void the_class_path_has_the_places_of_loaders_and_of_the_process() throws Exception {
        Path jar = jar("a/One");
        try (URLClassLoader loader = new URLClassLoader(new URL[] {jar.toUri().toURL()}, null)) {
            assertEquals(Set.of(jar), ClassPath.of(loader));
        }
        assertTrue(index.isPackage("jykernel.classes", ClassPath.ofProcess()));
        assertTrue(index.isPackage("org.junit.jupiter.api", ClassPath.ofProcess()));
    }
}
