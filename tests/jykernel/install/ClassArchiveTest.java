package jykernel.install;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassArchiveTest {
    /** A program that does as it is told: {@code rehearse FILE}. */
    static final class Actor {
        public static void main(String[] args) throws IOException {
            if (!args[0].equals("rehearse") || Boolean.getBoolean("forgotten")) {
                throw new IllegalStateException("has forgotten what to do");
            }
            Files.writeString(Path.of(args[1]), "made for the theatre");
        }
    }

    @TempDir
    Path root;

    private ClassArchive archive(String... options) throws IOException {
        Path jar = root.resolve("actor.jar");
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, Actor.class.getName());
        String file = Actor.class.getName().replace('.', '/') + ".class";
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream zip = new JarOutputStream(out, manifest)) {
            zip.putNextEntry(new JarEntry(file));
            zip.write(Actor.class.getResourceAsStream("/" + file).readAllBytes());
        }
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ClassArchive(
                Stream.concat(Stream.of(java), Stream.of(options)).toList(), jar);
    }

    private Programs programs() throws IOException {
        return new Programs(new Machine(root.resolve("machine")).environment());
    }

    private Set<String> files() throws IOException {
        try (Stream<Path> files = Files.list(root)) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
        }
    }

    @Test
    void it_holds_the_classes_of_a_rehearsal_and_says_what_it_is_for() throws Exception {
        ClassArchive archive = archive();
        assertTrue(archive.make(programs()));
        assertEquals(Set.of("actor.jar", "actor.jsa", "actor.jsa.for", "machine"), files());
        assertEquals("made for the theatre", Files.readString(root.resolve("actor.jsa.for")));
        Path log = root.resolve("loaded.txt");
        List<String> command = Stream.of(
                        archive.java().stream(),
                        ClassArchive.options(archive.jar().toString()).stream(),
                        Stream.of(
                                "-Xlog:class+load:file=" + log,
                                "-jar",
                                archive.jar().toString()),
                        Stream.of("rehearse", root.resolve("again").toString()))
                .flatMap(words -> words)
                .toList();
        assertTrue(programs().run(command, java.time.Duration.ofMinutes(1)).isFine());
        assertTrue(
                Files.readString(log)
                        .lines()
                        .anyMatch(line -> line.contains(Actor.class.getName())
                                && line.contains("source: shared objects file (top)")),
                "the class was not taken from the archive");
    }

    @Test
    void one_that_is_there_stays_if_a_new_one_cannot_be_made() throws Exception {
        assertTrue(archive().make(programs()));
        byte[] before = Files.readAllBytes(root.resolve("actor.jsa"));
        assertFalse(archive("-Dforgotten=true").make(programs()));
        assertEquals(Set.of("actor.jar", "actor.jsa", "actor.jsa.for", "machine"), files());
        assertEquals(before.length, Files.size(root.resolve("actor.jsa")));
    }

    @Test
    void a_jvm_says_nothing_of_one_that_is_missing_or_broken() throws Exception {
        ClassArchive archive = archive();
        for (String content : List.of("", "no archive")) {
            if (!content.isEmpty()) {
                Files.writeString(root.resolve("actor.jsa"), content);
            }
            Programs.Ended ended = programs()
                    .run(
                            Stream.of(
                                            archive.java().stream(),
                                            ClassArchive.options(archive.jar().toString()).stream(),
                                            Stream.of("-jar", archive.jar().toString(), "rehearse"),
                                            Stream.of(root.resolve("again").toString()))
                                    .flatMap(words -> words)
                                    .toList(),
                            java.time.Duration.ofMinutes(1));
            assertTrue(ended.isFine());
            assertEquals("", ended.output());
        }
    }
}
