package jykernel.weave;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Run by the build: copies Jython's jar and weaves its classes on the way, and changes the one class of JeroMQ. Fails if a
 * class or method to be patched is not there, or not as it was, so that a new version of Jython cannot lose its interrupt
 * unnoticed.
 */
public final class WeaveJar {
    private WeaveJar() {}

    /**
     * Arguments: Jython's jar, the jar to write, JeroMQ's jar, the folder of classes to write to, and perhaps the file to
     * write new fingerprints to, which are then not checked. Jython is left alone if the jar to write is newer than both
     * its sources and there is no fifth argument.
     */
    public static void main(String[] args) throws IOException {
        if (args.length != 4 && args.length != 5) {
            throw new IllegalArgumentException(
                    "expected Jython's jar, the jar to write, JeroMQ's jar, the folder of classes and perhaps the"
                            + " fingerprints to renew, found " + args.length + " arguments");
        }
        Path source = Path.of(args[0]);
        Path target = Path.of(args[1]);
        Path jeroMq = Path.of(args[2]);
        SortedMap<String, String> mended = new TreeMap<>(JeroMq.mend(jeroMq, Path.of(args[3])));
        if (args.length == 5) {
            FingerprintUse write = found -> {
                mended.putAll(found);
                Fingerprints.write(mended, Path.of(args[4]));
            };
            weave(source, target, write, System.out);
            return;
        }
        Fingerprints.require(Fingerprints.expected(), mended, jeroMq);
        if (!isUpToDate(target, source)) {
            weave(source, target, found -> Fingerprints.require(Fingerprints.expected(), found, source), System.out);
        }
    }

    /** What is done about the fingerprints that were found, before the woven jar takes its place. */
    interface FingerprintUse {
        void use(SortedMap<String, String> found) throws IOException;
    }

    private static boolean isUpToDate(Path target, Path source) throws IOException {
        if (!Files.exists(target)) {
            return false;
        }
        FileTime woven = Files.getLastModifiedTime(target);
        FileTime newest = newestPart();
        return newest != null && woven.compareTo(Files.getLastModifiedTime(source)) > 0 && woven.compareTo(newest) > 0;
    }

    /** When the youngest file of the code that weaves was written; null if that is no directory. */
    private static @Nullable FileTime newestPart() throws IOException {
        var self = WeaveJar.class.getResource(WeaveJar.class.getSimpleName() + ".class");
        if (self == null || !self.getProtocol().equals("file")) {
            return null;
        }
        FileTime newest = FileTime.fromMillis(0);
        try (Stream<Path> parts =
                Files.list(Path.of(URI.create(self.toString())).resolveSibling("."))) {
            for (Path part : parts.toList()) {
                FileTime modified = Files.getLastModifiedTime(part);
                newest = modified.compareTo(newest) > 0 ? modified : newest;
            }
        }
        return newest;
    }

    static void weave(Path source, Path target, FingerprintUse fingerprints, PrintStream report) throws IOException {
        long begin = System.nanoTime();
        JarCopy copy = new JarCopy(source, target.resolveSibling(target.getFileName() + ".part"));
        Path unfinished = copy.run();
        requireAll(copy.woven(), source);
        fingerprints.use(copy.fingerprints());
        Files.move(unfinished, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        report.printf(
                "Wove %d classes of %s, raised %d to Java 8, in %d ms%n",
                copy.woven().size(),
                source.getFileName(),
                copy.upgraded(),
                Duration.ofNanos(System.nanoTime() - begin).toMillis());
    }

    private static void requireAll(Set<String> woven, Path source) {
        Set<String> missing = new TreeSet<>(Patches.BY_CLASS.keySet());
        missing.removeAll(woven);
        if (!missing.isEmpty()) {
            throw new IllegalStateException(source + " has no " + missing + ", which the interrupt needs");
        }
    }
}
