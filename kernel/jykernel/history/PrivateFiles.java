package jykernel.history;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** Files that only their owner can read. Those that exist already keep the permissions that the owner gave them. */
final class PrivateFiles {
    private static final FileAttribute<?>[] NONE = {};

    private PrivateFiles() {}

    /** Creates the file and the directories that lead to it, unless they exist. */
    static void create(Path file) throws IOException {
        if (Files.exists(file)) {
            return;
        }
        Path directory = file.getParent();
        // The question comes first because createDirectories fails on a symbolic link to a directory before Java 19.
        if (directory != null && !Files.isDirectory(directory)) {
            Files.createDirectories(directory, permissions(file, "rwx------"));
        }
        try {
            Files.createFile(file, permissions(file, "rw-------"));
        } catch (FileAlreadyExistsException e) {
            // Another kernel was faster, which is as good.
        }
    }

    /** On Windows the user's profile is private by inheritance. */
    private static FileAttribute<?>[] permissions(Path file, String permissions) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : NONE;
    }
}
