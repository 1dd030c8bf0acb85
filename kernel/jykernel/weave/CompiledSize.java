package jykernel.weave;

import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Fails if polls make a method so long that HotSpot does not compile it any more, which would make it very slow. */
final class CompiledSize extends MethodVisitor {
    /** HotSpot's limit for huge methods. */
    private static final int LONGEST_BYTES = 8000;

    private static final int BYTES_OF_POLL = 3;

    private final String method;
    private int polls;

    /** @param writer what the finished code goes to, with nothing between that changes it */
    CompiledSize(String method, MethodVisitor writer) {
        super(Opcodes.ASM9, writer);
        this.method = method;
    }

    @Override
    public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
        if (owner.equals(LoopPolls.POLL.owner())) {
            polls++;
        }
        super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
    }

    @Override
    public void visitMaxs(int stack, int locals) {
        // The writer knows exactly where a label is, and one at the end takes no place.
        Label end = new Label();
        visitLabel(end);
        int after = end.getOffset();
        int before = after - polls * BYTES_OF_POLL;
        if (before <= LONGEST_BYTES && after > LONGEST_BYTES) {
            throw new IllegalStateException(method + " has " + before + " bytes, and " + after
                    + " with its polls, more than the " + LONGEST_BYTES
                    + " that the JVM compiles; leave it without polls");
        }
        super.visitMaxs(stack, locals);
    }
}
