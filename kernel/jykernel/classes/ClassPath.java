package jykernel.classes;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import org.jspecify.annotations.Nullable;

/** Where classes are loaded from, as jars and directories. */
public final class ClassPath {
    private ClassPath() {}

    /** The class path of the process, with the jars that are named in manifests of others. */
    public static Set<Path> ofProcess() {
        Deque<Path> open = new ArrayDeque<>();
        for (String entry : System.getProperty("java.class.path", "").split(File.pathSeparator, -1)) {
            open.add(Path.of(entry));
        }
        Set<Path> all = new LinkedHashSet<>();
        while (!open.isEmpty()) {
            Path next = open.remove().toAbsolutePath().normalize();
            if (all.add(next) && next.toString().endsWith(".jar")) {
                open.addAll(named(next));
            }
        }
        return all;
    }

    private static Collection<Path> named(Path jar) {
        Set<Path> paths = new LinkedHashSet<>();
        try (JarFile file = new JarFile(jar.toFile())) {
            Manifest manifest = file.getManifest();
            String names =
                    manifest == null ? null : manifest.getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
            for (String name : names == null ? new String[0] : names.strip().split("\\s+", -1)) {
                addFile(jar.toUri().resolve(name), paths);
            }
        } catch (IOException | IllegalArgumentException unreadable) {
            // A jar that cannot be read names no others; nor does one whose names are no addresses.
        }
        return paths;
    }

    /** What the loader and those it asks first are told to load from. */
    public static Set<Path> of(@Nullable ClassLoader loader) {
        Set<Path> paths = new LinkedHashSet<>();
        for (ClassLoader each = loader; each != null; each = each.getParent()) {
            if (each instanceof URLClassLoader urls) {
                for (URL url : urls.getURLs()) {
                    addFile(URI.create(url.toString().replace(" ", "%20")), paths);
                }
            }
        }
        return paths;
    }

    private static void addFile(URI address, Set<Path> paths) {
        try {
            if ("file".equals(address.getScheme())) {
                paths.add(Path.of(address));
            }
        } catch (IllegalArgumentException noFile) {
            // Some addresses of files are no paths here, such as those of shares.
        }
    }
}
