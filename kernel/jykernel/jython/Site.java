package jykernel.jython;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.python.core.Options;
import org.python.core.Py;
import org.python.core.PyModule;
import org.python.core.PyObject;
import org.python.core.PyStringMap;
import org.python.core.PySystemState;

/**
 * Imports Python's module {@code site}, with the result that it always has, at a third of the cost: to find the user's own
 * packages it imports {@code sysconfig}, {@code re} and all that these need, and asks the operating system who the user
 * is, which loads a native library. Here it is told where these packages would be, and left alone if there are none.
 *
 * @see <a href="https://docs.python.org/2.7/library/site.html">site</a>
 */
final class Site {
    private static final String SYSCONFIG = "sysconfig";

    private final Path base;
    private final Path packages;

    /** @param base in which the user's packages are, the constant {@code USER_BASE} */
    Site(Path base) {
        this.base = base;
        packages = base.resolve("lib/jython2.7/site-packages");
    }

    /** Where Python looks for the user's packages, in this environment. */
    static Site of(Map<String, String> environment) {
        String base = environment.getOrDefault("PYTHONUSERBASE", "");
        String home = environment.getOrDefault("HOME", System.getProperty("user.home"));
        return new Site(base.isEmpty() ? Path.of(home, ".local") : Path.of(base));
    }

    Path packages() {
        return packages;
    }

    void importInto(PySystemState system) {
        boolean hasPackages = Files.isDirectory(packages);
        system.modules.__setitem__(SYSCONFIG, answers());
        Options.no_user_site = !hasPackages;
        try {
            Py.importSiteIfSelected();
        } finally {
            Options.no_user_site = false;
            system.modules.__delitem__(SYSCONFIG);
        }
        PyObject site = system.modules.__finditem__("site");
        if (site != null && !hasPackages) {
            site.__setattr__("ENABLE_USER_SITE", Py.True);
            site.invoke("execusercustomize");
        }
    }

    /** What {@code site} imports from {@code sysconfig}; its parameters ask for nothing else. */
    private PyModule answers() {
        PyStringMap names = new PyStringMap();
        add(names, "get_config_var", base);
        add(names, "get_path", packages);
        return new PyModule(SYSCONFIG, names);
    }

    private static void add(PyStringMap names, String name, Path answer) {
        PyObject value = Py.fileSystemEncode(answer.toString());
        names.__setitem__(name, new BuiltinFunction(name, name + "(...) -> " + answer, (args, keywords) -> value));
    }
}
