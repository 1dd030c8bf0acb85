package jykernel.install;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The version of a Java installation.
 *
 * @param feature the number by which people call it, such as 8 or 17
 * @param text in full, such as {@code 1.8.0_402} or {@code 17.0.15}
 */
record JavaVersion(int feature, String text) {
    static final int OLDEST = 17;

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final Pattern VERSION = Pattern.compile("version \"((?:1\\.)?(\\d+)[^\"]*)\"");

    static Optional<JavaVersion> in(String output) {
        Matcher version = VERSION.matcher(output);
        return version.find()
                ? Optional.of(new JavaVersion(Integer.parseInt(version.group(2)), version.group(1)))
                : Optional.empty();
    }

    /** What the executable says of itself, if it says anything. */
    static Optional<JavaVersion> of(Path java, Programs programs) throws InterruptedException {
        try {
            return in(programs.run(List.of(java.toString(), "-version"), LIMIT).output());
        } catch (IOException e) {
            return Optional.empty(); // cannot be started at all, which is as good as no version
        }
    }

    boolean isFit() {
        return feature >= OLDEST;
    }
}
