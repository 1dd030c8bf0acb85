package jykernel.jython;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How the builtin functions are called that Jython has left without a docstring. */
final class Builtins {
    private static final String FILE = "builtins.txt";

    private Builtins() {}

    /**
     * @param signature what is between the parentheses, and these
     * @param text what the function does
     */
    record Explained(String signature, String text) {}

    private static Map<String, Explained> read() {
        try (InputStream in = Builtins.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException("expected " + FILE + " beside the class " + Builtins.class.getName());
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return text.lines()
                    .filter(line -> !line.isBlank())
                    .collect(Collectors.toMap(
                            line -> line.substring(0, line.indexOf('(')),
                            line -> new Explained(
                                    line.substring(line.indexOf('('), line.indexOf(": ")),
                                    line.substring(line.indexOf(": ") + 2))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<String> names() {
        return read().keySet().stream().sorted().toList();
    }

    /** Null if the function needs no explanation. */
    static @Nullable Explained of(String name) {
        return read().get(name);
    }
}
