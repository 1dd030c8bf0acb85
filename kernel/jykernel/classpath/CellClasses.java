package jykernel.classpath;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The classes of all cells. Each cell has a class loader of its own, so that a class may be written again; the newest one is
 * the one that later cells see.
 */
public final class CellClasses {
    private final Map<String, Class<?>> newest = new HashMap<>();
    private final Map<String, byte[]> files = new HashMap<>();

    /** The class files in a package, by the names of the classes. */
    synchronized Map<String, byte[]> inPackage(String name) {
        Map<String, byte[]> found = new HashMap<>();
        files.forEach((className, bytes) -> {
            int dot = className.lastIndexOf('.');
            if (name.equals(dot < 0 ? "" : className.substring(0, dot))) {
                found.put(className, bytes);
            }
        });
        return found;
    }

    private synchronized @Nullable Class<?> find(String name) {
        return newest.get(name);
    }

    /**
     * Makes classes of class files; none, if one of them cannot be used.
     *
     * @param parent finds what the cells have not defined
     * @return the class loader that has them, and all classes of the cells before
     */
    public ClassLoader define(Map<String, byte[]> classFiles, ClassLoader parent) throws ClassNotFoundException {
        ClassLoader loader = new OfCell(classFiles, parent);
        Map<String, Class<?>> made = new HashMap<>();
        for (String name : classFiles.keySet()) {
            made.put(name, Class.forName(name, false, loader));
        }
        synchronized (this) {
            newest.putAll(made);
            files.putAll(classFiles);
        }
        return loader;
    }

    /** What finds all classes that no cell has defined. */
    public static ClassLoader below(ClassLoader loader) {
        return loader instanceof OfCell ? loader.getParent() : loader;
    }

    private final class OfCell extends ClassLoader {
        private final Map<String, byte[]> own;

        OfCell(Map<String, byte[]> own, ClassLoader parent) {
            super(parent);
            this.own = own;
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            synchronized (getClassLoadingLock(name)) {
                byte[] bytes = own.get(name);
                if (bytes != null) {
                    Class<?> defined = findLoadedClass(name);
                    return defined != null ? defined : define(name, Opened.of(bytes));
                }
                Class<?> earlier = find(name);
                return earlier != null ? earlier : super.loadClass(name, resolve);
            }
        }

        private Class<?> define(String name, byte[] bytes) {
            return defineClass(name, bytes, 0, bytes.length);
        }
    }
}
