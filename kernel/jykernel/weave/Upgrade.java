package jykernel.weave;

import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.commons.JSRInlinerAdapter;

/**
 * Raises old class files to the version of Java 8: those before version 50 say nothing about the types on the stack, and
 * JVMs have a slow way to verify them that is going to end.
 */
final class Upgrade {
    private static final int TARGET = Opcodes.V1_8;
    private static final int VERSION_OFFSET = 6;

    private final Hierarchy hierarchy;

    Upgrade(Hierarchy hierarchy) {
        this.hierarchy = hierarchy;
    }

    static boolean isNeeded(byte[] classFile) {
        return version(classFile) < TARGET;
    }

    private static int version(byte[] classFile) {
        return (classFile[VERSION_OFFSET] & 0xff) << 8 | (classFile[VERSION_OFFSET + 1] & 0xff);
    }

    /** The same class as one of Java 8. */
    byte[] upgrade(byte[] classFile) {
        // From version 51 on frames are complete, and better than computed ones where libraries are missing.
        return version(classFile) >= Opcodes.V1_7
                ? rewrite(classFile, 0, 0)
                : rewrite(classFile, ClassReader.SKIP_FRAMES, ClassWriter.COMPUTE_FRAMES);
    }

    private byte[] rewrite(byte[] classFile, int reading, int writing) {
        ClassWriter writer = new ClassWriter(writing) {
            @Override
            protected String getCommonSuperClass(String first, String second) {
                return hierarchy.commonSuperClass(first, second);
            }
        };
        new ClassReader(classFile).accept(raised(writer), reading);
        return writer.toByteArray();
    }

    private static ClassVisitor raised(ClassWriter writer) {
        return new ClassVisitor(Opcodes.ASM9, writer) {
            @Override
            public void visit(
                    int version, int access, String name, String signature, String parent, String[] interfaces) {
                super.visit(TARGET, access, name, signature, parent, interfaces);
            }

            @Override
            public MethodVisitor visitMethod(
                    int access, String name, String descriptor, String signature, String[] exceptions) {
                MethodVisitor method = super.visitMethod(access, name, descriptor, signature, exceptions);
                // Calls of subroutines, which were the code of "finally", end with version 50.
                return new JSRInlinerAdapter(method, access, name, descriptor, signature, exceptions);
            }
        };
    }
}
