package jykernel.install;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WheelTest {
    private static final String KERNEL = "jykernel-1.2.data/data/share/jupyter/kernels/jython/";

    @TempDir
    Path root;

    Path jar;

    @BeforeEach
    void make() throws Exception {
        jar = Files.writeString(root.resolve("jykernel.jar"), "not really a jar");
    }

    private static byte[] bytes(ZipFile zip, String name) throws IOException {
        return zip.getInputStream(zip.getEntry(name)).readAllBytes();
    }

    @Test
    void the_record_names_every_file_with_its_hash_and_size() throws Exception {
        Path wheel = Wheel.pack("1.2", jar, root);
        assertEquals("jykernel-1.2-py3-none-any.whl", wheel.getFileName().toString());
        Set<String> recorded = new HashSet<>();
        try (ZipFile zip = new ZipFile(wheel.toFile())) {
            String record = new String(bytes(zip, "jykernel-1.2.dist-info/RECORD"), StandardCharsets.UTF_8);
            for (String line : record.lines().toList()) {
                String[] fields = line.split(",", -1);
                recorded.add(fields[0]);
                if (!fields[0].endsWith("/RECORD")) {
                    byte[] file = bytes(zip, fields[0]);
                    byte[] hash = MessageDigest.getInstance("SHA-256").digest(file);
                    assertEquals(
                            "sha256="
                                    + Base64.getUrlEncoder()
                                            .encodeToString(hash)
                                            .replace("=", ""),
                            fields[1]);
                    assertEquals(file.length, Integer.parseInt(fields[2]));
                }
            }
            assertEquals(zip.stream().map(ZipEntry::getName).collect(Collectors.toSet()), recorded);
            assertEquals("not really a jar", new String(bytes(zip, KERNEL + "jykernel.jar"), StandardCharsets.UTF_8));
            assertTrue(recorded.containsAll(
                    Set.of(KERNEL + "logo-svg.svg", KERNEL + "logo-32x32.png", KERNEL + "logo-64x64.png")));
        }
    }

    @Test
    void its_kernel_json_needs_no_absolute_path() throws Exception {
        try (ZipFile zip = new ZipFile(Wheel.pack("1.2", jar, root).toFile())) {
            String json = new String(bytes(zip, KERNEL + "kernel.json"), StandardCharsets.UTF_8);
            assertEquals(
                    InstallCommandTest.argv(
                            "java",
                            "-XX:SharedArchiveFile={resource_dir}/jykernel.jsa",
                            "-Xlog:cds=off",
                            "-Xlog:cds+dynamic=off",
                            "-Djykernel.archive={resource_dir}/jykernel.jsa",
                            "-cp",
                            "{resource_dir}/jykernel.jar",
                            "jykernel.Main",
                            "kernel",
                            "{connection_file}"),
                    Machine.JSON.read(json).get("argv"));
        }
    }

    @Test
    void the_same_jar_gives_the_same_wheel() throws Exception {
        Path first = Wheel.pack("1.2", jar, Files.createDirectory(root.resolve("a")));
        Files.setLastModifiedTime(jar, java.nio.file.attribute.FileTime.fromMillis(1_000_000_000_000L));
        Path second = Wheel.pack("1.2", jar, Files.createDirectory(root.resolve("b")));
        assertEquals(-1, Files.mismatch(first, second));
    }

    @Test
    void a_snapshot_gets_a_version_that_pip_accepts() throws Exception {
        assertEquals(
                "jykernel-1.2.dev0-py3-none-any.whl",
                Wheel.pack("1.2-SNAPSHOT", jar, root).getFileName().toString());
    }

    @Test
    void without_its_arguments_it_says_what_it_needs() {
        assertThrows(IllegalArgumentException.class, () -> Wheel.main(new String[] {"1.2"}));
    }
}
