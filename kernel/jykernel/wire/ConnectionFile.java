package jykernel.wire;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the client expects the kernel, and the key that both know.
 *
 * @param ip an address to bind to; {@code *} in the file means all
 * @param ports 0 where the kernel is to choose
 * @param key of the signatures; empty if messages are not signed
 * @param signatureScheme such as {@code hmac-sha256}
 * @param curve keys for encryption, if the file holds them
 * @param text the whole file, to keep what this kernel does not know when ports are written back
 * @see <a href="https://jupyter-client.readthedocs.io/en/stable/kernels.html#connection-files">Connection files</a>
 */
public record ConnectionFile(
        String ip,
        Ports ports,
        String key,
        String signatureScheme,
        Optional<CurveKeys> curve,
        Map<String, Object> text) {

    /** One per socket. */
    public record Ports(int shell, int iopub, int stdin, int control, int hb) {
        boolean areChosen() {
            return shell != 0 && iopub != 0 && stdin != 0 && control != 0 && hb != 0;
        }
    }

    /** In Z85, 40 characters each, as ZeroMQ prints them. */
    public record CurveKeys(String publicKey, String secretKey) {
        /** Never shows the secret. */
        @Override
        public String toString() {
            return "CurveKeys[" + publicKey + "]";
        }
    }

    /** Reads the file; the exception says which field is wrong, what was found and what was expected. */
    public static ConnectionFile read(Path path) throws IOException {
        String text;
        try {
            text = Files.readString(path);
        } catch (IOException e) {
            throw new IOException("Cannot read the connection file " + path + ": " + e, e);
        }
        try {
            return parse(Json.readObject(text));
        } catch (IOException | IllegalArgumentException e) {
            // Not the cause itself: its message may quote the file, and so the key.
            String reason = e instanceof IllegalArgumentException ? e.getMessage() : "it is not a JSON object";
            throw new IOException("Cannot use the connection file " + path + ": " + reason, null);
        }
    }

    static ConnectionFile parse(Map<String, Object> file) {
        String transport = text(file, "transport", "tcp");
        if (!transport.equals("tcp")) {
            throw new IllegalArgumentException("transport is '" + transport + "', expected 'tcp', the only one that"
                    + " this kernel's ZeroMQ library can bind (KernelManager.transport sets it)");
        }
        String ip = text(file, "ip", "127.0.0.1");
        String scheme = text(file, "signature_scheme", "hmac-sha256");
        String key = text(file, "key", "");
        new Signature(scheme, key); // fails now rather than at the first message
        return new ConnectionFile(
                ip.equals("*") ? "0.0.0.0" : ip,
                new Ports(
                        port(file, "shell_port"),
                        port(file, "iopub_port"),
                        port(file, "stdin_port"),
                        port(file, "control_port"),
                        port(file, "hb_port")),
                key,
                scheme,
                curveKeys(file),
                file);
    }

    private static Optional<CurveKeys> curveKeys(Map<String, Object> file) {
        String publicKey = text(file, "curve_publickey", "");
        String secretKey = text(file, "curve_secretkey", "");
        if (publicKey.isEmpty() && secretKey.isEmpty()) {
            return Optional.empty();
        }
        if (publicKey.length() != 40 || secretKey.length() != 40) {
            throw new IllegalArgumentException("curve_publickey has " + publicKey.length()
                    + " characters and curve_secretkey " + secretKey.length() + ", expected 40 each");
        }
        return Optional.of(new CurveKeys(publicKey, secretKey));
    }

    private static String text(Map<String, Object> file, String name, String otherwise) {
        Object value = file.get(name);
        if (value == null) {
            return otherwise;
        }
        if (value instanceof String found) {
            return found;
        }
        throw new IllegalArgumentException(name + " is a " + value.getClass().getSimpleName() + ", expected a string");
    }

    /** A number, or a number as text; absent means 0, as does 0 itself. */
    private static int port(Map<String, Object> file, String name) {
        @Nullable Object value = file.get(name);
        if (value == null) {
            return 0;
        }
        try {
            int port = Integer.parseInt(value.toString());
            if (port >= 0 && port <= 65_535) {
                return port;
            }
        } catch (NumberFormatException notANumber) {
            // Said below, with what was found.
        }
        throw new IllegalArgumentException(name + " is '" + value + "', expected a port, 0 to 65535");
    }

    /** Writes the ports that the kernel chose into the file, if it chose any, readable by its owner only. */
    public void writeBack(Path path, Ports bound) throws IOException {
        if (ports.areChosen()) {
            return;
        }
        Map<String, Object> file = new LinkedHashMap<>(text);
        file.put("shell_port", bound.shell());
        file.put("iopub_port", bound.iopub());
        file.put("stdin_port", bound.stdin());
        file.put("control_port", bound.control());
        file.put("hb_port", bound.hb());
        Path directory = path.toAbsolutePath().getParent();
        Path unfinished = Files.createTempFile(directory, "connection", ".part", ownerOnly(directory));
        Files.writeString(unfinished, Json.writeObject(file));
        Files.move(unfinished, path, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private static FileAttribute<?>[] ownerOnly(@Nullable Path directory) throws IOException {
        boolean posix = directory != null && Files.getFileStore(directory).supportsFileAttributeView("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    /** Never shows the key. */
    @Override
    public String toString() {
        return "ConnectionFile[" + ip + ", " + ports + ", " + signatureScheme + "]";
    }
}
