package jykernel.weave;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Run by the build: copies Jython's jar and weaves its classes on the way. Fails if a class or method to be patched
 * is not there, so that a new version of Jython cannot lose its interrupt unnoticed.
 */
public final class WeaveJar {
    private WeaveJar() {}

    /** Arguments: the jar to read, the jar to write. Does nothing if the jar to write is newer than both its sources. */
    public static void main(String[] args) throws IOException {
        if (args.length != 2) {
            throw new IllegalArgumentException(
                    "expected two paths, the jar to read and the jar to write, found " + args.length + " arguments");
        }
        Path source = Path.of(args[0]);
        Path target = Path.of(args[1]);
        if (!isUpToDate(target, source)) {
            weave(source, target, System.out);
        }
    }

    private static boolean isUpToDate(Path target, Path source) throws IOException {
        if (!Files.exists(target)) {
            return false;
        }
        FileTime woven = Files.getLastModifiedTime(target);
        return woven.compareTo(Files.getLastModifiedTime(source)) > 0 && woven.compareTo(newestPatch()) > 0;
    }

    /** When the code that weaves was compiled. */
    private static FileTime newestPatch() throws IOException {
        FileTime newest = FileTime.fromMillis(0);
        for (Class<?> part : List.of(WeaveJar.class, Patches.class, Edit.class, LoopPolls.class, Weaver.class)) {
            var resource = part.getResource(part.getSimpleName() + ".class");
            long modified = resource == null
                    ? Long.MAX_VALUE
                    : resource.openConnection().getLastModified();
            newest = FileTime.fromMillis(Math.max(newest.toMillis(), modified));
        }
        return newest;
    }

    static void weave(Path source, Path target, PrintStream report) throws IOException {
        Set<String> woven = new HashSet<>();
        Path unfinished = copy(source, target.resolveSibling(target.getFileName() + ".part"), woven);
        requireAll(woven, source);
        Files.move(unfinished, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        report.println("Wove " + woven.size() + " classes of " + source.getFileName());
    }

    /** @param woven gets the names of the classes that were changed */
    static Path copy(Path source, Path target, Set<String> woven) throws IOException {
        try (ZipFile in = new ZipFile(source.toFile());
                ZipOutputStream out = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(target)))) {
            out.setLevel(Deflater.BEST_SPEED);
            for (ZipEntry entry : List.copyOf(in.stream().toList())) {
                out.putNextEntry(new ZipEntry(entry.getName()));
                copy(in, entry, out, woven);
                out.closeEntry();
            }
        }
        return target;
    }

    private static void requireAll(Set<String> woven, Path source) {
        Set<String> missing = new TreeSet<>(Patches.BY_CLASS.keySet());
        missing.removeAll(woven);
        if (!missing.isEmpty()) {
            throw new IllegalStateException(source + " has no " + missing + ", which the interrupt needs");
        }
    }

    private static void copy(ZipFile in, ZipEntry entry, OutputStream out, Set<String> woven) throws IOException {
        try (InputStream bytes = in.getInputStream(entry)) {
            String className = entry.getName().replaceFirst("\\.class$", "");
            if (entry.getName().endsWith(".class") && Weaver.isTarget(className)) {
                out.write(Weaver.weave(className, bytes.readAllBytes()));
                woven.add(className);
            } else {
                bytes.transferTo(out);
            }
        }
    }
}
