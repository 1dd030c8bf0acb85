package jykernel.jython;

import java.io.IOException;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import org.jspecify.annotations.Nullable;

/**
 * What Java libraries get as the class loader of their thread: it finds their parts also in jars that were added to sys.path.
 * It hides Python's modules, because Jython would import them through it, and not know their files.
 */
final class LibraryLoader extends ClassLoader {
    private final ClassLoader kernel = LibraryLoader.class.getClassLoader();

    /** @param syspath Jython's class loader for what is on sys.path */
    LibraryLoader(ClassLoader syspath) {
        super(syspath);
    }

    private static boolean isPython(String name) {
        return name.endsWith(".py") || name.endsWith("$py.class");
    }

    @Override
    public @Nullable URL getResource(String name) {
        return isPython(name) ? kernel.getResource(name) : super.getResource(name);
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
        if (!isPython(name)) {
            return super.getResources(name);
        }
        URL own = kernel.getResource(name);
        return own == null ? Collections.emptyEnumeration() : Collections.enumeration(java.util.List.of(own));
    }
}
