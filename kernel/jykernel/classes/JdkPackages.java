package jykernel.classes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** The classes of the JDK's own packages, from its run-time image. */
public final class JdkPackages {
    private JdkPackages() {}

    /** The simple names of the classes in the package, without nested ones; empty if it is none of the JDK's. */
    public static List<String> classes(String packageName) {
        SortedSet<String> names = new TreeSet<>();
        try {
            FileSystem image = FileSystems.getFileSystem(URI.create("jrt:/"));
            Path modules = image.getPath("/packages", packageName);
            if (!Files.isDirectory(modules)) {
                return List.of();
            }
            try (DirectoryStream<Path> all = Files.newDirectoryStream(modules)) {
                for (Path module : all) {
                    Path folder = image.getPath(
                            "/modules", String.valueOf(module.getFileName()), packageName.replace('.', '/'));
                    addClasses(folder, packageName, names);
                }
            }
        } catch (IOException | UncheckedIOException | FileSystemNotFoundException unreadable) {
            // What has been found so far is all that can be told.
        }
        return List.copyOf(names);
    }

    private static void addClasses(Path folder, String packageName, SortedSet<String> names) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.class")) {
            for (Path file : files) {
                String name = String.valueOf(file.getFileName()).replaceFirst("\\.class$", "");
                if (!name.contains("$") && !name.endsWith("-info") && isPublic(packageName + "." + name)) {
                    names.add(name);
                }
            }
        }
    }

    private static boolean isPublic(String name) {
        try {
            Class<?> type = Class.forName(name, false, ClassLoader.getPlatformClassLoader());
            return Modifier.isPublic(type.getModifiers());
        } catch (ClassNotFoundException | LinkageError absent) {
            // It is the application class loader's, such as a tool's: better too many names than too few.
            return true;
        }
    }
}
