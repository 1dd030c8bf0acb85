package jykernel.weave;

import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Long loops in the JDK's own code: huge numbers, regular expressions, sorting, streams. Polls are put there only when a
 * cell was interrupted while it is in one of them, and taken out again afterwards: so they cost nothing in all other
 * cases, and the JDK's classes are shared between processes and start as quickly as ever. A loop that is running already
 * goes on as it is; but the methods that it calls get a poll at their beginning.
 */
public final class JdkLoops {
    /** What can be left at any moment without damage: it works on objects of its own, and holds no locks. */
    private static final List<List<String>> REACHED = List.of(
            List.of("java.math."),
            List.of("java.util.regex."),
            List.of("java.util.stream.", "java.util.Spliterators", "java.util.Spliterator"),
            List.of(
                    "java.util.TimSort",
                    "java.util.ComparableTimSort",
                    "java.util.DualPivotQuicksort",
                    "java.util.Arrays"));

    /** Where classes of the JDK, which cannot see those of the kernel, find the poll. */
    private static final String PROPERTY = "jykernel.poll";

    private final Runnable poll;
    private final Set<Class<?>> woven = new HashSet<>();

    /** @param poll is run at every poll, on whatever thread comes by */
    public JdkLoops(Runnable poll) {
        this.poll = poll;
    }

    /**
     * Puts polls where the thread with this stack is, if that is a part of the JDK for which it is meant.
     *
     * @return whether it is
     */
    public boolean reach(StackTraceElement[] stack) {
        Instrumentation instrumentation = Agent.instrumentation();
        Set<List<String>> parts = partsOn(stack);
        if (instrumentation == null || parts.isEmpty()) {
            return false;
        }
        List<Class<?>> targets = new ArrayList<>();
        for (List<String> part : parts) {
            for (Class<?> loaded : instrumentation.getAllLoadedClasses()) {
                if (isIn(part, loaded.getName()) && instrumentation.isModifiableClass(loaded) && woven.add(loaded)) {
                    targets.add(loaded);
                }
            }
        }
        if (!targets.isEmpty()) {
            System.getProperties().put(PROPERTY, poll);
            retransform(instrumentation, targets, new Polls());
        }
        return true;
    }

    /** Takes all polls out again. */
    public void leave() {
        Instrumentation instrumentation = Agent.instrumentation();
        if (instrumentation != null && !woven.isEmpty()) {
            retransform(instrumentation, List.copyOf(woven), null);
            woven.clear();
        }
    }

    private static Set<List<String>> partsOn(StackTraceElement[] stack) {
        Set<List<String>> parts = new HashSet<>();
        for (StackTraceElement frame : stack) {
            String name = frame.getClassName();
            if (!name.startsWith("java.") && !name.startsWith("jdk.") && !name.startsWith("sun.")) {
                break;
            }
            REACHED.stream().filter(part -> isIn(part, name)).forEach(parts::add);
        }
        return parts;
    }

    private static boolean isIn(List<String> part, String className) {
        return part.stream().anyMatch(className::startsWith);
    }

    private static void retransform(
            Instrumentation instrumentation, List<Class<?>> classes, @Nullable ClassFileTransformer transformer) {
        if (transformer != null) {
            instrumentation.addTransformer(transformer, true);
        }
        try {
            instrumentation.retransformClasses(classes.toArray(Class<?>[]::new));
        } catch (UnmodifiableClassException | LinkageError e) {
            System.getLogger(JdkLoops.class.getName())
                    .log(System.Logger.Level.WARNING, "Loops of the JDK could not be reached: " + e);
        } finally {
            if (transformer != null) {
                instrumentation.removeTransformer(transformer);
            }
        }
    }

    private static final class Polls implements ClassFileTransformer {
        @Override
        public byte @Nullable [] transform(
                Module module,
                @Nullable ClassLoader loader,
                String className,
                @Nullable Class<?> redefined,
                ProtectionDomain domain,
                byte[] original) {
            if (redefined == null || REACHED.stream().noneMatch(part -> isIn(part, className.replace('/', '.')))) {
                return null;
            }
            ClassReader reader = new ClassReader(original);
            ClassWriter writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
            reader.accept(polled(writer), 0);
            return writer.toByteArray();
        }

        private static ClassVisitor polled(ClassWriter writer) {
            return new ClassVisitor(Opcodes.ASM9, writer) {
                @Override
                public MethodVisitor visitMethod(
                        int access, String name, String descriptor, String signature, String[] exceptions) {
                    MethodVisitor method = super.visitMethod(access, name, descriptor, signature, exceptions);
                    return name.startsWith("<") ? method : new LoopPolls(method, Polls::write, true);
                }
            };
        }

        private static void write(MethodVisitor code) {
            String properties = "java/util/Properties";
            code.visitMethodInsn(
                    Opcodes.INVOKESTATIC, "java/lang/System", "getProperties", "()L" + properties + ";", false);
            code.visitLdcInsn(PROPERTY);
            code.visitMethodInsn(
                    Opcodes.INVOKEVIRTUAL, properties, "get", "(Ljava/lang/Object;)Ljava/lang/Object;", false);
            code.visitTypeInsn(Opcodes.CHECKCAST, "java/lang/Runnable");
            code.visitMethodInsn(Opcodes.INVOKEINTERFACE, "java/lang/Runnable", "run", "()V", true);
        }
    }
}
