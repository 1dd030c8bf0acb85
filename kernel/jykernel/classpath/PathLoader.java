package jykernel.classpath;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Loads from a path that grows while the kernel runs, as the JVM does from its class path: also from jars for several
 * versions of Java, and classes know where they came from. What was taken off the path stays. It hides the modules of Python
 * on the path, because Jython would import them through it, and not know their files.
 */
public final class PathLoader extends URLClassLoader {
    /** Libraries that the kernel needs, too. If there are others on the path, those are what users mean. */
    private static final List<String> OF_KERNEL =
            List.of("com.fasterxml.jackson.", "org.objectweb.asm.", "org.zeromq.", "zmq.", "picocli.");

    static {
        registerAsParallelCapable();
    }

    private final Supplier<List<Path>> path;
    private final Set<Path> known = new HashSet<>();

    /** @param path jars and folders, some of which may not exist; asked whenever something is looked for */
    public PathLoader(Supplier<List<Path>> path, ClassLoader parent) {
        super(new URL[0], parent);
        this.path = path;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (OF_KERNEL.stream().anyMatch(name::startsWith)) {
            synchronized (getClassLoadingLock(name)) {
                try {
                    Class<?> loaded = findLoadedClass(name);
                    return loaded != null ? loaded : findClass(name);
                } catch (ClassNotFoundException notOnPath) {
                    // Those of the kernel will do.
                }
            }
        }
        return super.loadClass(name, resolve);
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        grow();
        return super.findClass(name);
    }

    @Override
    public @Nullable URL findResource(String name) {
        grow();
        return isPython(name) ? null : super.findResource(name);
    }

    @Override
    public Enumeration<URL> findResources(String name) throws IOException {
        grow();
        return isPython(name) ? Collections.emptyEnumeration() : super.findResources(name);
    }

    private static boolean isPython(String name) {
        return name.endsWith(".py") || name.endsWith("$py.class");
    }

    @Override
    public URL[] getURLs() {
        grow();
        return super.getURLs();
    }

    private void grow() {
        List<Path> now = path.get();
        synchronized (known) {
            for (Path place : now) {
                // A folder that does not exist yet would be taken for a jar.
                if (!known.contains(place) && Files.exists(place)) {
                    known.add(place);
                    addURL(url(place));
                }
            }
        }
    }

    private static URL url(Path place) {
        try {
            return place.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException("expected a jar or a folder, found " + place, e);
        }
    }
}
