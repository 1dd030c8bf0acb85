package jykernel.weave;

import java.util.List;

/**
 * The methods of Jython that catch every exception and go on as if there had been none, or with one of their own: two
 * texts that cannot be compared are not equal, what has no length has none. They let interrupts through.
 */
final class Swallowers {
    private static final String CORE = "org/python/core/";
    private static final String MODULES = "org/python/modules/";
    private static final String OBJECT = "Lorg/python/core/PyObject;";
    private static final String STRING = "Lorg/python/core/PyString;";

    private static final String PYTHONS = CORE + "PyException";
    private static final String JAVAS = "java/lang/Exception";
    private static final String ALL = "java/lang/Throwable";

    private Swallowers() {}

    static List<Patch> patches() {
        return List.of(
                in(CORE + "PyUnicode", "unicode___eq__(" + OBJECT + ")" + OBJECT, PYTHONS),
                in(CORE + "PyUnicode", "unicode___ne__(" + OBJECT + ")" + OBJECT, PYTHONS),
                // the conversions of %d, which tries __int__ and then __long__, and of %f
                in(CORE + "StringFormatter", "asNumber(" + OBJECT + ")" + OBJECT, PYTHONS, 2),
                in(CORE + "StringFormatter", "asFloat(" + OBJECT + ")" + OBJECT, PYTHONS),
                in(CORE + "PyInstance", "instance___nonzero__()Z", PYTHONS, 2),
                in(CORE + "PyInstance", "instance___delattr__(Ljava/lang/String;)V", PYTHONS),
                in(CORE + "PyLong", "__tojava__(Ljava/lang/Class;)Ljava/lang/Object;", PYTHONS),
                // a sequence that is given to Java as an array
                in(CORE + "PyObject", "__tojava__(Ljava/lang/Class;)Ljava/lang/Object;", ALL),
                in(CORE + "PySequence", "__tojava__(Ljava/lang/Class;)Ljava/lang/Object;", ALL),
                in(CORE + "PyMethod", "getFuncName()Ljava/lang/String;", PYTHONS),
                // whether an "except" clause is meant
                in(CORE + "PyException", "match(" + OBJECT + ")Z", PYTHONS),
                in(CORE + "StdoutWrapper", "flush()V", PYTHONS),
                in(CORE + "StdoutWrapper", "flushLine()V", PYTHONS),
                in(CORE + "__builtin__", "getLenOfRangeLongs(" + OBJECT + OBJECT + OBJECT + ")I", PYTHONS),
                in(CORE + "Py", "make_array(" + OBJECT + ")[" + OBJECT, PYTHONS),
                in(CORE + "Py", "getenv(" + STRING + STRING + ")" + STRING, PYTHONS),
                in(CORE + "PyClass", "__setattr__(Ljava/lang/String;" + OBJECT + ")V", PYTHONS),
                in(CORE + "PySystemState", "__delattr__(Ljava/lang/String;)V", PYTHONS),
                // from module import *
                in(CORE + "imp", "loadNames(" + OBJECT + OBJECT + OBJECT + "Z)V", JAVAS),
                in(MODULES + "_csv/PyWriter", "writer_writerow(" + OBJECT + ")Z", PYTHONS),
                in(MODULES + "struct$FormatDef", "get_int(" + OBJECT + ")I", PYTHONS),
                in(MODULES + "bz2/PyBZ2File$SkippableStreamIO", "readinto(Ljava/nio/ByteBuffer;)I", PYTHONS),
                in(MODULES + "posix/PosixModule", "ftruncate(" + OBJECT + "J)V", PYTHONS),
                in(MODULES + "posix/PosixModule", "lseek(" + OBJECT + "JI)J", PYTHONS),
                in(MODULES + "posix/PosixModule", "read(" + OBJECT + "I)" + OBJECT, PYTHONS),
                in(MODULES + "posix/PosixModule", "write(" + OBJECT + OBJECT + ")I", PYTHONS),
                in(MODULES + "posix/PosixModule$FstatFunction", "__call__(" + OBJECT + ")" + OBJECT, PYTHONS));
    }

    private static Patch in(String owner, String method, String caught) {
        return in(owner, method, caught, 1);
    }

    private static Patch in(String owner, String method, String caught, int places) {
        String type = "L" + caught + ";";
        StaticMethod letThrough = new StaticMethod("jykernel/jython/Signalled", "letThrough", "(" + type + ")" + type);
        return new Patch(owner, method, Edit.filterCaught(caught, letThrough), places);
    }
}
