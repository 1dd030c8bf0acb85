package jykernel.weave;

import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** A static method that woven code calls, by the names that class files use. */
record StaticMethod(String owner, String name, String descriptor) {
    void write(MethodVisitor code) {
        code.visitMethodInsn(Opcodes.INVOKESTATIC, owner, name, descriptor, false);
    }
}
