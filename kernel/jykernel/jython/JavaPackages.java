package jykernel.jython;

import java.util.Set;
import java.util.TreeSet;
import jykernel.classes.ClassIndex;
import jykernel.classes.Patience;
import jykernel.interrupt.Interrupts;
import org.jspecify.annotations.Nullable;
import org.python.core.Py;
import org.python.core.PyJavaPackage;
import org.python.core.PyList;
import org.python.core.PyModule;
import org.python.core.PyObject;
import org.python.core.PySystemState;
import org.python.core.imp;
import org.python.core.packagecache.PathPackageManager;
import org.python.core.packagecache.SysPackageManager;

/**
 * What Jython asks for what is in a Java package, as for {@code from java.util import *} and {@code dir(java.util)}. Its
 * own way is to read all classes of the JDK at the first start and to keep a cache of them in a directory; without that it
 * knows of no class.
 */
final class JavaPackages extends SysPackageManager {
    private final ClassIndex index = new ClassIndex();
    private final JavaPlaces places = new JavaPlaces();

    private JavaPackages(PathPackageManager before) {
        super(null, PySystemState.registry);
        searchPath = before.searchPath;
        topLevelPackage = before.topLevelPackage;
        adopt(topLevelPackage);
    }

    /** Takes the place of Jython's own, which there is one of for all Pythons in the process. */
    static synchronized JavaPackages installed() {
        if (PySystemState.packageManager instanceof JavaPackages installed) {
            return installed;
        }
        JavaPackages packages = new JavaPackages((PathPackageManager) PySystemState.packageManager);
        PySystemState.packageManager = packages;
        return packages;
    }

    private void adopt(PyJavaPackage known) {
        known.__mgr__ = this;
        for (PyObject value : known.__dict__.values().asIterable()) {
            if (value instanceof PyJavaPackage inner) {
                adopt(inner);
            }
        }
    }

    Set<String> packages(String parent, Patience patience) {
        return index.packages(parent, places.now(), patience);
    }

    Set<String> classes(String name, Patience patience) {
        return index.classes(name, places.now(), patience);
    }

    /** Classes are far more common than packages with capitals, and looking for a package takes a list of all jars. */
    boolean isPackage(String name) {
        boolean looksLikeClass = Character.isUpperCase(name.charAt(name.lastIndexOf('.') + 1));
        return !(looksLikeClass && load(name) != null) && index.isPackage(name, places.now());
    }

    @Override
    public boolean packageExists(String parent, String name) {
        if (super.packageExists(parent, name)) {
            return true;
        }
        // What a Python package does not have is looked for here too, as at each import in it. It stays what it is.
        String python = parent.isEmpty() ? name : parent;
        boolean isPython = Py.getSystemState().modules.__finditem__(python) instanceof PyModule;
        return !isPython && isPackage(parent.isEmpty() ? name : parent + "." + name);
    }

    @Override
    public PyList doDir(PyJavaPackage asked, boolean instantiate, boolean withoutPackages) {
        Set<String> classes = classes(asked.__name__, untilInterrupted());
        if (instantiate) {
            return imported(asked, classes);
        }
        Set<String> names = new TreeSet<>(classes);
        for (PyObject name : basicDoDir(asked, false, withoutPackages).asIterable()) {
            names.add(name.toString());
        }
        if (!withoutPackages) {
            names.addAll(packages(asked.__name__, untilInterrupted()));
        }
        return list(names);
    }

    /**
     * What a star imports: the classes, as in Java. A package such as {@code java.util.zip} would hide a function of Python;
     * so packages are imported only from where there are no classes, such as {@code java}.
     */
    private PyList imported(PyJavaPackage asked, Set<String> classes) {
        Set<String> names = new TreeSet<>();
        for (String name : classes) {
            PyObject known = asked.__dict__.__finditem__(name);
            PyObject found = known == null ? type(load(asked.__name__ + "." + name)) : known;
            if (found != null) {
                asked.__dict__.__setitem__(name.intern(), found);
                names.add(name);
            }
            Interrupts.checkInterrupt();
        }
        if (classes.isEmpty()) {
            for (String name : packages(asked.__name__, untilInterrupted())) {
                asked.addPackage(name);
                names.add(name);
            }
        }
        return list(names);
    }

    /** The stop button ends the reading of a directory with very many classes. */
    private static Patience untilInterrupted() {
        return Patience.endlessBut(Interrupts::checkInterrupt);
    }

    private static PyList list(Set<String> names) {
        PyList list = new PyList();
        names.forEach(name -> list.append(Py.newStringOrUnicode(name)));
        return list;
    }

    /** The class as Python sees it; null if there is none, or one that mentions classes that are missing. */
    static @Nullable PyObject type(@Nullable Class<?> found) {
        try {
            return found == null ? null : Py.java2py(found);
        } catch (LinkageError unusable) {
            return null;
        }
    }

    /** Without running what initialises the class; or null if it cannot be used, as when a library is missing. */
    static @Nullable Class<?> load(String name) {
        ClassLoader own = Py.getSystemState().getClassLoader();
        Class<?> found = load(name, own == null ? imp.getSyspathJavaLoader() : own);
        boolean unknown = found == null && own == null;
        return unknown ? load(name, Thread.currentThread().getContextClassLoader()) : found;
    }

    private static @Nullable Class<?> load(String name, @Nullable ClassLoader loader) {
        try {
            return Class.forName(name, false, loader);
        } catch (ClassNotFoundException | LinkageError unusable) {
            return null;
        }
    }
}
