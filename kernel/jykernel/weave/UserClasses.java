package jykernel.weave;

import org.jspecify.annotations.Nullable;

/** Classes of the user, as Jython's class loader finds them on sys.path: their loops can be interrupted too. */
public final class UserClasses {
    private UserClasses() {}

    /**
     * The class with polls in its loops. Never fails, not even where ASM is missing: a class that cannot be read is for
     * the JVM to complain about. So nothing in this class itself may need ASM.
     */
    public static byte @Nullable [] weave(byte @Nullable [] original) {
        if (original == null) {
            return null;
        }
        try {
            return UserLoops.weave(original);
        } catch (RuntimeException | LinkageError unreadable) {
            return original;
        }
    }
}
