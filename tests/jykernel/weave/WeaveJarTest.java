package jykernel.weave;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.Opcodes;

class WeaveJarTest {
    private static final String FRAME = "org/python/core/PyFrame";
    private static final String TIME = "org/python/modules/time/Time";

    @TempDir
    Path directory;

    private static byte[] time() {
        return Classes.classWith(TIME, "sleep", "(D)V", Opcodes.ACC_STATIC, code -> {
            code.visitInsn(Opcodes.LCONST_1);
            code.visitMethodInsn(Opcodes.INVOKESTATIC, "java/lang/Thread", "sleep", "(J)V", false);
        });
    }

    private Path jar(Map<String, byte[]> files) throws IOException {
        Path jar = directory.resolve("in.jar");
        try (OutputStream out = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
                zip.closeEntry();
            }
        }
        return jar;
    }

    private static PrintStream nowhere() {
        return new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    }

    @Test
    void polls_and_waits_are_put_in() {
        assertEquals(Set.of("jykernel/interrupt/Poll"), Classes.called(Weaver.weave(FRAME, Classes.frame())));
        assertEquals(Set.of("jykernel/interrupt/Blocking"), Classes.called(Weaver.weave(TIME, time())));
    }

    @Test
    void what_is_no_class_of_jython_is_copied() throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        byte[] python = "import sys".getBytes(StandardCharsets.UTF_8);
        byte[] netty = Classes.classWith("io/netty/X", "run", "()V", 0, Classes::loop);
        files.put("Lib/os.py", python);
        files.put("io/netty/X.class", netty);
        try (ZipFile zip = new ZipFile(
                new JarCopy(jar(files), directory.resolve("out.jar")).run().toFile())) {
            assertEquals(2, zip.size());
            assertArrayEquals(python, read(zip, "Lib/os.py"));
            assertArrayEquals(netty, read(zip, "io/netty/X.class"));
        }
    }

    @Test
    void every_turn_of_a_loop_polls_but_not_where_something_would_be_left_half_done() {
        Set<String> poll = Set.of("jykernel/interrupt/Poll");
        assertEquals(
                poll,
                Classes.called(
                        Weaver.weave("org/python/core/X", Classes.classWith("X", "run", "()V", 0, Classes::loop))));
        assertTrue(Weaver.isTarget("org/python/modules/sre/SRE_STATE"));
        for (String alone : new String[] {"org/python/core/PyType", "org/python/modules/thread/thread", "io/netty/X"}) {
            assertFalse(Weaver.isTarget(alone), alone);
        }
        byte[] initialiser =
                Classes.classWith("X", "<clinit>", "()V", Opcodes.ACC_STATIC, code -> code.visitInsn(Opcodes.NOP));
        assertEquals(Set.of(), Classes.called(Weaver.weave("org/python/core/X", initialiser)));
    }

    @Test
    void loops_of_the_users_classes_poll_and_what_cannot_be_read_stays_as_it_is() {
        byte[] woven = UserClasses.weave(Classes.classWith("X", "run", "()V", 0, Classes::loop));
        assertEquals(Set.of("jykernel/interrupt/Poll"), Classes.called(woven));
        byte[] junk = {1, 2, 3};
        assertArrayEquals(junk, UserClasses.weave(junk));
        assertNull(UserClasses.weave(null));
    }

    private static byte[] read(ZipFile zip, String name) throws IOException {
        try (InputStream in = zip.getInputStream(zip.getEntry(name))) {
            return in.readAllBytes();
        }
    }

    @Test
    void a_class_that_is_missing_fails_the_build_and_leaves_no_jar() throws IOException {
        Path in = jar(Map.of(FRAME + ".class", Classes.frame()));
        Path out = directory.resolve("out.jar");
        IllegalStateException refused =
                assertThrows(IllegalStateException.class, () -> WeaveJar.weave(in, out, found -> {}, nowhere()));
        assertTrue(refused.getMessage().contains(TIME), refused.getMessage());
        assertFalse(Files.exists(out));
    }

    @Test
    void a_method_that_is_not_as_expected_fails_the_build() {
        byte[] renamed = Classes.classWith(FRAME, "setLine", "(I)V", 0, code -> {});
        byte[] empty = Classes.classWith(FRAME, "setline", "(I)V", 0, code -> {});
        for (byte[] odd : new byte[][] {renamed, empty}) {
            IllegalStateException refused = assertThrows(IllegalStateException.class, () -> Weaver.weave(FRAME, odd));
            assertTrue(refused.getMessage().contains("setline"), refused.getMessage());
        }
    }
}
