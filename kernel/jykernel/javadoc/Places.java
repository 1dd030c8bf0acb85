package jykernel.javadoc;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** Where sources and documentation of a class may be, judged by where the class itself came from. */
final class Places {
    /** Generated sources can be huge, and are worth nothing to a reader. */
    private static final int MOST_BYTES = 2_000_000;

    private final Path javaHome;

    Places(Path javaHome) {
        this.javaHome = javaHome;
    }

    /** The text of the source that the class, which is in no other, is in; null if it is not to be had. */
    @Nullable
    String source(Class<?> type) {
        return source(type, type.getName().replace('.', '/') + ".java");
    }

    /** @param name of the file, from the folder where packages begin */
    @Nullable
    String source(Class<?> type, String name) {
        try {
            if (ofJdk(type)) {
                return read(javaHome.resolve("lib/src.zip"), type.getModule().getName() + "/" + name);
            }
            Path origin = origin(type);
            if (origin == null) {
                return null;
            }
            for (Path place : Files.isDirectory(origin) ? folders(origin) : beside(origin, "-sources.jar")) {
                String found = read(place, name);
                if (found != null) {
                    return found;
                }
            }
        } catch (IOException | InvalidPathException unreadable) {
            // Help without documentation is still help.
        }
        return null;
    }

    /** The page of documentation for the class. */
    @Nullable
    String page(Class<?> type) {
        String name = type.getName().replace('.', '/').replace('$', '.') + ".html";
        try {
            Path origin = ofJdk(type) ? null : origin(type);
            if (origin != null && Files.isRegularFile(origin)) {
                for (Path place : beside(origin, "-javadoc.jar")) {
                    String module =
                            type.getModule().isNamed() ? type.getModule().getName() + "/" : "";
                    String found = read(place, name);
                    return found != null || module.isEmpty() ? found : read(place, module + name);
                }
            }
        } catch (IOException | InvalidPathException unreadable) {
            // As above.
        }
        return null;
    }

    private static boolean ofJdk(Class<?> type) {
        return type.getModule().isNamed()
                && ModuleLayer.boot().modules().contains(type.getModule())
                && Object.class.getModule().getLayer() == type.getModule().getLayer()
                && originUrl(type) == null;
    }

    /** The jar or the folder that the class was loaded from. */
    private static @Nullable Path origin(Class<?> type) throws IOException {
        URL url = originUrl(type);
        if (url == null) {
            return null;
        }
        String address = url.toString().replaceFirst("^jar:", "").replaceFirst("!/.*$", "");
        try {
            return address.startsWith("file:") ? Path.of(URI.create(address.replace(" ", "%20"))) : null;
        } catch (IllegalArgumentException noFile) {
            return null;
        }
    }

    private static @Nullable URL originUrl(Class<?> type) {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        URL location = source == null ? null : source.getLocation();
        ClassLoader loader = type.getClassLoader();
        if (location != null) {
            return location.getProtocol().equals("jrt") ? null : location;
        }
        // Loaders that tell nothing of where they have a class from may still find its file.
        URL file = loader == null ? null : loader.getResource(type.getName().replace('.', '/') + ".class");
        return file != null && file.getProtocol().equals("jar") ? file : null;
    }

    /** Maven puts the sources beside the jar; Gradle beside the folder that the jar is in. */
    private static List<Path> beside(Path jar, String ending) throws IOException {
        String name = String.valueOf(jar.getFileName()).replaceFirst("\\.jar$", "") + ending;
        List<Path> found = new ArrayList<>(List.of(jar.resolveSibling(name)));
        Path version = jar.getParent() == null ? null : jar.getParent().getParent();
        if (version != null && jar.toString().contains("files-2.1")) {
            try (DirectoryStream<Path> hashes = Files.newDirectoryStream(version)) {
                hashes.forEach(hash -> found.add(hash.resolve(name)));
            }
        }
        found.removeIf(file -> !Files.isRegularFile(file));
        return found;
    }

    /** Where projects have the sources of the classes in the folder. */
    private static List<Path> folders(Path classes) {
        List<Path> found = new ArrayList<>(List.of(classes));
        for (Path above = classes.getParent(); above != null && found.size() < 9; above = above.getParent()) {
            boolean tests = String.valueOf(classes.getFileName()).contains("test");
            found.add(above.resolve(tests ? "src/test/java" : "src/main/java"));
            found.add(above.resolve("src"));
        }
        return found;
    }

    private static @Nullable String read(Path place, String name) throws IOException {
        if (Files.isDirectory(place)) {
            Path file = place.resolve(name);
            return Files.isRegularFile(file) && Files.size(file) <= MOST_BYTES ? text(Files.readAllBytes(file)) : null;
        }
        if (!Files.isRegularFile(place)) {
            return null;
        }
        try (ZipFile zip = new ZipFile(place.toFile())) {
            ZipEntry entry = zip.getEntry(name);
            if (entry == null) {
                return null;
            }
            try (InputStream in = zip.getInputStream(entry)) {
                return text(in.readNBytes(MOST_BYTES));
            }
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8).replace("\r\n", "\n");
    }
}
