package jykernel.weave;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.objectweb.asm.Opcodes;

/** The one class of JeroMQ that is changed; see {@code jykernel.transport.Signal}. */
final class JeroMq {
    private static final String SIGNALER = "zmq/Signaler";

    private static final String PIPE = "Ljava/nio/channels/Pipe$SinkChannel;";
    private static final String COUNT = "Ljava/util/concurrent/atomic/AtomicLong;";

    static final List<Patch> PATCHES = List.of(new Patch(
            SIGNALER,
            "send()V",
            Edit.replaceBody(
                    code -> {
                        code.visitVarInsn(Opcodes.ALOAD, 0);
                        code.visitFieldInsn(Opcodes.GETFIELD, SIGNALER, "w", PIPE);
                        code.visitVarInsn(Opcodes.ALOAD, 0);
                        code.visitFieldInsn(Opcodes.GETFIELD, SIGNALER, "wcursor", COUNT);
                    },
                    new StaticMethod("jykernel/transport/Signal", "send", "(" + PIPE + COUNT + ")V"))));

    private JeroMq() {}

    /**
     * Writes the changed class where it is found before the one in the jar; returns the fingerprints of what was changed.
     */
    static Map<String, String> mend(Path jar, Path classes) throws IOException {
        byte[] original = read(jar);
        Path target = classes.resolve(SIGNALER + ".class");
        Files.createDirectories(target.getParent());
        Files.write(target, Weaver.weave(SIGNALER, original, PATCHES, false));
        return Fingerprints.of(SIGNALER, original, PATCHES);
    }

    private static byte[] read(Path jar) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            ZipEntry entry = zip.getEntry(SIGNALER + ".class");
            if (entry == null) {
                throw new FileNotFoundException(jar + " has no " + SIGNALER);
            }
            try (InputStream in = zip.getInputStream(entry)) {
                return in.readAllBytes();
            }
        }
    }
}
