package jykernel.weave;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * The code of a method as text, one instruction a line. It is the same for the same code, whatever lines of the source it
 * stands in and however its constants are numbered: places that are jumped to get numbers in the order in which they are
 * first mentioned.
 */
final class CodeText extends MethodVisitor {
    private final StringBuilder text = new StringBuilder();
    private final Map<Label, Integer> labels = new HashMap<>();

    CodeText() {
        super(Opcodes.ASM9);
    }

    @Override
    public String toString() {
        return text.toString();
    }

    private void line(int opcode, Object... operands) {
        text.append(opcode);
        for (Object operand : operands) {
            text.append(' ').append(operand);
        }
        text.append('\n');
    }

    private String at(Label label) {
        return "@" + labels.computeIfAbsent(label, unknown -> labels.size());
    }

    private String at(Label[] many) {
        return Arrays.stream(many).map(this::at).toList().toString();
    }

    /** A label that only debuggers use is not passed on by the reader, which is told to skip what they need. */
    @Override
    public void visitLabel(Label label) {
        text.append(at(label)).append(":\n");
    }

    @Override
    public void visitInsn(int opcode) {
        line(opcode);
    }

    @Override
    public void visitIntInsn(int opcode, int operand) {
        line(opcode, operand);
    }

    @Override
    public void visitVarInsn(int opcode, int slot) {
        line(opcode, slot);
    }

    @Override
    public void visitTypeInsn(int opcode, String type) {
        line(opcode, type);
    }

    @Override
    public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
        line(opcode, owner, name, descriptor);
    }

    @Override
    public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
        line(opcode, owner, name, descriptor, isInterface);
    }

    @Override
    public void visitInvokeDynamicInsn(String name, String descriptor, Handle bootstrap, Object... arguments) {
        line(Opcodes.INVOKEDYNAMIC, name, descriptor, bootstrap, Arrays.toString(arguments));
    }

    @Override
    public void visitJumpInsn(int opcode, Label target) {
        line(opcode, at(target));
    }

    @Override
    public void visitLdcInsn(Object value) {
        line(Opcodes.LDC, value.getClass().getSimpleName(), value);
    }

    @Override
    public void visitIincInsn(int slot, int increment) {
        line(Opcodes.IINC, slot, increment);
    }

    @Override
    public void visitTableSwitchInsn(int min, int max, Label otherwise, Label... targets) {
        line(Opcodes.TABLESWITCH, min, max, at(otherwise), at(targets));
    }

    @Override
    public void visitLookupSwitchInsn(Label otherwise, int[] keys, Label[] targets) {
        line(Opcodes.LOOKUPSWITCH, Arrays.toString(keys), at(otherwise), at(targets));
    }

    @Override
    public void visitMultiANewArrayInsn(String descriptor, int dimensions) {
        line(Opcodes.MULTIANEWARRAY, descriptor, dimensions);
    }

    @Override
    public void visitTryCatchBlock(Label start, Label end, Label handler, String type) {
        text.append("try ").append(at(start)).append(at(end)).append(at(handler));
        text.append(' ').append(type).append('\n');
    }
}
