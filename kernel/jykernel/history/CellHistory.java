package jykernel.history;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** TEMPORARY. */
public final class CellHistory {
    public record Entry(int session, int line, String source, @Nullable String output) {}

    public CellHistory(Path file) {}

    public static Path defaultFile(Map<String, String> environment) {
        return Path.of("");
    }

    public void store(int line, String source) {}

    public void storeOutput(int line, String output) {}

    public List<Entry> tail(int n) {
        return List.of();
    }

    public List<Entry> range(int session, int start, @Nullable Integer stop) {
        return List.of();
    }

    public List<Entry> search(String pattern, int n, boolean unique) {
        return List.of();
    }
}
