package jykernel.jython;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.ZipFile;
import org.python.core.Py;
import org.python.core.PyObject;
import org.python.core.PySystemState;

/** The names of modules that could be imported. */
final class Modules {
    /** The standard library in its jar never changes, and listing it takes a while. */
    private static final Map<String, Set<String>> IN_JARS = new ConcurrentHashMap<>();

    private Modules() {}

    static Set<String> topLevel() {
        Set<String> names = new TreeSet<>(Set.of("java", "javax"));
        PySystemState system = Py.getSystemState();
        for (PyObject name : PySystemState.builtin_module_names.asIterable()) {
            names.add(name.toString());
        }
        for (PyObject entry : system.path.asIterable()) {
            names.addAll(in(entry.toString()));
        }
        return names;
    }

    static boolean isJavaPackage(String name) {
        return name.equals("java") || name.equals("javax") || name.startsWith("java.") || name.startsWith("javax.");
    }

    private static Set<String> in(String pathEntry) {
        int jar = pathEntry.indexOf(".jar");
        if (jar > 0) {
            return IN_JARS.computeIfAbsent(pathEntry, entry -> inJar(entry, jar + ".jar".length()));
        }
        Set<String> names = new TreeSet<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(Path.of(pathEntry.isEmpty() ? "." : pathEntry))) {
            for (Path file : files) {
                boolean isPackage = Files.exists(file.resolve("__init__.py"));
                add(String.valueOf(file.getFileName()) + (isPackage ? ".py" : ""), names);
            }
        } catch (IOException | InvalidPathException notADirectory) {
            // An entry of sys.path that is no directory has nothing to list.
        }
        return names;
    }

    private static Set<String> inJar(String pathEntry, int jarEnd) {
        Set<String> names = new TreeSet<>();
        String folder =
                pathEntry.length() > jarEnd ? pathEntry.substring(jarEnd + 1).replace('\\', '/') + "/" : "";
        try (ZipFile jar = new ZipFile(pathEntry.substring(0, jarEnd))) {
            jar.stream()
                    .map(entry -> entry.getName())
                    .filter(name -> name.startsWith(folder))
                    .forEach(name -> add(name.substring(folder.length()).replace("/__init__.py", ".py"), names));
        } catch (IOException unreadable) {
            // As above.
        }
        return names;
    }

    private static void add(String file, Set<String> names) {
        if (file.matches("[A-Za-z_]\\w*(\\.py|\\$py\\.class)")) {
            names.add(file.replaceAll("\\.py$|\\$py\\.class$", ""));
        }
    }
}
