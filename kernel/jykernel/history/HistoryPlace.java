package jykernel.history;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where the history file is, by the custom of the operating system. */
record HistoryPlace(Map<String, String> environment, String osName, @Nullable String userHome) {
    private static final Path OURS = Path.of("jykernel", "history");

    /** The file, or {@link CellHistory#IN_MEMORY}. */
    Path file() {
        String named = environment.get(CellHistory.VARIABLE);
        try {
            if (named != null) {
                return Path.of(named);
            }
            Path data = data();
            return data == null ? CellHistory.IN_MEMORY : data.resolve(OURS);
        } catch (InvalidPathException e) {
            System.getLogger(HistoryPlace.class.getName())
                    .log(
                            System.Logger.Level.WARNING,
                            "The history is kept in memory only, for its path cannot be: {0}",
                            e.getMessage());
            return CellHistory.IN_MEMORY;
        }
    }

    private @Nullable Path data() {
        String os = osName.toLowerCase(Locale.ROOT);
        if (os.startsWith("windows")) {
            return orBelow("USERPROFILE", environment.get("APPDATA"), "AppData", "Roaming");
        }
        if (os.startsWith("mac")) {
            return orBelow("HOME", null, "Library", "Application Support");
        }
        return orBelow("HOME", environment.get("XDG_DATA_HOME"), ".local", "share");
    }

    private @Nullable Path orBelow(String homeVariable, @Nullable String directory, String first, String second) {
        Path given = absolute(directory);
        if (given != null) {
            return given;
        }
        Path home = absolute(environment.get(homeVariable));
        if (home == null) {
            home = absolute(userHome);
        }
        return home == null ? null : home.resolve(first).resolve(second);
    }

    /** A relative directory would mean another place for each directory that a kernel is started in. */
    private static @Nullable Path absolute(@Nullable String directory) {
        return directory == null || !Path.of(directory).isAbsolute() ? null : Path.of(directory);
    }
}
