package jykernel.weave;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

class UpgradeTest {
    @TempDir
    Path directory;

    private ZipFile jar(Map<String, byte[]> classes) throws IOException {
        Path jar = directory.resolve("in.jar");
        try (OutputStream out = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> each : classes.entrySet()) {
                zip.putNextEntry(new ZipEntry(each.getKey() + ".class"));
                zip.write(each.getValue());
                zip.closeEntry();
            }
        }
        return new ZipFile(jar.toFile());
    }

    private static byte[] type(String name, String parent, int access, String... interfaces) {
        ClassWriter writer = new ClassWriter(0);
        writer.visit(Opcodes.V1_5, Opcodes.ACC_PUBLIC | access, name, null, parent, interfaces);
        writer.visitEnd();
        return writer.toByteArray();
    }

    /** Of Java 5: counts down in a loop that calls a subroutine, and returns how often it did that. */
    private static byte[] withSubroutine() {
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        writer.visit(Opcodes.V1_5, Opcodes.ACC_PUBLIC, "Old", null, "java/lang/Object", null);
        MethodVisitor code = writer.visitMethod(Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC, "count", "(I)I", null, null);
        Label top = new Label();
        Label subroutine = new Label();
        code.visitCode();
        code.visitInsn(Opcodes.ICONST_0);
        code.visitVarInsn(Opcodes.ISTORE, 1);
        code.visitLabel(top);
        code.visitJumpInsn(Opcodes.JSR, subroutine);
        code.visitIincInsn(0, -1);
        code.visitVarInsn(Opcodes.ILOAD, 0);
        code.visitJumpInsn(Opcodes.IFGT, top);
        code.visitVarInsn(Opcodes.ILOAD, 1);
        code.visitInsn(Opcodes.IRETURN);
        code.visitLabel(subroutine);
        code.visitVarInsn(Opcodes.ASTORE, 2);
        code.visitIincInsn(1, 1);
        code.visitVarInsn(Opcodes.RET, 2);
        code.visitMaxs(0, 0);
        code.visitEnd();
        writer.visitEnd();
        return writer.toByteArray();
    }

    @Test
    void a_class_of_java_5_with_subroutines_does_the_same_as_one_of_java_8() throws Exception {
        byte[] old = withSubroutine();
        assertTrue(Upgrade.isNeeded(old));
        try (ZipFile jar = jar(Map.of())) {
            byte[] upgraded = new Upgrade(new Hierarchy(jar)).upgrade(old);
            assertFalse(Upgrade.isNeeded(upgraded));
            assertEquals(3, Classes.load(upgraded, "count", int.class).invoke(null, 3));
            byte[] woven = Weaver.weave("org/python/core/Old", upgraded);
            assertEquals(3, Classes.load(woven, "count", int.class).invoke(null, 3));
        }
    }

    @Test
    void what_two_classes_have_in_common_is_read_and_not_loaded() throws IOException {
        String exception = "java/lang/RuntimeException";
        Map<String, byte[]> classes = Map.of(
                "a/Base", type("a/Base", exception, 0),
                "a/One", type("a/One", "a/Base", 0, "a/Can"),
                "a/Two", type("a/Two", "a/Base", 0),
                "a/Can", type("a/Can", "java/lang/Object", Opcodes.ACC_INTERFACE | Opcodes.ACC_ABSTRACT),
                "a/Odd", type("a/Odd", "not/There", 0));
        try (ZipFile jar = jar(classes)) {
            Hierarchy hierarchy = new Hierarchy(jar);
            assertEquals("a/Base", hierarchy.commonSuperClass("a/One", "a/Two"));
            assertEquals("a/Base", hierarchy.commonSuperClass("a/One", "a/Base"));
            assertEquals("a/Can", hierarchy.commonSuperClass("a/Can", "a/One"));
            assertEquals(exception, hierarchy.commonSuperClass("a/One", "java/lang/IllegalStateException"));
            assertEquals("java/lang/Object", hierarchy.commonSuperClass("a/Can", "a/Two"));
            assertEquals("java/lang/Object", hierarchy.commonSuperClass("a/Odd", "a/Two"));
        }
    }
}
