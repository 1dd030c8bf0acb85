package jykernel.jython;

import org.python.objectweb.asm.ClassReader;
import org.python.objectweb.asm.ClassVisitor;

/** Python modules that are compiled to class files. */
public final class CompiledModules {
    private CompiledModules() {}

    /**
     * Called by Jython to read the annotations of a module's class, which tell the version of the compiler and the time of
     * the source. The code in it, which is nearly all of it, is left out.
     */
    public static void readHead(ClassReader module, ClassVisitor annotations, int flags) {
        module.accept(annotations, flags | ClassReader.SKIP_CODE);
    }
}
