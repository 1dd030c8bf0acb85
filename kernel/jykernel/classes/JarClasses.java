package jykernel.classes;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** The classes in a jar, as it was when it was first looked into. */
final class JarClasses implements ClassSource {
    private final Path jar;
    private final PackageTree tree = new PackageTree();
    private final Map<String, Set<String>> classes = new HashMap<>();
    /** By entry; reading the heads of many classes takes a while, and is done only for packages that are asked for. */
    private final Map<String, Boolean> isPublic = new ConcurrentHashMap<>();

    JarClasses(Path jar) {
        this.jar = jar;
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            zip.stream().forEach(entry -> add(entry.getName()));
        } catch (IOException unreadable) {
            // What cannot be read, or is no jar, has no classes.
        }
    }

    private void add(String entry) {
        int slash = entry.lastIndexOf('/');
        String name = ClassFile.topLevelName(entry.substring(slash + 1));
        if (name.isEmpty() || slash < 0) {
            return;
        }
        String folder = entry.substring(0, slash);
        String parent = folder.replace('/', '.');
        Set<String> siblings = classes.get(parent);
        if (siblings == null && Arrays.stream(folder.split("/", -1)).allMatch(ClassFile::isIdentifier)) {
            siblings = new TreeSet<>();
            classes.put(parent, siblings);
            tree.add(parent);
        }
        if (siblings != null) {
            siblings.add(name);
        }
    }

    @Override
    public Set<String> packages(String parent, Patience patience) {
        return tree.children(parent);
    }

    @Override
    public Set<String> classes(String parent, Patience patience) {
        Set<String> found = classes.get(parent);
        if (found == null) {
            return Set.of();
        }
        Set<String> names = new TreeSet<>(found);
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            names.removeIf(name -> isHidden(parent.replace('.', '/') + "/" + name + ".class", zip, patience));
        } catch (IOException gone) {
            return Set.of();
        }
        return names;
    }

    private boolean isHidden(String entry, ZipFile zip, Patience patience) {
        Boolean known = isPublic.get(entry);
        if (known == null && !patience.isOver()) {
            known = isPublic(zip, zip.getEntry(entry));
            isPublic.put(entry, known);
        }
        return known != null && !known;
    }

    private static boolean isPublic(ZipFile zip, @Nullable ZipEntry entry) {
        if (entry == null) {
            return false;
        }
        try (InputStream bytes = new BufferedInputStream(zip.getInputStream(entry))) {
            return ClassFile.isPublic(bytes);
        } catch (IOException damaged) {
            return false;
        }
    }
}
