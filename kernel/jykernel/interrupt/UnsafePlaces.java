package jykernel.interrupt;

import java.util.Set;

/**
 * Where an exception out of nothing would do lasting damage: a class whose initialiser fails cannot be used ever again,
 * one that is half loaded or half built cannot be mended, and what is half in a buffer is written twice.
 */
final class UnsafePlaces {
    private static final StackWalker WALKER = StackWalker.getInstance();

    private static final Set<String> BUILDING = Set.of(
            "org.python.core.PyType.addBuilder",
            "org.python.core.PyType.createType",
            "org.python.core.PyType.fromClass",
            "org.python.core.PyType.init",
            "org.python.core.PyType.mro_internal",
            "org.python.core.PyType.newType",
            "org.python.core.PyType.resolveType",
            "org.python.core.PyJavaType.init",
            "org.python.core.MakeProxies.makeProxy");

    /** Buffered files that are written in Python, where those of CPython are written in C and so never half written. */
    private static final Set<String> BUFFERS = Set.of("_io$py", "_jyio$py", "_pyio$py");

    private static final Set<String> LOADING = Set.of("loadClass", "defineClass", "findClass");

    private UnsafePlaces() {}

    /** Whether the calling thread is in such a place. Takes some microseconds for every hundred frames. */
    static boolean isHere() {
        return WALKER.walk(frames -> frames.anyMatch(UnsafePlaces::isUnsafe));
    }

    private static boolean isUnsafe(StackWalker.StackFrame frame) {
        String method = frame.getMethodName();
        return method.equals("<clinit>")
                || BUFFERS.contains(frame.getClassName())
                || (LOADING.contains(method) && frame.getClassName().endsWith("Loader"))
                || BUILDING.contains(frame.getClassName() + "." + method);
    }
}
