package jykernel.weave;

import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * A change to one method.
 *
 * @param owner the class, as in {@code org/python/core/PyFrame}
 * @param method its name and descriptor, as in {@code setline(I)V}
 */
record Patch(String owner, String method, Change change) {
    /** Puts a visitor that changes the method before the one that writes it. */
    interface Change {
        Change.Counting around(MethodVisitor writer);

        /** A visitor that knows how often it found what it looks for. */
        abstract class Counting extends MethodVisitor {
            private int found;

            Counting(MethodVisitor writer) {
                super(Opcodes.ASM9, writer);
            }

            final void found() {
                found++;
            }

            final int times() {
                return found;
            }
        }
    }

    /** Calls a static method without arguments directly after the first time that the method sets the field. */
    static Change callAfterSetting(String field, String calledOwner, String called) {
        return writer -> new Change.Counting(writer) {
            @Override
            public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
                super.visitFieldInsn(opcode, owner, name, descriptor);
                if (opcode == Opcodes.PUTFIELD && name.equals(field) && times() == 0) {
                    found();
                    super.visitMethodInsn(Opcodes.INVOKESTATIC, calledOwner, called, "()V", false);
                }
            }
        };
    }

    /** Calls another static method with the same descriptor instead. */
    static Change callInstead(String oldOwner, String oldName, String newOwner, String newName) {
        return writer -> new Change.Counting(writer) {
            @Override
            public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
                if (opcode == Opcodes.INVOKESTATIC && owner.equals(oldOwner) && name.equals(oldName)) {
                    found();
                    super.visitMethodInsn(opcode, newOwner, newName, descriptor, false);
                } else {
                    super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
                }
            }
        };
    }
}
