package jykernel.weave;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zeromq.ZMQ;

class JeroMqTest {
    @TempDir
    Path directory;

    @Test
    void its_threads_wake_one_another_by_the_kernels_signal() throws IOException, URISyntaxException {
        Path jar = Path.of(
                ZMQ.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        Map<String, String> fingerprints = JeroMq.mend(jar, directory);
        String called = "jykernel/transport/Signal";
        assertTrue(Classes.called(Files.readAllBytes(directory.resolve("zmq/Signaler.class")))
                .contains(called));
        assertEquals(
                Fingerprints.expected().get("zmq/Signaler.send()V"), fingerprints.get("zmq/Signaler.send()V"), called);
    }

    @Test
    void the_mended_class_is_the_one_that_is_used() throws ClassNotFoundException {
        Class<?> used = Class.forName("zmq.Signaler");
        assertEquals(
                JeroMq.class.getProtectionDomain().getCodeSource().getLocation(),
                used.getProtectionDomain().getCodeSource().getLocation());
    }

    @Test
    void a_jar_without_the_class_fails_the_build() throws IOException {
        Path jar = directory.resolve("other.jar");
        try (OutputStream out = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("zmq/Other.class"));
        }
        assertThrows(FileNotFoundException.class, () -> JeroMq.mend(jar, directory));
    }

    @Test
    void an_agent_in_another_application_leaves_its_jeromq_alone() {
        assertFalse(Weaver.isTarget("zmq/Signaler"));
    }
}
