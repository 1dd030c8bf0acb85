package jykernel.jython;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** The source of Python modules that are inside a jar, where Python's linecache does not look. */
final class LibrarySources {
    private static final String CLASS_PATH = "__pyclasspath__/";

    private LibrarySources() {}

    /** Empty if the file is in no jar, or its source is not there. */
    static List<String> lines(String fileName) {
        String source = fileName.replaceFirst("\\$py\\.class$", ".py");
        try {
            String text =
                    source.startsWith(CLASS_PATH) ? onClassPath(source.substring(CLASS_PATH.length())) : inJar(source);
            return text == null ? List.of() : text.lines().toList();
        } catch (IOException | UncheckedIOException e) {
            return List.of();
        }
    }

    private static @Nullable String onClassPath(String name) throws IOException {
        try (InputStream in = LibrarySources.class.getClassLoader().getResourceAsStream(name)) {
            return in == null ? null : read(in);
        }
    }

    private static @Nullable String inJar(String name) throws IOException {
        int end = name.indexOf(".jar/") + ".jar".length();
        if (end < ".jar".length() || !Files.isRegularFile(Path.of(name.substring(0, end)))) {
            return null;
        }
        try (ZipFile jar = new ZipFile(name.substring(0, end))) {
            ZipEntry entry = jar.getEntry(name.substring(end + 1));
            if (entry == null) {
                return null;
            }
            try (InputStream in = jar.getInputStream(entry)) {
                return read(in);
            }
        }
    }

    private static String read(InputStream in) throws IOException {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
}
