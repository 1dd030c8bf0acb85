package jykernel.interrupt;

import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where an exception out of nothing would do lasting damage: a class whose initialiser fails cannot be used ever again,
 * one that is half loaded or half built cannot be mended, what is half in a buffer is written twice, and what is caught by
 * those who catch everything is lost.
 */
final class UnsafePlaces {
    private static final StackWalker WALKER = StackWalker.getInstance();

    private static final Set<String> BUILDING = Set.of(
            "org.python.core.PyType.addBuilder",
            "org.python.core.PyType.createType",
            "org.python.core.PyType.fromClass",
            "org.python.core.PyType.init",
            "org.python.core.PyType.resolveType",
            "org.python.core.PyJavaType.init",
            "org.python.core.PySystemState.getCodecState",
            "org.python.core.MakeProxies.makeProxy",
            "jnr.posix.LazyPOSIX.loadPOSIX");

    /** The same, but not while they call code of the user, such as {@code mro()}, which may raise whatever it likes. */
    private static final Set<String> BUILDING_BY_ITSELF =
            Set.of("org.python.core.PyType.mro_internal", "org.python.core.PyType.newType");

    /** Buffered files that are written in Python, where those of CPython are written in C and so never half written. */
    private static final Set<String> BUFFERS = Set.of("_io$py", "_jyio$py", "_pyio$py");

    /** Their methods that may look for an end that never comes; what is read is lost, but nothing is read twice. */
    private static final Pattern READS = Pattern.compile("(_?read|next)\\w*\\$\\d+|call_function");

    /** The library's modules that catch whatever is raised in their bodies, and go on. */
    private static final Set<String> CATCHING =
            Set.of("_strptime$py.f$0", "pwd$py.f$0", "subprocess$py.f$0", "urllib$py.f$0", "uuid$py.f$0");

    private static final Set<String> LOADING = Set.of("loadClass", "defineClass", "findClass");

    /** What enters modules into sys.modules, and takes those out that failed; not the code of the modules. */
    private static final Set<String> IMPORTING = Set.of("org.python.core.imp", "org.python.core.util.importer");

    /** Reading a large module takes a while, and leaves nothing behind. */
    private static final Set<String> READING = Set.of("getModuleCode", "compileSource", "readCode");

    private static final String PYTHON = "org.python.core.PyTableCode";

    private UnsafePlaces() {}

    /** Whether the calling thread is in such a place. Takes some microseconds for every hundred frames. */
    static boolean isHere() {
        return WALKER.walk(UnsafePlaces::anyUnsafe);
    }

    private static boolean anyUnsafe(Stream<StackWalker.StackFrame> frames) {
        boolean outsideOfPython = true;
        for (StackWalker.StackFrame frame : (Iterable<StackWalker.StackFrame>) frames::iterator) {
            String name = frame.getClassName();
            outsideOfPython &= !name.equals(PYTHON) && !READING.contains(frame.getMethodName());
            if (isUnsafe(frame) || (outsideOfPython && isUnsafeByItself(frame))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isUnsafe(StackWalker.StackFrame frame) {
        String method = frame.getMethodName();
        String place = place(frame);
        return method.equals("<clinit>")
                || (BUFFERS.contains(frame.getClassName())
                        && !READS.matcher(method).matches())
                || (LOADING.contains(method) && frame.getClassName().endsWith("Loader"))
                || BUILDING.contains(place)
                || CATCHING.contains(place);
    }

    private static boolean isUnsafeByItself(StackWalker.StackFrame frame) {
        return IMPORTING.contains(frame.getClassName()) || BUILDING_BY_ITSELF.contains(place(frame));
    }

    private static String place(StackWalker.StackFrame frame) {
        return frame.getClassName() + "." + frame.getMethodName();
    }
}
