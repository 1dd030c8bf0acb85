package jykernel.jython;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import jykernel.interpreter.Completions.Match;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class CompletionJavaTest {
    @TempDir
    Path folder;

    private Notebook notebook;

    @BeforeEach
    void boot() {
        notebook = new Notebook();
    }

    @AfterEach
    void close() {
        notebook.close();
    }

    private Match match(String code, String name) {
        return notebook.python.complete(code, code.length()).matches().stream()
                .filter(match -> match.text().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " is not among " + notebook.completions(code)));
    }

    @Test
    void packages_and_classes_that_nobody_has_imported_are_offered() {
        assertEquals(List.of("util"), notebook.completions("import java.ut"));
        assertEquals(List.of("ArrayDeque", "ArrayList", "Arrays"), notebook.completions("from java.util import Arr"));
        assertEquals(List.of("HashMap"), notebook.completions("from java.util import (ArrayList,\n  HashM"));
        assertEquals(List.of("sax"), notebook.completions("import org.xml.sa"));
        assertTrue(notebook.completions("import ").containsAll(List.of("java", "org", "json")));
        assertEquals("class", match("from org.xml.sax import ", "InputSource").type());
        assertEquals("module", match("from org.xml.sax import ", "helpers").type());
    }

    @Test
    void hidden_classes_are_not_offered() {
        assertFalse(notebook.completions("from java.util import ").contains("TimSort"));
        assertEquals(List.of(), notebook.completions("import sun.misc.internal."));
    }

    @Test
    void packages_are_found_below_an_imported_one() {
        notebook.run("import java");
        assertEquals(List.of("Paths"), notebook.completions("java.nio.file.Paths"));
        assertEquals("get", notebook.completions("java.nio.file.Paths.").get(0));
        assertEquals("(URI) -> Path +1", match("java.nio.file.Paths.", "get").signature());
    }

    @Test
    void jars_and_directories_on_the_path_are_searched() throws Exception {
        Path jar = SomeClasses.jar(folder.resolve("some.jar"));
        Path classes = SomeClasses.folder(folder.resolve("classes"));
        assertEquals(List.of(), notebook.completions("import injar."));
        notebook.run("import sys", "sys.path += ['" + jar + "', '" + classes + "']");
        assertEquals(List.of("deep"), notebook.completions("import injar."));
        assertEquals(List.of("Seen"), notebook.completions("from injar.deep import "));
        assertEquals(List.of("Found"), notebook.completions("from infolder import "));
        assertTrue(notebook.completions("import in").containsAll(List.of("infolder", "injar")));
        assertEquals(
                "(int) -> void",
                match("from injar.deep import Seen\nSeen.Inner().", "reach")
                        .signature()
                        .replace(" far", ""));
        assertEquals(
                "None",
                notebook.result(
                                "str(__import__('java.lang', None, None, ['System']).System.getProperty('some.classes.ran'))",
                                "")
                        .replace("'", ""));
    }

    @Test
    void a_class_offers_first_what_it_has_itself() {
        notebook.run("from java.util import Map", "from java.util.concurrent import TimeUnit");
        assertEquals("Entry", notebook.completions("Map.").get(0));
        assertEquals("class", match("Map.", "Entry").type());
        List<String> names = notebook.completions("TimeUnit.");
        assertTrue(names.indexOf("SECONDS") < names.indexOf("toSeconds"), names::toString);
        assertTrue(names.indexOf("toSeconds") < names.indexOf("notifyAll"), names::toString);
    }

    @Test
    void an_object_offers_methods_with_their_signatures_and_bean_properties() {
        notebook.run("from java.lang import Thread", "t = Thread()");
        assertEquals(new Match("name", "property", ""), match("t.", "name"));
        assertEquals("() -> String", match("t.", "getName").signature());
        assertEquals("function", match("t.", "getName").type());
        List<String> names = notebook.completions("t.");
        assertTrue(names.indexOf("name") < names.indexOf("hashCode"), names::toString);
    }

    @Test
    void what_calls_return_is_known_from_their_declarations() {
        notebook.run("from java.util import ArrayList, HashMap", "from java.lang import System", "items = ArrayList()");
        assertEquals(List.of("ensureCapacity"), notebook.completions("ArrayList().ens"));
        assertEquals(List.of("hasNext"), notebook.completions("items.iterator().hasN"));
        assertEquals(List.of("keySet", "keys"), notebook.completions("System.getProperties().key"));
        assertEquals(List.of("upper"), notebook.completions("System.getProperty('a)').upp"));
        assertEquals(List.of("printf"), notebook.completions("System.out.printf"));
    }

    @Test
    void lines_before_that_have_not_run_yet_are_understood() {
        String code = "from java.io import File, FileReader\nf = File('x')\nf.getParentFile().isAbs";
        assertEquals(List.of("isAbsolute"), notebook.completions(code));
        assertEquals(List.of("putIfAbsent"), notebook.completions("import java\nm = java.util.TreeMap()\nm.putIf"));
        assertEquals(List.of(), notebook.completions("a = b\nb = a\na.x"));
    }

    @Test
    void making_a_bean_offers_its_properties_and_events_as_keywords() {
        notebook.run("from javax.swing import JButton");
        assertEquals(List.of("text="), notebook.completions("JButton(tex"));
        assertEquals("param", match("JButton('x', ", "actionPerformed=").type());
        assertEquals(List.of(), notebook.completions("JButton(text='a', text"));
    }
}
