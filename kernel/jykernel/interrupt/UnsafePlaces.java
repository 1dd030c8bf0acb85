package jykernel.interrupt;

import java.util.Set;

/**
 * Where an exception out of nothing would do lasting damage: a class whose initialiser fails cannot be used ever again,
 * and one that is half loaded or half built cannot be mended.
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

    private static final Set<String> LOADING = Set.of("loadClass", "defineClass", "findClass");

    private UnsafePlaces() {}

    /** Whether the calling thread is in such a place. Takes some microseconds for every hundred frames. */
    static boolean isHere() {
        return WALKER.walk(frames -> frames.anyMatch(UnsafePlaces::isUnsafe));
    }

    private static boolean isUnsafe(StackWalker.StackFrame frame) {
        String method = frame.getMethodName();
        return method.equals("<clinit>")
                || (LOADING.contains(method) && frame.getClassName().endsWith("Loader"))
                || BUILDING.contains(frame.getClassName() + "." + method);
    }
}
