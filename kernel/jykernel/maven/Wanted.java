package jykernel.maven;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What somebody asks for.
 *
 * @param coordinates each {@code group:artifact[:extension[:classifier]]:version}
 * @param repositories more places to look at, each {@code URL} or {@code id=URL}
 * @param exclusions dependencies to leave out, each {@code group:artifact}, in which an asterisk stands for anything
 * @param offline only what was fetched before
 * @param sources jars with sources and Javadoc, too, where there are any
 */
public record Wanted(
        List<String> coordinates,
        List<String> repositories,
        List<String> exclusions,
        boolean offline,
        boolean sources) {
    private static final Pattern COORDINATES = Pattern.compile("[^:\\s]+:[^:\\s]+(:[^:\\s]*(:[^:\\s]+)?)?:[^:\\s]+");
    private static final Pattern REPOSITORY = Pattern.compile("([\\w.-]+=)?[a-z]+:.+");
    private static final Pattern EXCLUSION = Pattern.compile("[^:\\s]+:[^:\\s]+");

    /** Throws {@link MavenTrouble} for what is not written as it should be. */
    public Wanted {
        check("group:artifact:version", COORDINATES, coordinates);
        check("a URL or id=URL", REPOSITORY, repositories);
        check("group:artifact", EXCLUSION, exclusions);
    }

    private static void check(String expected, Pattern form, List<String> found) {
        for (String each : found) {
            if (!form.matcher(each).matches()) {
                throw new MavenTrouble("expected " + expected + ", found " + each);
            }
        }
    }
}
