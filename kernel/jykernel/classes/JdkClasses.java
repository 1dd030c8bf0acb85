package jykernel.classes;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.net.URI;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** What the modules of the running JDK export to everybody. */
final class JdkClasses implements ClassSource {
    private final Map<String, String> moduleOf = new HashMap<>();
    private final PackageTree tree = new PackageTree();
    private final Map<String, Set<String>> known = new ConcurrentHashMap<>();

    JdkClasses() {
        for (Module module : ModuleLayer.boot().modules()) {
            for (ModuleDescriptor.Exports exports : module.getDescriptor().exports()) {
                if (!exports.isQualified()) {
                    moduleOf.put(exports.source(), module.getName());
                    tree.add(exports.source());
                }
            }
        }
    }

    @Override
    public Set<String> packages(String parent, Patience patience) {
        return tree.children(parent);
    }

    @Override
    public Set<String> classes(String parent, Patience patience) {
        String module = moduleOf.get(parent);
        Set<String> found = module == null ? Set.<String>of() : known.get(parent);
        if (found != null) {
            return found;
        }
        Path folder = FileSystems.getFileSystem(URI.create("jrt:/"))
                .getPath("modules", module, parent.replace('.', '/'))
                .toAbsolutePath();
        Set<String> names = new TreeSet<>();
        boolean whole = true;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                String name = ClassFile.topLevelName(file.getFileName().toString());
                whole &= !patience.isOver();
                if (!name.isEmpty() && (!whole || isPublic(file))) {
                    names.add(name);
                }
            }
        } catch (IOException notThere) {
            // A module that is not in the image, such as one of the application's own, is listed where its jar is.
            return names;
        }
        if (whole) {
            known.put(parent, names);
        }
        return names;
    }

    private static boolean isPublic(Path file) throws IOException {
        try (InputStream bytes = new BufferedInputStream(Files.newInputStream(file))) {
            return ClassFile.isPublic(bytes);
        }
    }
}
