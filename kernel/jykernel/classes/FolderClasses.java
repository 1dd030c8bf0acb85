package jykernel.classes;

import java.io.BufferedInputStream;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;

/** The classes below a directory, as they are now. */
final class FolderClasses implements ClassSource {
    /** A directory is a package if a class is in it, or this far below it: a search has to end. */
    private static final int DEEPEST = 4;

    private static final int MOST_FILES = 500;

    private final Path root;

    FolderClasses(Path root) {
        this.root = root;
    }

    private File[] files(String name) {
        File[] files =
                root.resolve(name.replace('.', File.separatorChar)).toFile().listFiles();
        return files == null ? new File[0] : files;
    }

    @Override
    public Set<String> packages(String parent) {
        Set<String> names = new TreeSet<>();
        for (File file : files(parent)) {
            if (ClassFile.isIdentifier(file.getName()) && holdsClasses(file, DEEPEST)) {
                names.add(file.getName());
            }
        }
        return names;
    }

    @Override
    public boolean isPackage(String name) {
        return holdsClasses(root.resolve(name.replace('.', File.separatorChar)).toFile(), DEEPEST);
    }

    private static boolean holdsClasses(File folder, int depth) {
        File[] files = depth == 0 ? null : folder.listFiles();
        if (files == null) {
            return false;
        }
        int count = Math.min(files.length, MOST_FILES);
        for (int i = 0; i < count; i++) {
            if (!ClassFile.topLevelName(files[i].getName()).isEmpty()) {
                return true;
            }
        }
        for (int i = 0; i < count; i++) {
            if (ClassFile.isIdentifier(files[i].getName()) && holdsClasses(files[i], depth - 1)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public Set<String> classes(String parent, Patience patience) {
        Set<String> names = new TreeSet<>();
        if (parent.isEmpty()) {
            return names;
        }
        for (File file : files(parent)) {
            String name = ClassFile.topLevelName(file.getName());
            if (!name.isEmpty() && (patience.isOver() || isPublic(file))) {
                names.add(name);
            }
        }
        return names;
    }

    private static boolean isPublic(File file) {
        try (InputStream bytes = new BufferedInputStream(new FileInputStream(file))) {
            return ClassFile.isPublic(bytes);
        } catch (IOException unreadable) {
            return false;
        }
    }
}
