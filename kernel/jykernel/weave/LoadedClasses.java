package jykernel.weave;

import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;

/**
 * Weaves classes when they are loaded: those of a Jython that was not woven when it was built, and those of the user,
 * whoever loads them. The JDK and the kernel with its libraries stay as they are.
 */
final class LoadedClasses implements ClassFileTransformer {
    private static final String JYTHON = "org/python/";
    private static final String KERNEL = "jykernel/";
    private static final String REFLECTION = "jdk/internal/reflect/";
    /** Compiled Python, whose loops call what is woven already. */
    private static final String COMPILED = "$py";
    /** The tag of a class in the constants of a class file. */
    private static final int CONSTANT_CLASS = 7;

    private final ClassLoader kernelLoader;
    /** All classes of one jar share it. */
    private final ProtectionDomain kernelDomain;

    /** @param kernel a class of the kernel, which says where all the others come from */
    LoadedClasses(Class<?> kernel) {
        kernelLoader = kernel.getClassLoader();
        kernelDomain = kernel.getProtectionDomain();
    }

    @Override
    public byte @Nullable [] transform(
            Module module,
            @Nullable ClassLoader loader,
            @Nullable String className,
            @Nullable Class<?> redefined,
            @Nullable ProtectionDomain domain,
            byte[] original) {
        if (className == null || !seesKernel(loader) || isJdk(className, module) || isKernel(className, domain)) {
            return null;
        }
        return className.startsWith(JYTHON) ? jython(className, original) : user(className, original);
    }

    /** Otherwise its classes could not call the poll. This looks at no class, because loading one here may go wrong. */
    private boolean seesKernel(@Nullable ClassLoader loader) {
        ClassLoader each = loader;
        while (each != null && each != kernelLoader) {
            each = each.getParent();
        }
        return each != null;
    }

    /** What the JDK makes for its reflection belongs to no module of it. */
    private static boolean isJdk(String className, Module module) {
        String name = module.getName();
        return className.startsWith(REFLECTION)
                || (name != null && (name.startsWith("java.") || name.startsWith("jdk.")));
    }

    /** What the kernel's jar brings along was woven when it was built, as far as it is to be. */
    private boolean isKernel(String className, @Nullable ProtectionDomain domain) {
        return className.startsWith(KERNEL) || domain == kernelDomain;
    }

    private static byte @Nullable [] jython(String className, byte[] original) {
        try {
            return Weaver.isTarget(className) && !isWoven(original) ? Weaver.weave(className, original) : null;
        } catch (RuntimeException e) {
            // The JVM says nothing about exceptions in here.
            System.getLogger(LoadedClasses.class.getName())
                    .log(System.Logger.Level.WARNING, className + " cannot be interrupted: " + e.getMessage());
            return null;
        }
    }

    private static byte @Nullable [] user(String className, byte[] original) {
        if (className.endsWith(COMPILED)) {
            return null;
        }
        try {
            return isWoven(original) ? null : UserLoops.weave(original);
        } catch (RuntimeException unreadable) {
            return null;
        }
    }

    /** Whether the class calls the kernel; one that is woven twice would poll twice. */
    private static boolean isWoven(byte[] classFile) {
        ClassReader reader = new ClassReader(classFile);
        char[] buffer = new char[reader.getMaxStringLength()];
        for (int i = 1; i < reader.getItemCount(); i++) {
            int item = reader.getItem(i);
            if (item != 0 && classFile[item - 1] == CONSTANT_CLASS) {
                String name = reader.readUTF8(item, buffer);
                if (name != null && name.startsWith(KERNEL)) {
                    return true;
                }
            }
        }
        return false;
    }
}
