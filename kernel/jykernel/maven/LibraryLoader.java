package jykernel.maven;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Enumeration;
import org.jspecify.annotations.Nullable;

/**
 * Loads from a folder inside of the kernel's jar. Nothing needs to be unpacked, so nothing is left behind by a kernel that
 * is killed.
 */
final class LibraryLoader extends ClassLoader {
    static {
        registerAsParallelCapable();
    }

    private final Class<?> neighbour;
    private final String folder;

    /**
     * @param neighbour a class of the jar
     * @param folder with a slash at the end
     */
    LibraryLoader(Class<?> neighbour, String folder) {
        super(neighbour.getClassLoader());
        this.neighbour = neighbour;
        this.folder = folder;
    }

    /** Its own classes first: the others may be of other versions. */
    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            if (loaded != null) {
                return loaded;
            }
            URL file = name.startsWith("java.") ? null : findResource(name.replace('.', '/') + ".class");
            return file == null ? super.loadClass(name, resolve) : define(name, file);
        }
    }

    private Class<?> define(String name, URL file) {
        try (InputStream in = file.openStream()) {
            byte[] bytes = in.readAllBytes();
            return defineClass(name, bytes, 0, bytes.length, neighbour.getProtectionDomain());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    @Override
    public @Nullable URL getResource(String name) {
        URL own = findResource(name);
        return own == null ? super.getResource(name) : own;
    }

    @Override
    protected @Nullable URL findResource(String name) {
        return getParent().getResource(folder + name);
    }

    @Override
    protected Enumeration<URL> findResources(String name) throws IOException {
        return getParent().getResources(folder + name);
    }
}
