package jykernel.jython;

import java.io.File;
import java.net.URL;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.python.core.Py;
import org.python.core.PyList;
import org.python.core.PyModule;
import org.python.core.PyObject;
import org.python.core.PySystemState;

/** The Python modules that could be imported; none of them is run to find that out. */
final class Modules {
    private static final String ON_CLASS_PATH = "__pyclasspath__/";
    private static final Pattern ARCHIVE = Pattern.compile("(?i)(.*?\\.(?:jar|zip|egg))(?:[/\\\\](.*))?");

    private final ModuleJars jars = new ModuleJars();

    /** The last parts of the names of the modules in the package; the empty name has those that are in none. */
    Set<String> in(String parent) {
        Set<String> names = new TreeSet<>();
        if (parent.isEmpty()) {
            for (PyObject name : PySystemState.builtin_module_names.asIterable()) {
                names.add(name.toString());
            }
        }
        for (ModuleFolder folder : folders(parent)) {
            names.addAll(folder.modules());
        }
        MemberNames.keys(Py.getSystemState().modules, name -> {
            boolean isBelow = name.startsWith(parent + ".") && name.indexOf('.', parent.length() + 1) < 0;
            PyObject module = isBelow ? Py.getSystemState().modules.__finditem__(name) : null;
            if (module instanceof PyModule) {
                names.add(name.substring(parent.length() + 1));
            }
        });
        return names;
    }

    /** The source of a module or of a package, or null if there is none that can be read. */
    @Nullable
    String source(String module) {
        int dot = module.lastIndexOf('.');
        String name = module.substring(dot + 1);
        for (ModuleFolder folder : folders(dot < 0 ? "" : module.substring(0, dot))) {
            String source = folder.read(name + "/__init__.py");
            String found = source == null ? folder.read(name + ".py") : source;
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private List<ModuleFolder> folders(String parent) {
        List<ModuleFolder> folders = new ArrayList<>();
        PyObject loaded = parent.isEmpty() ? null : Py.getSystemState().modules.__finditem__(parent);
        PyObject path = loaded instanceof PyModule module ? module.fastGetDict().__finditem__("__path__") : null;
        // On the class path the path of a package is that of what it is in.
        PyList own = path instanceof PyList list
                        && list.__len__() > 0
                        && !list.pyget(0).toString().startsWith(ON_CLASS_PATH)
                ? list
                : null;
        boolean known = own != null;
        for (PyObject entry : (own == null ? Py.getSystemState().path : own).asIterable()) {
            ModuleFolder folder = folder(entry.toString());
            for (String part : known || parent.isEmpty() ? new String[0] : parent.split("\\.", -1)) {
                folder = folder == null ? null : folder.packageIn(part);
            }
            if (folder != null) {
                folders.add(folder);
            }
        }
        return folders;
    }

    private @Nullable ModuleFolder folder(String entry) {
        try {
            if (entry.startsWith(ON_CLASS_PATH)) {
                return onClassPath(entry.substring(ON_CLASS_PATH.length()));
            }
            Matcher archive = ARCHIVE.matcher(entry);
            String system = Py.getSystemState().getPath(archive.matches() ? archive.group(1) : entry);
            File file = Path.of(system).toFile();
            if (archive.matches() && file.isFile()) {
                String inner = archive.group(2);
                return jars.folder(file, inner == null ? "" : inner.replace('\\', '/'));
            }
            return file.isDirectory()
                    ? new ModuleFolder.OnDisk(Path.of(Py.getSystemState().getPath(entry)))
                    : null;
        } catch (InvalidPathException noPath) {
            return null;
        }
    }

    private @Nullable ModuleFolder onClassPath(String folder) {
        URL found = folder.isEmpty() ? null : Modules.class.getClassLoader().getResource(folder);
        if (found == null) {
            return null;
        } else if (found.getProtocol().equals("file")) {
            return new ModuleFolder.OnDisk(Path.of(java.net.URI.create(found.toString())));
        }
        String jar = found.toString().replaceFirst("^jar:", "").replaceFirst("!/.*$", "");
        boolean local = found.getProtocol().equals("jar") && jar.startsWith("file:");
        return local ? jars.folder(Path.of(java.net.URI.create(jar)).toFile(), folder) : null;
    }
}
