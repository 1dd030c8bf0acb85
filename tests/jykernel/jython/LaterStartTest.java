package jykernel.jython;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.python.core.Py;
import org.python.core.PyDictionary;
import org.python.expose.ExposeAsSuperclass;
import org.python.expose.ExposedType;
import org.python.modules.posix.PosixModule;

/** What the start puts off is there as soon as somebody asks for it. */
@Timeout(60)
final class LaterStartTest {
    private static Notebook notebook;

    @TempDir
    Path directory;

    @BeforeAll
    static void boot() {
        notebook = new Notebook();
    }

    @AfterAll
    static void close() {
        notebook.close();
    }

    @Test
    void the_directory_of_the_librarys_jar_is_the_one_that_zipimport_reads() {
        notebook.run(
                "import os, sys, zipimport",
                "jar = os.path.dirname([place for place in sys.path if place.endswith('.jar' + os.sep + 'Lib')][0])",
                "ours = zipimport._zip_directory_cache[jar]",
                "link = u'" + directory.resolve("same.jar") + "'",
                "os.symlink(jar, link)",
                "read = zipimport.zipimporter(link)._files",
                "here = os.path.join('Lib', 'os.py')",
                "assert ours[here][1:] == read[here][1:], (ours[here], read[here])",
                "assert ours[here][0] == os.path.join(jar, here)",
                "assert ours.get('Lib') is None and 'Lib/nothing.py' not in ours and here in ours",
                "assert sorted(ours) == sorted(read) and len(ours) > 3000",
                "assert all(ours[name][1:] == read[name][1:] for name in read)",
                "import pkgutil",
                "assert 'json' in [name for _, name, _ in pkgutil.iter_modules([os.path.join(jar, 'Lib')])]");
    }

    @Test
    void the_module_site_knows_where_a_persons_packages_are() {
        notebook.run(
                "import site, sysconfig",
                "assert site.ENABLE_USER_SITE is True",
                "assert site.USER_BASE == sysconfig.get_config_var('userbase'), site.USER_BASE",
                "assert site.USER_SITE == sysconfig.get_path('purelib', 'java_user'), site.USER_SITE",
                "assert not __import__('sys').flags.no_user_site",
                "assert exit and copyright and help");
    }

    @Test
    void these_packages_are_below_what_a_variable_names_or_the_home() {
        assertEquals(
                Path.of("/p/lib/jython2.7/site-packages"),
                Site.of(Map.of("PYTHONUSERBASE", "/p", "HOME", "/h")).packages());
        assertEquals(
                Path.of("/h/.local/lib/jython2.7/site-packages"),
                Site.of(Map.of("PYTHONUSERBASE", "", "HOME", "/h")).packages());
    }

    @Test
    void the_operating_system_answers() {
        notebook.run(
                "import os, posix",
                "from java.lang import ProcessHandle",
                "assert os.getpid() == ProcessHandle.current().pid() and posix._native_posix");
    }

    @Test
    void its_functions_are_hidden_only_on_windows_or_where_it_cannot_be_called() {
        int marked = 0;
        for (Method function : PosixModule.class.getDeclaredMethods()) {
            for (Annotation mark : function.getAnnotations()) {
                String text = mark.toString();
                if (text.contains("Hide")) {
                    assertTrue(text.matches(".*\\((posixImpl=(JAVA|NOT_APPLICABLE)|, |value=\\{(NT)?\\})*\\)"), text);
                    marked++;
                }
            }
        }
        assertTrue(marked > 20, marked + " are marked");
        assertEquals(File.separatorChar == '/', NativePosix.hidden(PosixModule.class).length == 0);
    }

    @Test
    void no_type_of_the_kernel_is_marked_as_one_of_python() throws IOException {
        Path folder = Path.of(
                        ExposedTypes.class.getResource("ExposedTypes.class").getPath())
                .getParent();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.class")) {
            for (Path file : files) {
                String name = file.getFileName().toString().replaceFirst("\\.class$", "");
                Class<?> type = loaded(ExposedTypes.class.getPackageName() + "." + name);
                assertFalse(type != null && type.isAnnotationPresent(ExposedType.class), name);
            }
        }
    }

    @Test
    void the_types_of_python_are_the_classes_that_jython_has_marked_as_such() throws IOException {
        List<Class<?>> types = new ArrayList<>();
        try (ZipFile jar = new ZipFile(Py.getJarFileName())) {
            List<String> names = jar.stream()
                    .map(ZipEntry::getName)
                    .filter(name -> name.matches("org/python/(core|modules|antlr|jsr223|util)/.*\\.class"))
                    .toList();
            for (String name : names) {
                Class<?> found = loaded(
                        name.substring(0, name.length() - ".class".length()).replace('/', '.'));
                if (found != null) {
                    boolean marked = found.isAnnotationPresent(ExposedType.class)
                            || ExposeAsSuperclass.class.isAssignableFrom(found);
                    assertEquals(marked, ExposedTypes.contain(found), found.getName());
                    types.add(found);
                }
            }
        }
        assertTrue(types.contains(PyDictionary.class) && types.size() > 2000, types.size() + " classes");
    }

    /** Null if it needs a library that is not there. */
    private static @Nullable Class<?> loaded(String name) {
        try {
            return Class.forName(name, false, Py.class.getClassLoader());
        } catch (ClassNotFoundException | LinkageError e) {
            return null;
        }
    }

    @Test
    void the_head_of_a_compiled_module_tells_what_it_was_compiled_from() {
        notebook.run("import json.decoder", "assert json.decoder.__file__.endswith('decoder$py.class')");
    }

    private static Set<String> packages() {
        Set<String> all = new HashSet<>();
        for (Package loaded : Package.getPackages()) {
            String name = loaded.getName();
            for (int dot = name.length(); dot >= 0; dot = name.lastIndexOf('.', dot - 1)) {
                all.add(name.substring(0, dot));
            }
        }
        return all;
    }

    @Test
    void the_packages_that_are_loaded_are_those_of_java_and_those_around_them() {
        Set<String> before = packages();
        Map<String, String> found = LoadedPackages.now();
        before.forEach(name -> assertTrue(found.containsKey(name), name));
        assertTrue(packages().containsAll(found.keySet())); // others may have been loaded meanwhile
        for (String none :
                List.of("os.path", "sitecustomize", "java.nothing", "jav", "orgs", "", "jykernel.jython.x")) {
            assertFalse(found.containsKey(none), none);
        }
    }

    @Test
    void the_locales_are_those_of_java() {
        Set<Locale> locales = AvailableLocales.inPlaceOf(new HashSet<>(List.of(AvailableLocales.none())));
        assertEquals(Set.of(Locale.getAvailableLocales()), locales);
        assertTrue(locales.contains(Locale.GERMANY));
    }
}
