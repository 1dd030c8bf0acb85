package jykernel.weave;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** A way to change the code of a method. None of them adds a jump, so that the frames of the method stay right. */
interface Edit {
    /**
     * Puts a visitor that changes the method before the one that writes it.
     *
     * @param found is run for every place that was changed
     */
    MethodVisitor around(MethodVisitor writer, Runnable found);

    /** Calls a static method without arguments directly after the first time that the method sets the field. */
    static Edit callAfterSetting(String field, StaticMethod called) {
        return (writer, found) -> new MethodVisitor(Opcodes.ASM9, writer) {
            private boolean done;

            @Override
            public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
                super.visitFieldInsn(opcode, owner, name, descriptor);
                if (opcode == Opcodes.PUTFIELD && name.equals(field) && !done) {
                    done = true;
                    found.run();
                    called.write(this);
                }
            }
        };
    }

    /** Calls a static method without arguments before anything else. */
    static Edit callFirst(StaticMethod called) {
        return (writer, found) -> new MethodVisitor(Opcodes.ASM9, writer) {
            @Override
            public void visitCode() {
                super.visitCode();
                found.run();
                called.write(this);
            }
        };
    }

    /** Calls a static method without arguments in every turn of every loop. */
    static Edit callInLoops(StaticMethod called) {
        return (writer, found) -> new LoopPolls(
                writer,
                code -> {
                    found.run();
                    called.write(code);
                },
                false);
    }

    /** Replaces a parameter that is an object by what a static method makes of it. */
    static Edit replaceParameter(int slot, StaticMethod called) {
        return (writer, found) -> new MethodVisitor(Opcodes.ASM9, writer) {
            @Override
            public void visitCode() {
                super.visitCode();
                found.run();
                visitVarInsn(Opcodes.ALOAD, slot);
                called.write(this);
                visitVarInsn(Opcodes.ASTORE, slot);
            }
        };
    }

    /** Calls a static method instead, which takes the object that the method belonged to as its first argument. */
    static Edit callInstead(String oldOwner, String oldName, StaticMethod called) {
        return (writer, found) -> new MethodVisitor(Opcodes.ASM9, writer) {
            @Override
            public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
                if (owner.equals(oldOwner) && name.equals(oldName)) {
                    found.run();
                    called.write(this);
                } else {
                    super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
                }
            }
        };
    }

    /** Replaces what a method returns, wherever it is called, by what a static method makes of it. */
    static Edit filterResultOf(String name, StaticMethod called) {
        return (writer, found) -> new MethodVisitor(Opcodes.ASM9, writer) {
            @Override
            public void visitMethodInsn(
                    int opcode, String owner, String method, String descriptor, boolean isInterface) {
                super.visitMethodInsn(opcode, owner, method, descriptor, isInterface);
                if (method.equals(name)) {
                    found.run();
                    called.write(this);
                }
            }
        };
    }

    /**
     * Begins the handlers of an exception with a static method that takes the exception and returns the same one, if it
     * is to be handled.
     *
     * @param type the exception, as in {@code java/lang/Throwable}, which is the type that the method takes and returns
     */
    static Edit filterCaught(String type, StaticMethod called) {
        return (writer, found) -> new MethodVisitor(Opcodes.ASM9, writer) {
            private final Set<Label> handlers = new HashSet<>();
            private boolean atHandler;

            @Override
            public void visitTryCatchBlock(Label start, Label end, Label handler, String caught) {
                super.visitTryCatchBlock(start, end, handler, caught);
                if (type.equals(caught)) {
                    handlers.add(handler);
                }
            }

            @Override
            public void visitLabel(Label label) {
                super.visitLabel(label);
                atHandler |= handlers.contains(label);
            }

            // What has been caught is either kept or thrown away first.
            @Override
            public void visitVarInsn(int opcode, int variable) {
                filter();
                super.visitVarInsn(opcode, variable);
            }

            @Override
            public void visitInsn(int opcode) {
                filter();
                super.visitInsn(opcode);
            }

            private void filter() {
                if (atHandler) {
                    atHandler = false;
                    found.run();
                    called.write(this);
                }
            }
        };
    }

    /** Gives the method another body: it calls a static one with the values that the given code loads. */
    static Edit replaceBody(Consumer<MethodVisitor> loads, StaticMethod called) {
        return (writer, found) -> new MethodVisitor(Opcodes.ASM9) {
            @Override
            public void visitCode() {
                found.run();
                writer.visitCode();
                loads.accept(writer);
                called.write(writer);
                writer.visitInsn(Type.getReturnType(called.descriptor()).getOpcode(Opcodes.IRETURN));
                int size = Type.getArgumentsAndReturnSizes(called.descriptor()) >> 2;
                writer.visitMaxs(size, size);
                writer.visitEnd();
            }
        };
    }
}
