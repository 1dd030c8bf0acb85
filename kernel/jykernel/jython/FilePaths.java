package jykernel.jython;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.python.core.Py;

/** Names of files, which are completed one directory at a time. */
final class FilePaths {
    private FilePaths() {}

    /** What was typed of the path's last part. */
    static String lastPart(String typed) {
        return typed.substring(typed.lastIndexOf('/') + 1);
    }

    /** @param forbidden characters that would end the text the path is in */
    static void propose(String typed, String forbidden, Proposals into) {
        String folder = typed.substring(0, typed.lastIndexOf('/') + 1);
        if (typed.equals("~")) {
            into.add("~/", "path");
            return;
        }
        if (folder.startsWith("~/")) {
            folder = System.getProperty("user.home") + folder.substring(1);
        }
        boolean wantsHidden = into.prefix.startsWith(".");
        try (DirectoryStream<Path> files =
                Files.newDirectoryStream(Path.of(Py.getSystemState().getPath(folder)))) {
            for (Path file : files) {
                String name = String.valueOf(file.getFileName());
                boolean fits = forbidden.chars().noneMatch(c -> name.indexOf(c) >= 0);
                if (into.patience.isOver()) {
                    return;
                }
                if (fits && (wantsHidden || !name.startsWith("."))) {
                    into.add(Files.isDirectory(file) ? name + "/" : name, "path");
                }
            }
        } catch (IOException | InvalidPathException | DirectoryIteratorException notThere) {
            // What is no directory has nothing to offer.
        }
    }
}
