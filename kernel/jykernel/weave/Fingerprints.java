package jykernel.weave;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.util.Textifier;
import org.objectweb.asm.util.TraceMethodVisitor;

/**
 * What the patched methods of Jython looked like when their patches were written. A patch may fit a method of a new
 * Jython that means something else by now: so each of them has to be looked at again when its method has changed.
 */
final class Fingerprints {
    private static final String FILE = "fingerprints.txt";

    private final Map<String, String> found = new TreeMap<>();

    /** Takes the fingerprints of all methods of the class, as it is in Jython's jar, that are patched. */
    void take(String className, byte[] original) {
        for (Patch patch : Patches.BY_CLASS.getOrDefault(className, List.of())) {
            found.put(className + "." + patch.method(), of(original, patch.method()));
        }
    }

    /** Fails if they are not the ones that are known. */
    void check() throws IOException {
        Map<String, String> known = known();
        for (Map.Entry<String, String> method : found.entrySet()) {
            String expected = known.get(method.getKey());
            if (!method.getValue().equals(expected)) {
                throw new IllegalStateException("The code of " + method.getKey() + " has the fingerprint "
                        + method.getValue() + ", expected " + expected + ": this is not the Jython that its patch was"
                        + " written for. Read that method with javap -c; if the patch still does what it should, run"
                        + " WeaveJar with a third argument, the path of " + FILE + ", to renew it");
            }
        }
    }

    void write(Path file) throws IOException {
        Files.writeString(
                file,
                found.entrySet().stream()
                        .map(method -> method.getKey() + " " + method.getValue() + "\n")
                        .collect(Collectors.joining()));
    }

    private static Map<String, String> known() throws IOException {
        InputStream resource = Fingerprints.class.getResourceAsStream(FILE);
        if (resource == null) {
            throw new IOException(FILE + " is missing beside " + Fingerprints.class.getName());
        }
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .map(line -> line.split(" "))
                    .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1]));
        }
    }

    /** A hash of the method's instructions, without what compilers add for debuggers. */
    static String of(byte[] classFile, String method) {
        Textifier text = new Textifier();
        new ClassReader(classFile)
                .accept(
                        new ClassVisitor(Opcodes.ASM9) {
                            @Override
                            public @Nullable MethodVisitor visitMethod(
                                    int access, String name, String descriptor, String signature, String[] thrown) {
                                return method.equals(name + descriptor) ? new TraceMethodVisitor(text) : null;
                            }
                        },
                        ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        StringWriter instructions = new StringWriter();
        text.print(new PrintWriter(instructions));
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(instructions.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every JVM has it
        }
    }
}
