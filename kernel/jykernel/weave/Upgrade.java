package jykernel.weave;

import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.commons.JSRInlinerAdapter;

/**
 * Raises class files of a version that the JVM cannot put into an archive for class-data sharing to the one of Java 8.
 * They need a description of the stack for that, which is computed.
 */
final class Upgrade {
    private static final int VERSION_OFFSET = 6;

    private final Hierarchy hierarchy;

    Upgrade(Hierarchy hierarchy) {
        this.hierarchy = hierarchy;
    }

    static boolean isNeeded(byte[] classFile) {
        int version = ((classFile[VERSION_OFFSET] & 0xff) << 8) | (classFile[VERSION_OFFSET + 1] & 0xff);
        return version < Opcodes.V1_6;
    }

    byte[] apply(byte[] original) {
        ClassReader reader = new ClassReader(original);
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_FRAMES) {
            @Override
            protected String getCommonSuperClass(String one, String other) {
                return hierarchy.commonSuperClass(one, other);
            }
        };
        reader.accept(
                new ClassVisitor(Opcodes.ASM9, writer) {
                    @Override
                    public void visit(
                            int version, int access, String name, String signature, String superName, String[] types) {
                        super.visit(Opcodes.V1_8, access, name, signature, superName, types);
                    }

                    @Override
                    public MethodVisitor visitMethod(
                            int access, String name, String descriptor, String signature, String[] thrown) {
                        MethodVisitor method = super.visitMethod(access, name, descriptor, signature, thrown);
                        return new JSRInlinerAdapter(method, access, name, descriptor, signature, thrown);
                    }
                },
                ClassReader.SKIP_FRAMES);
        return writer.toByteArray();
    }
}
