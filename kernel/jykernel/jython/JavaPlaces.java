package jykernel.jython;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jykernel.classes.ClassPath;
import org.jspecify.annotations.Nullable;
import org.python.core.Py;
import org.python.core.PyObject;
import org.python.core.PySystemState;

/** The jars and directories that Jython loads Java classes from: those it searches, in no more than their order. */
final class JavaPlaces {
    private static final Pattern ARCHIVE = Pattern.compile("(?i)(.*?\\.(?:jar|zip))(?:[/\\\\].*)?");

    private @Nullable Set<Path> ofProcess;

    /** As they are now: {@code sys.path} may have grown. */
    synchronized Set<Path> now() {
        if (ofProcess == null) {
            ofProcess = ClassPath.ofProcess();
        }
        PySystemState system = Py.getSystemState();
        Set<Path> places = new LinkedHashSet<>();
        if (system.getClassLoader() == null) {
            for (PyObject entry : system.path.asIterable()) {
                add(entry.toString(), system, places);
            }
        }
        places.addAll(ClassPath.of(system.getClassLoader()));
        places.addAll(ofProcess);
        places.addAll(ClassPath.of(Thread.currentThread().getContextClassLoader()));
        return places;
    }

    private static void add(String entry, PySystemState system, Set<Path> places) {
        Path place = place(entry, system);
        if (place != null) {
            places.add(place);
        }
    }

    /** The jar or folder that an entry of {@code sys.path} means; null if it means something of Jython's own. */
    static @Nullable Path place(String entry, PySystemState system) {
        Matcher archive = ARCHIVE.matcher(entry);
        if (entry.startsWith("__")) {
            return null;
        }
        try {
            String file = archive.matches() ? archive.group(1) : entry;
            return Path.of(system.getPath(file)).toAbsolutePath().normalize();
        } catch (InvalidPathException noPath) {
            // It cannot be on a disk, and Jython will not find anything there either.
            return null;
        }
    }
}
