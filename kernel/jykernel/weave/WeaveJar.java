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
 * is not what it was when its patch was written, so that a new version of Jython cannot lose its interrupt unnoticed.
 */
public final class WeaveJar {
    private final Set<String> woven = new HashSet<>();
    private final Fingerprints fingerprints = new Fingerprints();
    private int upgraded;

    private WeaveJar() {}

    /**
     * Arguments: the jar to read, the jar to write, and, only to renew it, the path of the file with the fingerprints.
     * Does nothing if the jar to write is newer than both its sources.
     */
    public static void main(String[] args) throws IOException {
        if (args.length < 2 || args.length > 3) {
            throw new IllegalArgumentException(
                    "expected two paths, the jar to read and the jar to write, found " + args.length + " arguments");
        }
        Path source = Path.of(args[0]);
        Path target = Path.of(args[1]);
        if (args.length == 3) {
            WeaveJar all = new WeaveJar();
            all.copy(source, target);
            all.fingerprints.write(Path.of(args[2]));
        } else if (!isUpToDate(target, source)) {
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
        for (Class<?> part : List.of(
                WeaveJar.class,
                Patches.class,
                Edit.class,
                LoopPolls.class,
                Weaver.class,
                Upgrade.class,
                Hierarchy.class)) {
            var resource = part.getResource(part.getSimpleName() + ".class");
            long modified = resource == null
                    ? Long.MAX_VALUE
                    : resource.openConnection().getLastModified();
            newest = FileTime.fromMillis(Math.max(newest.toMillis(), modified));
        }
        return newest;
    }

    static void weave(Path source, Path target, PrintStream report) throws IOException {
        long begin = System.nanoTime();
        WeaveJar all = new WeaveJar();
        Path unfinished = all.copy(source, target.resolveSibling(target.getFileName() + ".part"));
        all.requireAll(source);
        all.fingerprints.check();
        Files.move(unfinished, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        report.println("Wove " + all.woven.size() + " classes of " + source.getFileName() + " and upgraded "
                + all.upgraded + " in " + (System.nanoTime() - begin) / 1_000_000 + " ms");
    }

    private Path copy(Path source, Path target) throws IOException {
        try (ZipFile in = new ZipFile(source.toFile());
                ZipOutputStream out = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(target)))) {
            out.setLevel(Deflater.BEST_SPEED);
            Upgrade upgrade = new Upgrade(new Hierarchy(in));
            for (ZipEntry entry : List.copyOf(in.stream().toList())) {
                out.putNextEntry(new ZipEntry(entry.getName()));
                copy(in, entry, out, upgrade);
                out.closeEntry();
            }
        }
        return target;
    }

    private void requireAll(Path source) {
        Set<String> missing = new TreeSet<>(Patches.BY_CLASS.keySet());
        missing.removeAll(woven);
        if (!missing.isEmpty()) {
            throw new IllegalStateException(source + " has no " + missing + ", which the interrupt needs");
        }
    }

    private void copy(ZipFile in, ZipEntry entry, OutputStream out, Upgrade upgrade) throws IOException {
        try (InputStream bytes = in.getInputStream(entry)) {
            if (entry.getName().startsWith("org/python/") && entry.getName().endsWith(".class")) {
                out.write(changed(entry.getName().replaceFirst("\\.class$", ""), bytes.readAllBytes(), upgrade));
            } else {
                bytes.transferTo(out);
            }
        }
    }

    private byte[] changed(String className, byte[] original, Upgrade upgrade) {
        byte[] changed = original;
        if (Weaver.isTarget(className)) {
            fingerprints.take(className, original);
            changed = Weaver.weave(className, original);
            woven.add(className);
        }
        if (Upgrade.isNeeded(changed)) {
            upgraded++;
            changed = upgrade.apply(changed);
        }
        return changed;
    }
}
