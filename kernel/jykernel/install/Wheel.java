package jykernel.install;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Run by the build: packs the kernelspec as a wheel, so that pip can install it into an environment and remove it.
 *
 * @see <a href="https://packaging.python.org/en/latest/specifications/binary-distribution-format/">Wheels</a>
 */
public final class Wheel {
    private static final String TAG = "py3-none-any";

    /** The first moment a zip file can express: the same input shall give the same wheel. */
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private final List<String> record = new ArrayList<>();
    private final ZipOutputStream zip;

    private Wheel(ZipOutputStream zip) {
        this.zip = zip;
    }

    /** Arguments: the version, jykernel.jar, the directory to write the wheel to. */
    public static void main(String[] args) throws IOException {
        if (args.length != 3) {
            throw new IllegalArgumentException(
                    "expected a version, the jar and a directory, found " + args.length + " arguments");
        }
        System.out.println("Packed " + pack(args[0], Path.of(args[1]), Path.of(args[2])));
    }

    static Path pack(String mavenVersion, Path jar, Path directory) throws IOException {
        String version = mavenVersion.replace("-SNAPSHOT", ".dev0");
        Path wheel = directory.resolve("jykernel-" + version + "-" + TAG + ".whl");
        Path unfinished = wheel.resolveSibling(wheel.getFileName() + ".part");
        try (OutputStream file = Files.newOutputStream(unfinished);
                ZipOutputStream zip = new ZipOutputStream(file)) {
            new Wheel(zip).write(version, jar);
        }
        return Files.move(unfinished, wheel, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private void write(String version, Path jar) throws IOException {
        // Below "data", pip copies to the environment's root, which is where Jupyter looks for share/jupyter.
        String data = "jykernel-" + version + ".data/data/share/jupyter/kernels/" + KernelSpec.NAME + "/";
        String info = "jykernel-" + version + ".dist-info/";
        // Where it will be installed nobody knows yet: Jupyter finds the jar beside kernel.json, and Java on the PATH.
        List<String> java = KernelSpec.java("java", List.of());
        KernelSpec spec =
                new KernelSpec(java, "{resource_dir}/" + KernelSpec.JAR, KernelSpec.DISPLAY_NAME, KernelSpec.LANGUAGE);
        add(data + "kernel.json", spec.json());
        for (String logo : KernelSpec.LOGOS) {
            add(data + logo, KernelSpec.resource(logo));
        }
        add(data + KernelSpec.JAR, Files.readAllBytes(jar));
        add(info + "METADATA", metadata(version));
        add(info + "WHEEL", "Wheel-Version: 1.0\nGenerator: jykernel\nRoot-Is-Purelib: true\nTag: " + TAG + "\n");
        record.add(info + "RECORD,,");
        store(info + "RECORD", (String.join("\n", record) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private static String metadata(String version) {
        return "Metadata-Version: 2.1\nName: jykernel\nVersion: " + version
                + "\nSummary: A Jupyter kernel that runs Python 2.7 on the JVM\n\n"
                + "Needs Java " + JavaVersion.OLDEST + " or newer on the PATH.\n";
    }

    private void add(String path, String text) throws IOException {
        add(path, text.getBytes(StandardCharsets.UTF_8));
    }

    private void add(String path, byte[] bytes) throws IOException {
        String hash = Base64.getUrlEncoder().withoutPadding().encodeToString(sha256(bytes));
        record.add(path + ",sha256=" + hash + "," + bytes.length);
        store(path, bytes);
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Not compressed: nearly all of it is a jar, which is. */
    private void store(String path, byte[] bytes) throws IOException {
        CRC32 crc = new CRC32();
        crc.update(bytes);
        ZipEntry entry = new ZipEntry(path);
        entry.setTimeLocal(NO_TIME);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(bytes.length);
        entry.setCrc(crc.getValue());
        zip.putNextEntry(entry);
        zip.write(bytes);
        zip.closeEntry();
    }
}
