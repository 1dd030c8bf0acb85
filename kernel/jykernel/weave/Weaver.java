package jykernel.weave;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Changes one class: its patches, and polls in its loops. */
final class Weaver {
    private Weaver() {}

    /** Whether a class of Jython, as in {@code org/python/core/PyFrame}, is changed at all. */
    static boolean isTarget(String className) {
        return Patches.BY_CLASS.containsKey(className) || LoopPolls.belongIn(className);
    }

    /** Fails if a patch does not find exactly what it expects, so that a new Jython cannot lose it unnoticed. */
    static byte[] weave(String className, byte[] original) {
        List<Patch> patches = Patches.BY_CLASS.getOrDefault(className, List.of());
        return weave(className, original, patches, LoopPolls.belongIn(className));
    }

    /** @param loops whether they get polls */
    static byte[] weave(String className, byte[] original, List<Patch> patches, boolean loops) {
        Map<Patch, Integer> applied = new HashMap<>();
        ClassReader reader = new ClassReader(original);
        ClassWriter writer = new ClassWriter(reader, 0);
        reader.accept(
                new ClassVisitor(Opcodes.ASM9, writer) {
                    @Override
                    public MethodVisitor visitMethod(
                            int access, String name, String descriptor, String signature, String[] exceptions) {
                        MethodVisitor method = new CompiledSize(
                                className + "." + name,
                                super.visitMethod(access, name, descriptor, signature, exceptions));
                        for (Patch patch : patches) {
                            if (patch.method().equals(name + descriptor)) {
                                applied.putIfAbsent(patch, 0);
                                method = patch.edit().around(method, () -> applied.merge(patch, 1, Integer::sum));
                            }
                        }
                        return loops && LoopPolls.belongInMethod(name) ? new LoopPolls(method) : method;
                    }
                },
                0);
        patches.forEach(patch -> require(patch, applied));
        return writer.toByteArray();
    }

    private static void require(Patch patch, Map<Patch, Integer> applied) {
        Integer found = applied.get(patch);
        if (found == null || found != patch.places()) {
            throw new IllegalStateException("Cannot patch " + patch.owner() + "." + patch.method() + ": "
                    + (found == null
                            ? "there is no such method"
                            : "found " + found + " places, not " + patch.places()));
        }
    }
}
