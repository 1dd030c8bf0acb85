package jykernel.weave;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** Copies a jar, and changes the classes that have to be changed. */
final class JarCopy {
    /** How many files are worked on at a time, by as many threads as there are, before they are written in their order. */
    private static final int AT_ONCE = 512;

    /** Loaded by importing it, with a verifier that is quicker if the class says what is on its stack. */
    private static final String PYTHON_MODULE = "$py.class";

    private final Path source;
    private final Path target;
    private final Set<String> woven = ConcurrentHashMap.newKeySet();
    private final SortedMap<String, String> fingerprints = new ConcurrentSkipListMap<>();
    private final AtomicInteger upgraded = new AtomicInteger();

    JarCopy(Path source, Path target) {
        this.source = source;
        this.target = target;
    }

    /** The names of the classes that got polls or patches. */
    Set<String> woven() {
        return woven;
    }

    /** Of the methods that were patched, as they were. */
    SortedMap<String, String> fingerprints() {
        return fingerprints;
    }

    /** How many classes are of a newer version now. */
    int upgraded() {
        return upgraded.get();
    }

    Path run() throws IOException {
        try (ZipFile in = new ZipFile(source.toFile());
                ZipOutputStream out = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(target)))) {
            out.setLevel(Deflater.BEST_SPEED);
            Upgrade upgrade = new Upgrade(new Hierarchy(in));
            List<? extends ZipEntry> entries = in.stream().toList();
            for (int i = 0; i < entries.size(); i += AT_ONCE) {
                List<? extends ZipEntry> some = entries.subList(i, Math.min(i + AT_ONCE, entries.size()));
                writeAll(some, in, upgrade, out);
            }
        }
        return target;
    }

    private void writeAll(List<? extends ZipEntry> some, ZipFile in, Upgrade upgrade, ZipOutputStream out)
            throws IOException {
        List<byte[]> contents =
                some.parallelStream().map(entry -> content(in, entry, upgrade)).toList();
        for (int i = 0; i < some.size(); i++) {
            out.putNextEntry(new ZipEntry(some.get(i).getName()));
            out.write(contents.get(i));
            out.closeEntry();
        }
    }

    private byte[] content(ZipFile in, ZipEntry entry, Upgrade upgrade) {
        String name = entry.getName();
        try (InputStream bytes = in.getInputStream(entry)) {
            byte[] content = bytes.readAllBytes();
            if (name.endsWith(PYTHON_MODULE)) {
                return upgraded(content, upgrade);
            }
            boolean isJython = name.startsWith("org/python/") && name.endsWith(".class");
            return isJython ? changed(name.replaceFirst("\\.class$", ""), content, upgrade) : content;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] changed(String className, byte[] original, Upgrade upgrade) {
        fingerprints.putAll(Fingerprints.of(className, original));
        byte[] classFile = upgraded(original, upgrade);
        if (Weaver.isTarget(className)) {
            classFile = Weaver.weave(className, classFile);
            woven.add(className);
        }
        return classFile;
    }

    private byte[] upgraded(byte[] classFile, Upgrade upgrade) {
        if (!Upgrade.isNeeded(classFile)) {
            return classFile;
        }
        upgraded.incrementAndGet();
        return upgrade.upgrade(classFile);
    }
}
