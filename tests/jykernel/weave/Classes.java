package jykernel.weave;

import java.lang.reflect.Method;
import java.util.HashSet;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Class files to weave, and what became of them. */
final class Classes {
    private Classes() {}

    /** A class with one method whose body is given. */
    static byte[] classWith(String name, String method, String descriptor, int access, Body body) {
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

    /** What stands before the return. */
    interface Body {
        void write(MethodVisitor code);
    }

    /** The owners of the methods that the class calls. */
    static Set<String> called(byte[] classFile) {
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

    /** Ten times nothing. */
    static void loop(MethodVisitor code) {
        Label top = new Label();
        code.visitInsn(Opcodes.ICONST_0);
        code.visitVarInsn(Opcodes.ISTORE, 1);
        code.visitLabel(top);
        code.visitFrame(Opcodes.F_APPEND, 1, new Object[] {Opcodes.INTEGER}, 0, null);
        code.visitIincInsn(1, 1);
        code.visitVarInsn(Opcodes.ILOAD, 1);
        code.visitIntInsn(Opcodes.BIPUSH, 10);
        code.visitJumpInsn(Opcodes.IF_ICMPLT, top);
    }

    static byte[] frame() {
        return classWith("org/python/core/PyFrame", "setline", "(I)V", 0, code -> {
            code.visitVarInsn(Opcodes.ALOAD, 0);
            code.visitVarInsn(Opcodes.ILOAD, 1);
            code.visitFieldInsn(Opcodes.PUTFIELD, "org/python/core/PyFrame", "f_lineno", "I");
        });
    }

    /** A static method {@code run} that never returns. */
    static byte[] endless(String name) {
        return classWith(name, "run", "()V", Opcodes.ACC_STATIC, code -> {
            Label top = new Label();
            code.visitLabel(top);
            code.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
            code.visitJumpInsn(Opcodes.GOTO, top);
            code.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
        });
    }

    /** The static method of the class, which is loaded and verified. */
    static Method load(byte[] classFile, String method, Class<?>... parameters) throws ReflectiveOperationException {
        String name = new ClassReader(classFile).getClassName().replace('/', '.');
        return new ClassLoader(Classes.class.getClassLoader()) {
            Class<?> define() {
                return defineClass(name, classFile, 0, classFile.length);
            }
        }.define().getMethod(method, parameters);
    }
}
