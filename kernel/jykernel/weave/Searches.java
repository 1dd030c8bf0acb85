package jykernel.weave;

import java.util.List;

/** The methods of Jython that search a text for another one: they do so in steps, see {@code jykernel.jython.TextSearch}. */
final class Searches {
    private static final String TEXT = "Ljava/lang/String;";
    private static final String OBJECT = "Lorg/python/core/PyObject;";
    private static final String PART = "(" + OBJECT + ")Lorg/python/core/PyTuple;";
    private static final String COUNT = "(" + TEXT + OBJECT + OBJECT + ")I";
    private static final String FIELDS = "(" + TEXT + "I)Lorg/python/core/PyList;";

    private static final Edit FIRST = inSteps("indexOf", "");
    private static final Edit NEXT = inSteps("indexOf", "I");
    private static final Edit LAST = inSteps("lastIndexOf", "");
    private static final Edit ONE_BEFORE = inSteps("lastIndexOf", "I");

    private Searches() {}

    static List<Patch> patches() {
        return List.of(
                in("PyString", "str___contains__(" + OBJECT + ")Z", FIRST),
                in("PyUnicode", "unicode___contains__(" + OBJECT + ")Z", FIRST),
                in("PyString", "str_partition" + PART, FIRST),
                in("PyString", "unicodePartition" + PART, FIRST),
                in("PyString", "str_rpartition" + PART, LAST),
                in("PyString", "unicodeRpartition" + PART, LAST),
                in("PyString", "_find" + COUNT, NEXT),
                in("PyString", "_count" + COUNT, NEXT),
                in("PyString", "_rfind" + COUNT, ONE_BEFORE),
                // also what "replace" is made of
                in("PyString", "splitfields" + FIELDS, NEXT),
                in("PyString", "rsplitfields" + FIELDS, ONE_BEFORE));
    }

    private static Patch in(String owner, String method, Edit edit) {
        return new Patch("org/python/core/" + owner, method, edit);
    }

    /** @param from "I" if the search takes a place to begin at */
    private static Edit inSteps(String search, String from) {
        return Edit.callInstead(
                "java/lang/String",
                search,
                new StaticMethod("jykernel/jython/TextSearch", search, "(" + TEXT + TEXT + from + ")I"));
    }
}
