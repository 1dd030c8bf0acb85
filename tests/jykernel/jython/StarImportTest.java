package jykernel.jython;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class StarImportTest {
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

    @Test
    void a_star_imports_the_public_classes_of_a_package_and_nothing_that_hides_pythons_own() {
        notebook.run("from java.util import *", "import zipfile");
        assertEquals("True", notebook.result("ArrayList([3]).contains(3) and Arrays and Map.Entry is not None"));
        assertEquals("[('a', 1)]", notebook.result("zip('a', [1])"));
        assertEquals("False", notebook.result("any(name in globals() for name in ('JumboEnumSet', 'TimSort'))"));
    }

    @Test
    void packages_of_other_modules_that_nothing_was_loaded_from_are_found() {
        notebook.run("from org.xml.sax import *", "from java.net.http import *");
        assertEquals("u'org.xml.sax.InputSource'", notebook.result("InputSource.getName()"));
        assertEquals("True", notebook.result("HttpClient.Version.HTTP_2 is not None"));
    }

    @Test
    void a_package_without_classes_gives_its_packages() {
        notebook.run("from java import *");
        assertEquals("True", notebook.result("math.BigInteger.TEN == 10"));
    }

    @Test
    void dir_of_a_package_shows_its_classes_and_packages() {
        notebook.run("import java.util");
        assertEquals("True", notebook.result("set(['ArrayList', 'concurrent', '__name__']) <= set(dir(java.util))"));
    }

    @Test
    void jars_and_directories_that_came_later_are_searched_and_nothing_is_initialised() throws Exception {
        Path jar = SomeClasses.jar(folder.resolve("some.jar"));
        Path classes = SomeClasses.folder(folder.resolve("classes"));
        notebook.run("import sys", "sys.path += ['" + jar + "', '" + classes + "']");
        notebook.run("from injar.deep import *", "from infolder import *");
        assertEquals("(True, True)", notebook.result("'Seen' in globals(), 'Found' in globals()"));
        assertEquals("False", notebook.result("'Hidden' in globals()"));
        assertEquals(
                "None",
                notebook.printed("print __import__('java.lang').lang.System.getProperty('some.classes.ran')", "")
                        .strip());
        assertEquals("7", notebook.result("Seen.SEVEN"));
        assertTrue(notebook.result("__import__('java.lang').lang.System.getProperty('some.classes.ran')")
                .contains("Seen"));
    }

    @Test
    void a_python_package_stays_what_it_is_beside_a_java_package_of_its_name() {
        notebook.run("import jykernel");
        assertEquals("False", notebook.result("hasattr(jykernel, 'handler')"));
    }

    @Test
    void classes_that_need_missing_ones_are_left_out() throws Exception {
        Path jar = SomeClasses.jarWithout("Missing", folder.resolve("torn.jar"));
        notebook.run("import sys", "sys.path.append('" + jar + "')", "from torn import *");
        assertEquals("(True, False)", notebook.result("'Whole' in globals(), 'Torn' in globals()"));
        assertEquals("[]", notebook.completions("import torn\ntorn.Torn.").toString());
    }
}
