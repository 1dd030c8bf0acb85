package jykernel.maven;

import java.nio.file.Path;
import java.util.List;

/**
 * What came of it.
 *
 * @param jars in the order of a class path
 * @param conflicts dependencies that were wanted in several versions
 */
public record Found(List<Jar> jars, List<Conflict> conflicts) {
    /** @param coordinates {@code group:artifact:version}, and what else it takes to tell it from others */
    public record Jar(String coordinates, Path file) {}

    /** @param artifact {@code group:artifact} */
    public record Conflict(String artifact, String chosen, String given, String wantedBy) {}
}
