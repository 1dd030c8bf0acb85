package jykernel.jython;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A directory with Python modules, on a disk or in a jar. */
interface ModuleFolder {
    Pattern MODULE = Pattern.compile("([A-Za-z_]\\w*)(?:\\.py|\\$py\\.class)");
    String PACKAGE = "__init__";

    /** The names of modules and packages in it. */
    Set<String> modules();

    /** The package with this name in it, or null. */
    @Nullable
    ModuleFolder packageIn(String name);

    /** The text of the file, or null if there is none. */
    @Nullable
    String read(String file);

    /** A directory as it is now. */
    record OnDisk(Path folder) implements ModuleFolder {
        private static final long LARGEST_BYTES = 4 << 20;

        @Override
        public Set<String> modules() {
            Set<String> names = new TreeSet<>();
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
                for (Path file : files) {
                    var module = MODULE.matcher(String.valueOf(file.getFileName()));
                    if (module.matches()) {
                        names.add(module.group(1));
                    } else if (isPackage(file)) {
                        names.add(file.getFileName().toString());
                    }
                }
            } catch (IOException | DirectoryIteratorException gone) {
                return names;
            }
            names.remove(PACKAGE);
            return names;
        }

        private static boolean isPackage(Path folder) {
            return Files.exists(folder.resolve(PACKAGE + ".py")) || Files.exists(folder.resolve(PACKAGE + "$py.class"));
        }

        @Override
        public @Nullable ModuleFolder packageIn(String name) {
            Path inner = folder.resolve(name);
            return isPackage(inner) ? new OnDisk(inner) : null;
        }

        @Override
        public @Nullable String read(String file) {
            try {
                Path path = folder.resolve(file);
                return Files.isRegularFile(path) && Files.size(path) <= LARGEST_BYTES
                        ? new String(Files.readAllBytes(path), StandardCharsets.UTF_8)
                        : null;
            } catch (IOException unreadable) {
                return null;
            }
        }
    }
}
