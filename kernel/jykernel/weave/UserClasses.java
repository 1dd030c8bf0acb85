package jykernel.weave;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Classes of the user, as Jython's class loader finds them on sys.path: their loops can be interrupted too. */
public final class UserClasses {
    private UserClasses() {}

    /** The class with polls in its loops. Never fails: a class that cannot be read is for the JVM to complain about. */
    public static byte @Nullable [] weave(byte @Nullable [] original) {
        if (original == null) {
            return null;
        }
        try {
            ClassReader reader = new ClassReader(original);
            ClassWriter writer = new ClassWriter(reader, 0);
            reader.accept(
                    new ClassVisitor(Opcodes.ASM9, writer) {
                        @Override
                        public MethodVisitor visitMethod(
                                int access, String name, String descriptor, String signature, String[] exceptions) {
                            MethodVisitor method = super.visitMethod(access, name, descriptor, signature, exceptions);
                            return new LoopPolls(method);
                        }
                    },
                    0);
            return writer.toByteArray();
        } catch (RuntimeException unreadable) {
            return original;
        }
    }
}
