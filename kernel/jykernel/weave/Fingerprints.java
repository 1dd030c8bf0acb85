package jykernel.weave;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * What the methods that are patched looked like when their patches were written. A patch that finds its place in a method
 * that has changed otherwise may still be wrong; somebody has to look.
 */
final class Fingerprints {
    private static final String RESOURCE = "fingerprints.txt";
    private static final String SEPARATOR = "  ";

    private Fingerprints() {}

    /** Those of the methods of a class that are to be patched, by {@code owner.method descriptor}. */
    static Map<String, String> of(String className, byte[] original) {
        return of(className, original, Patches.BY_CLASS.getOrDefault(className, List.of()));
    }

    static Map<String, String> of(String className, byte[] original, List<Patch> patches) {
        Set<String> patched = patches.stream().map(Patch::method).collect(Collectors.toSet());
        if (patched.isEmpty()) {
            return Map.of();
        }
        Map<String, CodeText> texts = new TreeMap<>();
        new ClassReader(original)
                .accept(
                        new ClassVisitor(Opcodes.ASM9) {
                            @Override
                            public @Nullable MethodVisitor visitMethod(
                                    int access, String name, String descriptor, String signature, String[] thrown) {
                                if (!patched.contains(name + descriptor)) {
                                    return null;
                                }
                                CodeText text = new CodeText();
                                texts.put(className + "." + name + descriptor, text);
                                return text;
                            }
                        },
                        ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        return texts.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, each -> hash(each.getValue().toString())));
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every JVM has it
        }
    }

    /** Those that the patches were written for. */
    static Map<String, String> expected() throws IOException {
        try (InputStream in = Fingerprints.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IOException(RESOURCE + " is missing beside " + Fingerprints.class.getName());
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.split(SEPARATOR))
                    .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1]));
        }
    }

    /** Fails if there is a method whose code is not the expected one, and names all of them. */
    static void require(Map<String, String> expected, SortedMap<String, String> found, Path jar) {
        StringBuilder differences = new StringBuilder();
        found.forEach((method, hash) -> {
            String before = expected.getOrDefault(method, "none");
            if (!hash.equals(before)) {
                differences.append("%n%s%n  expected %s%n  found    %s".formatted(method, before, hash));
                differences.append("%n  look at it: javap -c -p -cp %s %s"
                        .formatted(jar, method.substring(0, method.indexOf('.')).replace('/', '.')));
            }
        });
        if (!differences.isEmpty()) {
            throw new IllegalStateException("Methods to be patched are not those that the patches were written for:"
                    + differences + System.lineSeparator()
                    + "If the patches are right for them as well: mvn process-classes"
                    + " -Dfingerprints.renew=kernel/jykernel/weave/" + RESOURCE);
        }
    }

    static void write(SortedMap<String, String> found, Path file) throws IOException {
        Files.write(
                file,
                found.entrySet().stream()
                        .map(each -> each.getKey() + SEPARATOR + each.getValue())
                        .toList());
    }
}
