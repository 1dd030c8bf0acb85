package jykernel.weave;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** The methods of Jython that are changed one by one; the loops of all others are the business of {@link LoopPolls}. */
final class Patches {
    private static final String BLOCKING = "jykernel/interrupt/Blocking";
    private static final String CORE = "org/python/core/";
    private static final String THREADING = "org/python/modules/_threading/";

    private static final String OBJECT = "Lorg/python/core/PyObject;";
    private static final String LOCK = "Ljava/util/concurrent/locks/Lock;";
    private static final String CONDITION = "Ljava/util/concurrent/locks/Condition;";

    private static final StaticMethod SETTLE = blocking("settle", "()V");
    private static final StaticMethod ACQUIRE = blocking("lock", "(" + LOCK + ")V");

    /** By the name of the class. */
    static final Map<String, List<Patch>> BY_CLASS =
            all().stream().collect(Collectors.groupingBy(Patch::owner, Collectors.toUnmodifiableList()));

    private Patches() {}

    private static StaticMethod blocking(String name, String descriptor) {
        return new StaticMethod(BLOCKING, name, descriptor);
    }

    private static List<Patch> all() {
        List<Patch> all = new ArrayList<>();
        addPolls(all);
        addWaits(all);
        addCallsOfJava(all);
        addSort(all);
        addRepeat(all);
        addFiles(all);
        addReading(all);
        all.addAll(Searches.patches());
        all.addAll(LaterStart.patches());
        all.addAll(Swallowers.patches());
        return all;
    }

    private static void addPolls(List<Patch> all) {
        // Every statement, every turn of a loop and every body of a function of compiled Python calls setline.
        // The poll stands behind the store of the line number, so that a traceback names the line it stopped in.
        all.add(new Patch(CORE + "PyFrame", "setline(I)V", Edit.callAfterSetting("f_lineno", LoopPolls.POLL)));
        // A deep recursion without loops, each of whose steps looks through all that are above it.
        all.add(new Patch(CORE + "ThreadState", "enterRepr(" + OBJECT + ")Z", Edit.callFirst(LoopPolls.POLL)));
        all.add(new Patch(
                CORE + "SyspathJavaLoader",
                "findClass(Ljava/lang/String;)Ljava/lang/Class;",
                Edit.filterResultOf(
                        "getBytesFromArchive", new StaticMethod("jykernel/weave/UserClasses", "weave", "([B)[B"))));
        all.add(new Patch(
                CORE + "SyspathJavaLoader",
                "findClass(Ljava/lang/String;)Ljava/lang/Class;",
                Edit.filterResultOf(
                        "getBytesFromDir", new StaticMethod("jykernel/weave/UserClasses", "weave", "([B)[B"))));
    }

    private static void addWaits(List<Patch> all) {
        // All Java exceptions become Python's here, and so does the one that says that a thread was interrupted.
        all.add(new Patch(
                CORE + "Py",
                "JavaError(Ljava/lang/Throwable;)Lorg/python/core/PyException;",
                Edit.replaceParameter(
                        0,
                        new StaticMethod(
                                "jykernel/jython/Signalled",
                                "translate",
                                "(Ljava/lang/Throwable;)Ljava/lang/Throwable;"))));
        all.add(new Patch(
                "org/python/modules/time/Time",
                "sleep(D)V",
                Edit.callInstead("java/lang/Thread", "sleep", blocking("sleep", "(J)V"))));
        all.add(new Patch(
                THREADING + "Mutex",
                "lock()V",
                Edit.replaceBody(code -> code.visitVarInsn(Opcodes.ALOAD, 0), ACQUIRE)));
        for (String method : List.of(
                "RLock_acquire(Z)Z",
                "RLock___enter__()" + OBJECT,
                "__enter__(Lorg/python/core/ThreadState;)" + OBJECT)) {
            all.add(new Patch(
                    THREADING + "RLock", method, Edit.callInstead(THREADING + "RLockImplementation", "lock", ACQUIRE)));
        }
        String condition = "java/util/concurrent/locks/Condition";
        String wait = "Condition_wait(" + OBJECT + ")V";
        all.add(new Patch(
                THREADING + "Condition",
                wait,
                Edit.callInstead(condition, "await", blocking("await", "(" + CONDITION + ")V"))));
        all.add(new Patch(
                THREADING + "Condition",
                wait,
                Edit.callInstead(condition, "awaitNanos", blocking("awaitNanos", "(" + CONDITION + "J)J"))));
        all.add(new Patch(
                "org/python/modules/thread/PyLock",
                "acquire(Z)Z",
                Edit.callInstead("java/lang/Object", "wait", blocking("await", "(Ljava/lang/Object;)V"))));
    }

    private static void addCallsOfJava(List<Patch> all) {
        Edit call = Edit.callInstead(
                "java/lang/reflect/Method",
                "invoke",
                blocking(
                        "invoke",
                        "(Ljava/lang/reflect/Method;Ljava/lang/Object;[Ljava/lang/Object;)Ljava/lang/Object;"));
        Edit make = Edit.callInstead(
                "java/lang/reflect/Constructor",
                "newInstance",
                blocking("newInstance", "(Ljava/lang/reflect/Constructor;[Ljava/lang/Object;)Ljava/lang/Object;"));
        String args = "([" + OBJECT + "[Ljava/lang/String;)" + OBJECT;
        all.add(new Patch(
                CORE + "PyReflectedFunction",
                "__call__(" + OBJECT + "[" + OBJECT + "[Ljava/lang/String;)" + OBJECT,
                call));
        all.add(new Patch(CORE + "PyBeanProperty", "_doget(" + OBJECT + ")" + OBJECT, call));
        all.add(new Patch(CORE + "PyBeanProperty", "_doset(" + OBJECT + OBJECT + ")Z", call));
        all.add(new Patch(CORE + "PyReflectedConstructor", "make" + args, make));
        all.add(new Patch(
                CORE + "PyReflectedConstructor",
                "constructProxy(" + OBJECT + "Ljava/lang/reflect/Constructor;[Ljava/lang/Object;Ljava/lang/Class;)V",
                make));
        all.add(new Patch(CORE + "PyObject", "proxyInit()V", make));
        all.add(new Patch(CORE + "JavaFunc", "__call__" + args, call));
        all.add(new Patch(CORE + "PyBeanEvent", "_doset(" + OBJECT + OBJECT + ")Z", call));
        String adapter = "getAdapter(Ljava/lang/Object;)Ljava/lang/Object;";
        all.add(new Patch(CORE + "PyBeanEventProperty", adapter, call));
        // __copy__ of what is Cloneable
        all.add(new Patch(CORE + "PyJavaType$14", "__call__()" + OBJECT, call));
    }

    /** See {@code jykernel.jython.ListSort}: what is null there is not given. */
    private static void addSort(List<Patch> all) {
        StaticMethod sort = new StaticMethod(
                "jykernel/jython/ListSort", "sort", "(Lorg/python/core/PyList;" + OBJECT + OBJECT + "Z)V");
        all.add(new Patch(
                CORE + "PyList",
                "sort(Z)V",
                Edit.replaceBody(code -> load(code, Opcodes.ACONST_NULL, Opcodes.ACONST_NULL, 1), sort)));
        all.add(new Patch(
                CORE + "PyList",
                "sort(" + OBJECT + "Z)V",
                Edit.replaceBody(code -> load(code, Opcodes.ALOAD, Opcodes.ACONST_NULL, 2), sort)));
        all.add(new Patch(
                CORE + "PyList",
                "sort(" + OBJECT + OBJECT + "Z)V",
                Edit.replaceBody(code -> load(code, Opcodes.ALOAD, Opcodes.ALOAD, 3), sort)));
    }

    /** By Java's own method, which does it many times faster than character by character. */
    private static void addRepeat(List<Patch> all) {
        StaticMethod repeat =
                new StaticMethod("jykernel/jython/TextRepeat", "repeat", "(Lorg/python/core/PyString;I)" + OBJECT);
        all.add(new Patch(
                CORE + "PyString",
                "repeat(I)" + OBJECT,
                Edit.replaceBody(
                        code -> {
                            code.visitVarInsn(Opcodes.ALOAD, 0);
                            code.visitVarInsn(Opcodes.ILOAD, 1);
                        },
                        repeat)));
    }

    private static void load(MethodVisitor code, int compare, int key, int reverseSlot) {
        code.visitVarInsn(Opcodes.ALOAD, 0);
        loadOrNull(code, compare, 1);
        loadOrNull(code, key, 2);
        code.visitVarInsn(Opcodes.ILOAD, reverseSlot);
    }

    private static void loadOrNull(MethodVisitor code, int opcode, int slot) {
        if (opcode == Opcodes.ALOAD) {
            code.visitVarInsn(opcode, slot);
        } else {
            code.visitInsn(opcode);
        }
    }

    /** An interrupt that was meant for a wait just before must not meet the file's channel, which would close itself. */
    private static void addFiles(List<Patch> all) {
        for (String method : List.of(
                "initPosition()V",
                "readinto(Ljava/nio/ByteBuffer;)I",
                "readinto([Ljava/nio/ByteBuffer;)J",
                "readall()Ljava/nio/ByteBuffer;",
                "write(Ljava/nio/ByteBuffer;)I",
                "write([Ljava/nio/ByteBuffer;)J",
                "seek(JI)J",
                "tell()J",
                "truncate(J)J",
                "close()V")) {
            all.add(new Patch(CORE + "io/FileIO", method, Edit.callFirst(SETTLE)));
        }
    }

    /**
     * Files whose end never comes, or whose line does not. Asked only where all that was read before is in order: the
     * loops of files at large get no polls, for writing must not stop half-way.
     */
    private static void addReading(List<Patch> all) {
        Edit inLoops = Edit.callInLoops(LoopPolls.POLL);
        all.add(new Patch(CORE + "io/FileIO", "readallInChunks()Ljava/nio/ByteBuffer;", inLoops, 2));
        all.add(new Patch(CORE + "io/RawIOBase", "readall()Ljava/nio/ByteBuffer;", inLoops));
        for (String method : List.of("readChunk()I", "readChunk(I)I")) {
            all.add(new Patch(CORE + "io/TextIOBase", method, Edit.callFirst(LoopPolls.POLL)));
        }
    }
}
