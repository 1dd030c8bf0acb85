package jykernel.jython;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** The source of Python modules, be they files, in jars on {@code sys.path}, or on Java's class path. */
final class SourceFiles {
    private static final String CLASS_PATH = "__pyclasspath__/";
    private static final int MOST_BYTES = 4_000_000;
    private static final Pattern ARCHIVE = Pattern.compile("(.*?\\.(?:jar|zip|egg|whl))[/\\\\](.+)", Pattern.DOTALL);
    private static final Pattern ENCODING = Pattern.compile("\\A(?:.*\\n)?[ \\t\\f]*#.*?coding[:=][ \\t]*([-\\w.]+)");

    private SourceFiles() {}

    /** Empty if the source is not to be had. */
    static List<String> lines(String fileName) {
        String source = fileName.replaceFirst("(\\$py\\.class|\\.py[co])$", ".py");
        try {
            byte[] bytes =
                    source.startsWith(CLASS_PATH) ? onClassPath(source.substring(CLASS_PATH.length())) : inFile(source);
            return bytes == null ? List.of() : decoded(bytes).lines().toList();
        } catch (IOException | InvalidPathException unreadable) {
            return List.of();
        }
    }

    private static byte @Nullable [] onClassPath(String name) throws IOException {
        ClassLoader loader = SourceFiles.class.getClassLoader();
        try (InputStream in = loader == null ? null : loader.getResourceAsStream(name)) {
            return in == null ? null : in.readNBytes(MOST_BYTES);
        }
    }

    private static byte @Nullable [] inFile(String name) throws IOException {
        Path file = Path.of(name);
        if (Files.isRegularFile(file)) {
            try (InputStream in = Files.newInputStream(file)) {
                return in.readNBytes(MOST_BYTES);
            }
        }
        Matcher archive = ARCHIVE.matcher(name);
        return archive.matches() ? inArchive(Path.of(archive.group(1)), archive.group(2)) : null;
    }

    private static byte @Nullable [] inArchive(Path archive, String name) throws IOException {
        if (!Files.isRegularFile(archive)) {
            return null;
        }
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            ZipEntry entry = zip.getEntry(name.replace('\\', '/'));
            return entry == null ? null : zip.getInputStream(entry).readNBytes(MOST_BYTES);
        }
    }

    private static String decoded(byte[] bytes) {
        String head = new String(bytes, 0, Math.min(bytes.length, 400), StandardCharsets.ISO_8859_1);
        Matcher declared = ENCODING.matcher(head);
        try {
            Charset charset = declared.find() ? Charset.forName(declared.group(1)) : StandardCharsets.UTF_8;
            return charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException | IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
    }
}
