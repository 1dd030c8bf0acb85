package jykernel.classes;

import java.util.Set;

/** A place where classes are: the JDK, a jar, a directory. */
interface ClassSource {
    /** The last parts of the names of the packages directly below this one; the empty name has the outermost. */
    Set<String> packages(String parent, Patience patience);

    /** Whether there are classes in the package or somewhere below it. */
    default boolean isPackage(String name) {
        int dot = name.lastIndexOf('.');
        return packages(dot < 0 ? "" : name.substring(0, dot), Patience.endless())
                .contains(name.substring(dot + 1));
    }

    /** The simple names of the public classes directly in the package; some that are not public if time runs out. */
    Set<String> classes(String parent, Patience patience);
}
