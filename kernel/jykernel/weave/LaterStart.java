package jykernel.weave;

import java.util.List;
import org.objectweb.asm.Opcodes;

/** What Jython does when it starts, and few need or could have quicker: put off until somebody does, or asked elsewhere. */
final class LaterStart {
    private static final String CORE = "org/python/core/";
    private static final String OURS = "jykernel/jython/";
    private static final String LOCALE = "org/python/modules/_locale/_locale";
    private static final String INITIALISER = "<clinit>()V";

    private LaterStart() {}

    static List<Patch> patches() {
        StaticMethod isNative = new StaticMethod(OURS + "NativePosix", "isNative", "(Ljnr/posix/POSIX;)Z");
        StaticMethod none = new StaticMethod(OURS + "AvailableLocales", "none", "()[Ljava/util/Locale;");
        StaticMethod inPlaceOf =
                new StaticMethod(OURS + "AvailableLocales", "inPlaceOf", "(Ljava/util/Set;)Ljava/util/Set;");
        StaticMethod contain = new StaticMethod(OURS + "ExposedTypes", "contain", "(Ljava/lang/Class;)Z");
        StaticMethod hidden =
                new StaticMethod(OURS + "NativePosix", "hidden", "(Ljava/lang/Class;)[Ljava/lang/reflect/Method;");
        StaticMethod method = new StaticMethod(
                OURS + "ExposedTypes",
                "method",
                "(Ljava/lang/Class;Ljava/lang/String;[Ljava/lang/Class;)Ljava/lang/reflect/Method;");
        StaticMethod readHead = new StaticMethod(
                OURS + "CompiledModules",
                "readHead",
                "(Lorg/python/objectweb/asm/ClassReader;Lorg/python/objectweb/asm/ClassVisitor;I)V");
        StaticMethod loaded = new StaticMethod(OURS + "LoadedPackages", "now", "()Ljava/util/Map;");
        return List.of(
                new Patch(
                        CORE + "JavaImportHelper",
                        "buildLoadedPackages()Ljava/util/Map;",
                        Edit.replaceBody(code -> {}, loaded)),
                new Patch(
                        "org/python/modules/posix/PosixModule",
                        "classDictInit(Lorg/python/core/PyObject;)V",
                        Edit.callInstead("jnr/posix/POSIX", "isNative", isNative)),
                new Patch(
                        "org/python/modules/posix/Hider",
                        "hideFunctions(Ljava/lang/Class;Lorg/python/core/PyObject;Lorg/python/modules/posix/OS;Z)V",
                        Edit.callInstead("java/lang/Class", "getDeclaredMethods", hidden)),
                new Patch(
                        CORE + "PyJavaType",
                        "getDescrMethod(Ljava/lang/Class;Ljava/lang/String;[Ljava/lang/Class;)Ljava/lang/reflect/Method;",
                        Edit.callInstead("java/lang/Class", "getMethod", method)),
                new Patch(LOCALE, INITIALISER, Edit.callInstead("java/util/Locale", "getAvailableLocales", none)),
                new Patch(LOCALE, INITIALISER, Edit.callInstead("java/util/Collections", "unmodifiableSet", inPlaceOf)),
                new Patch(
                        CORE + "PyType$Registry",
                        "isExposed(Ljava/lang/Class;)Z",
                        Edit.replaceBody(code -> code.visitVarInsn(Opcodes.ALOAD, 0), contain)),
                new Patch(
                        CORE + "AnnotationReader",
                        "<init>([B)V",
                        Edit.callInstead("org/python/objectweb/asm/ClassReader", "accept", readHead)));
    }
}
