package jykernel.install;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * All that the command line wants to know of the machine it runs on.
 *
 * @param java the executable that runs this process
 * @param jar where this code was loaded from: jykernel.jar, or a directory of classes during development
 */
record Environment(
        Map<String, String> variables, Platform platform, Path home, Path workingDirectory, Path java, Path jar) {
    enum Platform {
        LINUX,
        MACOS,
        WINDOWS;

        static Platform named(String osName) {
            String name = osName.toLowerCase(Locale.ROOT);
            if (name.contains("mac")) {
                return MACOS;
            }
            return name.contains("windows") ? WINDOWS : LINUX;
        }
    }

    static Environment ofThisProcess() {
        Platform platform = Platform.named(System.getProperty("os.name", ""));
        String java = platform == Platform.WINDOWS ? "java.exe" : "java";
        return new Environment(
                System.getenv(),
                platform,
                home(platform),
                Path.of("").toAbsolutePath(),
                Path.of(System.getProperty("java.home"), "bin", java),
                ownJar());
    }

    /** By the variable that Python goes by; Java's own idea comes from the list of users, and can be another one. */
    private static Path home(Platform platform) {
        String home = System.getenv(platform == Platform.WINDOWS ? "USERPROFILE" : "HOME");
        return Path.of(home == null || home.isEmpty() ? System.getProperty("user.home") : home);
    }

    private static Path ownJar() {
        try {
            return Path.of(Environment.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the place this code was loaded from is not a file", e);
        }
    }

    boolean isWindows() {
        return platform == Platform.WINDOWS;
    }

    /** The variable's value; one that is set to nothing counts as not set, as everywhere in Jupyter. */
    Optional<String> variable(String name) {
        return Optional.ofNullable(variables.get(name)).filter(value -> !value.isEmpty());
    }

    Optional<Path> directory(String variable) {
        return variable(variable).map(this::path);
    }

    /** The path that a person or a variable names, relative ones seen from the working directory. */
    Path path(String text) {
        Path path =
                text.equals("~") || text.startsWith("~/") ? home.resolve(text.replaceFirst("~/?", "")) : Path.of(text);
        return workingDirectory.resolve(path).normalize();
    }

    /** Where programs keep what belongs to this user. */
    Path dataHome() {
        return switch (platform) {
            case LINUX ->
                directory("XDG_DATA_HOME").orElse(home.resolve(".local").resolve("share"));
            case MACOS -> home.resolve("Library").resolve("Application Support");
            case WINDOWS ->
                directory("LOCALAPPDATA").orElse(home.resolve("AppData").resolve("Local"));
        };
    }
}
