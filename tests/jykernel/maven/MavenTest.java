package jykernel.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Without a network: all there is comes from a mirror of everything, in a folder. */
@Timeout(60)
final class MavenTest {
    /** One for all tests: the libraries look only once where the home is. */
    @TempDir
    static Path home;

    private static Repository repository;
    private static String userHome;
    private final Set<String> fetched = ConcurrentHashMap.newKeySet();
    private final Downloads downloads = new Downloads() {
        @Override
        public void progress(String file, long done, long total) {
            assertTrue(done > 0 && done <= total, done + " of " + total);
        }

        @Override
        public void end(String file, boolean complete) {
            if (complete) {
                fetched.add(file);
            }
        }
    };

    @BeforeAll
    static void settings() throws IOException {
        repository = new Repository(home.resolve("mirror"));
        repository.publish("org.one:app:1.0", "org.one:base:1.0", "org.two:other:2.0");
        repository.publish("org.two:other:2.0", "org.one:base:1.5");
        repository.publish("org.one:base:1.0");
        repository.publish("org.one:base:1.5");
        Files.createDirectories(home.resolve(".m2"));
        Files.writeString(
                home.resolve(".m2/settings.xml"),
                "<settings><localRepository>" + home.resolve("local")
                        + "</localRepository><mirrors><mirror><id>mine</id><mirrorOf>*</mirrorOf><url>"
                        + repository.folder.toUri() + "</url></mirror></mirrors></settings>");
        userHome = System.getProperty("user.home");
        System.setProperty("user.home", home.toString());
    }

    @AfterAll
    static void leaveHome() {
        System.setProperty("user.home", userHome);
    }

    private Found resolve(Wanted wanted) {
        return Maven.resolve(wanted, downloads);
    }

    private static Wanted jars(String... coordinates) {
        return new Wanted(List.of(coordinates), List.of(), List.of(), false, false);
    }

    private static List<String> names(Found found) {
        return found.jars().stream().map(Found.Jar::coordinates).toList();
    }

    @Test
    void a_jar_comes_with_all_that_it_needs_from_the_mirror_in_the_settings() throws IOException {
        repository.publish("org.three:app:1.0", "org.three:base:1.0");
        repository.publish("org.three:base:1.0");
        Found found = resolve(jars("org.three:app:1.0"));
        assertEquals(List.of("org.three:app:1.0", "org.three:base:1.0"), names(found));
        for (Found.Jar jar : found.jars()) {
            assertTrue(jar.file().startsWith(home.resolve("local")) && Files.size(jar.file()) > 0, jar.toString());
        }
        assertEquals(Set.of("app-1.0.jar", "base-1.0.jar"), fetched);
    }

    @Test
    void of_two_versions_the_nearer_one_is_taken_and_that_is_told() throws IOException {
        assertEquals(
                List.of(new Found.Conflict("org.one:base", "1.0", "1.5", "other:2.0")),
                resolve(jars("org.one:app:1.0")).conflicts());
        assertEquals(
                "org.one:base:1.5",
                names(resolve(jars("org.one:base:1.5", "org.one:app:1.0"))).get(0));
    }

    @Test
    void what_is_excluded_is_left_out() throws IOException {
        Found found = resolve(new Wanted(List.of("org.one:app:1.0"), List.of(), List.of("org.two:*"), false, false));
        assertEquals(List.of("org.one:app:1.0", "org.one:base:1.0"), names(found));
    }

    @Test
    void sources_lie_beside_the_jar() throws IOException {
        Found found = resolve(new Wanted(List.of("org.one:base:1.0"), List.of(), List.of(), false, true));
        assertTrue(Files.exists(found.jars().get(0).file().resolveSibling("base-1.0-sources.jar")));
    }

    @Test
    void offline_there_is_what_was_fetched_before() throws IOException {
        resolve(jars("org.one:base:1.0"));
        assertEquals(
                List.of("org.one:base:1.0"),
                names(resolve(new Wanted(List.of("org.one:base:1.0"), List.of(), List.of(), true, false))));
        MavenTrouble trouble = assertThrows(
                MavenTrouble.class,
                () -> resolve(new Wanted(List.of("org.one:base:7"), List.of(), List.of(), true, false)));
        assertEquals(
                "found no org.one:base:jar:7 in the local repository, and may not look elsewhere",
                trouble.getMessage());
    }

    @Test
    void what_is_not_there_is_named_with_the_places_where_it_was_looked_for() {
        MavenTrouble trouble = assertThrows(MavenTrouble.class, () -> resolve(jars("org.one:missing:9")));
        assertEquals(
                "found no org.one:missing:jar:9 in mine (" + repository.folder.toUri() + ")", trouble.getMessage());
    }

    @Test
    void what_is_written_wrongly_is_shown_with_what_was_expected() {
        assertEquals(
                "expected group:artifact:version, found org.one",
                assertThrows(MavenTrouble.class, () -> jars("org.one")).getMessage());
        assertThrows(MavenTrouble.class, () -> new Wanted(List.of(), List.of("no url"), List.of(), false, false));
        assertThrows(MavenTrouble.class, () -> new Wanted(List.of(), List.of(), List.of("group"), false, false));
    }
}
