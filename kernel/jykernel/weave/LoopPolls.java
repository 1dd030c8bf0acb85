package jykernel.weave;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Puts a poll before every jump back, so into every turn of every loop. A poll is a call without arguments that leaves
 * nothing: neither frames nor sizes change.
 */
final class LoopPolls extends MethodVisitor {
    static final StaticMethod POLL = new StaticMethod("jykernel/interrupt/Poll", "check", "()V");

    /** Loops of Jython, and of what it brings along, that run for long, or run code of the user. */
    private static final List<String> WOVEN = List.of(
            "org/python/core/",
            "org/python/modules/",
            "org/python/antlr/",
            "org/python/compiler/",
            "org/python/apache/commons/compress/compressors/bzip2/");

    /**
     * Where an exception out of nothing would leave something half done that nobody can mend: locks, threads, garbage,
     * the buffers of files, and the registers of packages, classes and the system's state.
     */
    private static final List<String> LEFT_ALONE = List.of(
            "org/python/modules/_threading/",
            "org/python/modules/thread/",
            "org/python/modules/gc",
            "org/python/modules/_weakref/",
            "org/python/core/finalization/",
            "org/python/core/packagecache/",
            "org/python/core/adapter/",
            "org/python/core/io/",
            "org/python/core/PyType",
            "org/python/core/PyJavaType",
            "org/python/core/PySystemState",
            "org/python/core/ThreadState",
            "org/python/core/ContextManager",
            "org/python/core/IdImpl",
            "org/python/core/MakeProxies",
            "org/python/core/BytecodeLoader",
            "org/python/core/SyspathJavaLoader",
            "org/python/core/ClasspathPyImporter",
            "org/python/core/imp",
            "org/python/core/PyJavaPackage",
            "org/python/core/Py$py2JyClassCacheItem",
            "org/python/core/util/LimitedCache",
            "org/python/modules/posix/Hider",
            "org/python/compiler/JavaMaker",
            "org/python/compiler/ProxyMaker",
            "org/python/compiler/ProxyCodeHelpers",
            "org/python/compiler/AdapterMaker");

    /** Class initialisers, which cannot be run again, and the walk of the garbage collection through all objects. */
    private static final Set<String> LEFT_ALONE_METHODS =
            Set.of("<clinit>", "traverse", "traverseDerived", "refersDirectlyTo");

    private final Set<Label> seen = new HashSet<>();
    private final Consumer<MethodVisitor> poll;
    private final boolean atBeginning;

    LoopPolls(MethodVisitor writer) {
        this(writer, POLL::write, false);
    }

    /**
     * @param poll writes what is to be done
     * @param atBeginning whether each call of the method polls as well
     */
    LoopPolls(MethodVisitor writer, Consumer<MethodVisitor> poll, boolean atBeginning) {
        super(Opcodes.ASM9, writer);
        this.poll = poll;
        this.atBeginning = atBeginning;
    }

    /** Whether the loops of this class of Jython get polls. */
    static boolean belongIn(String className) {
        return WOVEN.stream().anyMatch(className::startsWith)
                && LEFT_ALONE.stream().noneMatch(className::startsWith);
    }

    /** The same for one method of such a class. */
    static boolean belongInMethod(String name) {
        return !LEFT_ALONE_METHODS.contains(name);
    }

    @Override
    public void visitCode() {
        super.visitCode();
        if (atBeginning) {
            poll.accept(mv);
        }
    }

    @Override
    public void visitLabel(Label label) {
        seen.add(label);
        super.visitLabel(label);
    }

    @Override
    public void visitJumpInsn(int opcode, Label target) {
        if (seen.contains(target)) {
            poll.accept(mv);
        }
        super.visitJumpInsn(opcode, target);
    }

    @Override
    public void visitTableSwitchInsn(int min, int max, Label otherwise, Label... targets) {
        pollIfBack(otherwise, targets);
        super.visitTableSwitchInsn(min, max, otherwise, targets);
    }

    @Override
    public void visitLookupSwitchInsn(Label otherwise, int[] keys, Label[] targets) {
        pollIfBack(otherwise, targets);
        super.visitLookupSwitchInsn(otherwise, keys, targets);
    }

    private void pollIfBack(Label otherwise, Label[] targets) {
        if (seen.contains(otherwise) || Arrays.stream(targets).anyMatch(seen::contains)) {
            poll.accept(mv);
        }
    }
}
