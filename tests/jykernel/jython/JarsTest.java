package jykernel.jython;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What %maven does with what was found. */
@Timeout(60)
final class JarsTest {
    @TempDir
    Path folder;

    private Notebook notebook;

    @BeforeEach
    void boot() {
        notebook = new Notebook();
        notebook.run(
                "from jykernel.maven import Found",
                "from java.nio.file import Path",
                "from IPython.core import jars",
                "import sys",
                "def found(*coordinates, **more):",
                "    all = [Found.Jar(c, Path.of('" + folder
                        + "', c.replace(':', '-') + '.jar')) for c in coordinates]",
                "    jars.add_found(Found(all, [Found.Conflict(*c) for c in more.get('conflicts', [])]))");
    }

    @AfterEach
    void close() {
        notebook.close();
    }

    private void fetched(String... names) throws IOException {
        for (String name : names) {
            Files.write(folder.resolve(name + ".jar"), new byte[100_000]);
        }
    }

    private Map<String, Object> shown(String cell) {
        return notebook.run(cell).bundles.get(0).data();
    }

    @Test
    void they_are_added_and_named_once() throws IOException {
        fetched("g-a-1", "g-b-jdk8-2");
        assertEquals(
                "Added a 1, b jdk8 2 (2 jars, 0.2 MB)",
                shown("found('g:a:1', 'g:b:jdk8:2')").get("text/plain"));
        assertEquals("Already there: a 1", shown("found('g:a:1')").get("text/plain"));
        assertEquals("1", notebook.result("map(str, sys.path).count('" + folder.resolve("g-a-1.jar") + "')"));
    }

    @Test
    void of_two_versions_of_an_artifact_the_first_one_stays() throws IOException {
        fetched("g-a-1", "g-a-2");
        notebook.run("found('g:a:1')");
        assertEquals(
                "g:a 1 stays, which was added before; for 2, restart the kernel",
                shown("found('g:a:2')").get("text/plain"));
        assertFalse(notebook.printed("%classpath").contains("g-a-2.jar"));
    }

    @Test
    void many_of_them_take_few_lines_and_can_be_looked_at() throws IOException {
        StringBuilder coordinates = new StringBuilder();
        for (int i = 0; i < 20; i++) {
            fetched("g-a" + i + "-1");
            coordinates.append("'g:a").append(i).append(":1', ");
        }
        Map<String, Object> shown = shown("found(" + coordinates + " conflicts=[('<g>:a', '1', '2', 'b:3')])");
        assertEquals(
                "Added a0 1, a1 1, a2 1, a3 1, a4 1, and 15 more (20 jars, 2.0 MB)\n"
                        + "<g>:a: took 1, not 2, which b:3 wanted",
                shown.get("text/plain"));
        String html = (String) shown.get("text/html");
        assertTrue(html.startsWith("<details><summary>Added a0 1") && html.contains("<li>g:a19:1</li>"), html);
        assertTrue(html.endsWith("<div>&lt;g&gt;:a: took 1, not 2, which b:3 wanted</div>"), html);
    }
}
