package jykernel.weave;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

class WeaveJarTest {
    private static final String FRAME = "org/python/core/PyFrame";
    private static final String TIME = "org/python/modules/time/Time";

    @TempDir
    Path directory;

    /** A class with one method whose body is given. */
    private static byte[] classWith(String name, String method, String descriptor, int access, Body body) {
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        writer.visit(Opcodes.V1_8, Opcodes.ACC_PUBLIC, name, null, "java/lang/Object", null);
        writer.visitField(Opcodes.ACC_PUBLIC, "f_lineno", "I", null, null);
        MethodVisitor code = writer.visitMethod(Opcodes.ACC_PUBLIC | access, method, descriptor, null, null);
        code.visitCode();
        body.write(code);
        code.visitInsn(Opcodes.RETURN);
        code.visitMaxs(0, 0);
        code.visitEnd();
        writer.visitEnd();
        return writer.toByteArray();
    }

    private interface Body {
        void write(MethodVisitor code);
    }

    private static byte[] frame() {
        return classWith(FRAME, "setline", "(I)V", 0, code -> {
            code.visitVarInsn(Opcodes.ALOAD, 0);
            code.visitVarInsn(Opcodes.ILOAD, 1);
            code.visitFieldInsn(Opcodes.PUTFIELD, FRAME, "f_lineno", "I");
        });
    }

    private static byte[] time() {
        return classWith(TIME, "sleep", "(D)V", Opcodes.ACC_STATIC, code -> {
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

    /** The owners of the methods that the class calls. */
    private static Set<String> called(byte[] classFile) {
        Set<String> owners = new HashSet<>();
        new ClassReader(classFile)
                .accept(
                        new ClassVisitor(Opcodes.ASM9) {
                            @Override
                            public MethodVisitor visitMethod(
                                    int access, String name, String descriptor, String signature, String[] thrown) {
                                return new MethodVisitor(Opcodes.ASM9) {
                                    @Override
                                    public void visitMethodInsn(
                                            int opcode, String owner, String called, String type, boolean isInterface) {
                                        owners.add(owner);
                                    }
                                };
                            }
                        },
                        0);
        return owners;
    }

    @Test
    void the_poll_is_put_in_and_everything_else_copied() throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put(FRAME + ".class", frame());
        files.put("Lib/os.py", "import sys".getBytes(StandardCharsets.UTF_8));
        files.put(TIME + ".class", time());
        Path woven = directory.resolve("out.jar");
        WeaveJar.weave(jar(files), woven, nowhere());
        try (ZipFile zip = new ZipFile(woven.toFile())) {
            assertEquals(3, zip.size());
            assertEquals(Set.of("jykernel/interrupt/Poll"), called(read(zip, FRAME + ".class")));
            assertEquals(Set.of("jykernel/interrupt/Blocking"), called(read(zip, TIME + ".class")));
            assertArrayEquals(files.get("Lib/os.py"), read(zip, "Lib/os.py"));
        }
    }

    private static byte[] read(ZipFile zip, String name) throws IOException {
        try (InputStream in = zip.getInputStream(zip.getEntry(name))) {
            return in.readAllBytes();
        }
    }

    @Test
    void a_class_that_is_missing_fails_the_build_and_leaves_no_jar() throws IOException {
        Path in = jar(Map.of(FRAME + ".class", frame()));
        Path out = directory.resolve("out.jar");
        IllegalStateException refused =
                assertThrows(IllegalStateException.class, () -> WeaveJar.weave(in, out, nowhere()));
        assertTrue(refused.getMessage().contains(TIME), refused.getMessage());
        assertFalse(Files.exists(out));
    }

    @Test
    void a_method_that_is_not_as_expected_fails_the_build() throws IOException {
        byte[] renamed = classWith(FRAME, "setLine", "(I)V", 0, code -> {});
        byte[] empty = classWith(FRAME, "setline", "(I)V", 0, code -> {});
        for (byte[] odd : new byte[][] {renamed, empty}) {
            Path in = jar(Map.of(FRAME + ".class", odd, TIME + ".class", time()));
            IllegalStateException refused = assertThrows(
                    IllegalStateException.class, () -> WeaveJar.weave(in, directory.resolve("out.jar"), nowhere()));
            assertTrue(refused.getMessage().contains("setline"), refused.getMessage());
        }
    }
}
