package jykernel.classes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Which packages and public classes there are, in the JDK and in jars and directories, without loading any. Nothing is
 * read before it is asked for; what is in a jar is remembered until the jar changes.
 */
public final class ClassIndex {
    private record Jar(long size, long modified, JarClasses classes) {}

    private final Map<Path, Jar> jars = new ConcurrentHashMap<>();
    private @Nullable JdkClasses jdk;

    /** The last parts of the names of the packages directly below this one; the empty name has the outermost. */
    public Set<String> packages(String parent, Collection<Path> places, Patience patience) {
        Set<String> names = new TreeSet<>(jdk().packages(parent, patience));
        for (Path place : elsewhere(parent, places)) {
            ClassSource source = patience.isOver() ? null : source(place);
            if (source != null) {
                names.addAll(source.packages(parent, patience));
            }
        }
        return names;
    }

    /** The simple names of the public classes directly in the package. */
    public Set<String> classes(String name, Collection<Path> places, Patience patience) {
        Set<String> names = new TreeSet<>(jdk().classes(name, patience));
        for (Path place : elsewhere(name, places)) {
            ClassSource source = patience.isOver() ? null : source(place);
            if (source != null) {
                names.addAll(source.classes(name, patience));
            }
        }
        return names;
    }

    /** Whether there are classes in the package or somewhere below it. */
    public boolean isPackage(String name, Collection<Path> places) {
        if (jdk().isPackage(name)) {
            return true;
        }
        for (Path place : elsewhere(name, places)) {
            ClassSource source = source(place);
            if (source != null && source.isPackage(name)) {
                return true;
            }
        }
        return false;
    }

    /** No class loader takes classes of the package java and those in it from anywhere but the JDK. */
    private static Collection<Path> elsewhere(String name, Collection<Path> places) {
        return name.equals("java") || name.startsWith("java.") ? List.of() : places;
    }

    private synchronized JdkClasses jdk() {
        if (jdk == null) {
            jdk = new JdkClasses();
        }
        return jdk;
    }

    private @Nullable ClassSource source(Path place) {
        BasicFileAttributes file;
        try {
            file = Files.readAttributes(place, BasicFileAttributes.class);
        } catch (IOException notThere) {
            return null;
        }
        if (file.isDirectory()) {
            return new FolderClasses(place);
        }
        Jar known = jars.get(place);
        long modified = file.lastModifiedTime().toMillis();
        if (known == null || known.size != file.size() || known.modified != modified) {
            known = new Jar(file.size(), modified, new JarClasses(place));
            jars.put(place, known);
        }
        return known.classes;
    }
}
