package jykernel.classes;

import java.io.BufferedInputStream;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The classes below a directory, as they are now. */
final class FolderClasses implements ClassSource {
    /** A directory is a package if a class is among so many files in it and below it: a search has to end. */
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
    public Set<String> packages(String parent, Patience patience) {
        Set<String> names = new TreeSet<>();
        for (File file : files(parent)) {
            if (!patience.isOver() && holdsClasses(file)) {
                names.add(file.getName());
            }
        }
        return names;
    }

    @Override
    public boolean isPackage(String name) {
        return holdsClasses(root.resolve(name.replace('.', File.separatorChar)).toFile());
    }

    /** Looks first at what is nearest. */
    private static boolean holdsClasses(File folder) {
        Deque<File> open = new ArrayDeque<>(List.of(folder));
        int looked = 0;
        while (!open.isEmpty() && looked < MOST_FILES) {
            File next = open.remove();
            File[] files = ClassFile.isIdentifier(next.getName()) ? next.listFiles() : null;
            for (File file : files == null ? new File[0] : files) {
                looked++;
                if (!ClassFile.topLevelName(file.getName()).isEmpty()) {
                    return true;
                }
                open.add(file);
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
