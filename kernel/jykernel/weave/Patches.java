package jykernel.weave;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** What is changed in Jython. */
final class Patches {
    private static final String POLL = "jykernel/interrupt/Poll";
    private static final String BLOCKING = "jykernel/interrupt/Blocking";

    private static final List<Patch> ALL = List.of(
            // Every statement, every turn of a loop and every body of a function of compiled Python calls setline.
            // The poll stands behind the store of the line number, so that a traceback names the line it stopped in.
            new Patch("org/python/core/PyFrame", "setline(I)V", Patch.callAfterSetting("f_lineno", POLL, "check")),
            new Patch(
                    "org/python/modules/time/Time",
                    "sleep(D)V",
                    Patch.callInstead("java/lang/Thread", "sleep", BLOCKING, "sleep")));

    private static final Map<String, List<Patch>> BY_CLASS_FILE =
            ALL.stream().collect(Collectors.groupingBy(patch -> patch.owner() + ".class"));

    private Patches() {}

    static boolean isTarget(String classFile) {
        return BY_CLASS_FILE.containsKey(classFile);
    }

    /** Fails if a class that was to be patched was not seen. */
    static void requireAll(Set<String> seen, Path source) {
        Set<String> missing = new TreeSet<>(BY_CLASS_FILE.keySet());
        missing.removeAll(seen);
        if (!missing.isEmpty()) {
            throw new IllegalStateException(source + " has no " + missing + ", which the interrupt needs");
        }
    }

    static byte[] apply(String classFile, byte[] original) {
        List<Patch> patches = BY_CLASS_FILE.getOrDefault(classFile, List.of());
        ClassReader reader = new ClassReader(original);
        // Only calls are put in and no jumps, so the frames and stack sizes stay right as they are.
        ClassWriter writer = new ClassWriter(reader, 0);
        Map<Patch, Patch.Change.Counting> applied = new HashMap<>();
        reader.accept(
                new ClassVisitor(Opcodes.ASM9, writer) {
                    @Override
                    public MethodVisitor visitMethod(
                            int access, String name, String descriptor, String signature, String[] exceptions) {
                        MethodVisitor method = super.visitMethod(access, name, descriptor, signature, exceptions);
                        for (Patch patch : patches) {
                            if (patch.method().equals(name + descriptor)) {
                                Patch.Change.Counting changed = patch.change().around(method);
                                applied.put(patch, changed);
                                method = changed;
                            }
                        }
                        return method;
                    }
                },
                0);
        for (Patch patch : patches) {
            Patch.Change.Counting changed = applied.get(patch);
            if (changed == null || changed.times() != 1) {
                throw new IllegalStateException("Cannot patch " + patch.owner() + "." + patch.method() + ": "
                        + (changed == null
                                ? "there is no such method"
                                : "found " + changed.times() + " places, not 1"));
            }
        }
        return writer.toByteArray();
    }
}
