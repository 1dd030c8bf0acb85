package jykernel.maven;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * Resolves and fetches. The libraries that do so are in a folder of their own inside of the kernel's jar, with a class loader
 * of their own: users may want other versions of the same ones.
 */
public final class Maven {
    /** Implements {@link Resolver}; the only package that knows the libraries. */
    private static final String RESOLVER = "jykernel.maven.mima.MimaResolver";

    private static final String LIBRARIES = "META-INF/maven-libraries/";

    private static @Nullable Resolver resolver;

    private Maven() {}

    /** What the libraries are used for. */
    public interface Resolver {
        Found resolve(Wanted wanted, Downloads downloads);
    }

    /**
     * {@link #resolve} for another thread: reading from a server that is silent ends by no interrupt, so who wants to be
     * interrupted waits for it elsewhere.
     */
    public static Callable<Found> resolution(Wanted wanted, Downloads downloads) {
        return () -> resolve(wanted, downloads);
    }

    /** Throws {@link MavenTrouble} if something is not to be had. */
    public static Found resolve(Wanted wanted, Downloads downloads) {
        Resolver found = resolver();
        Thread current = Thread.currentThread();
        ClassLoader before = current.getContextClassLoader();
        current.setContextClassLoader(found.getClass().getClassLoader());
        try {
            return found.resolve(wanted, downloads);
        } finally {
            current.setContextClassLoader(before);
        }
    }

    private static synchronized Resolver resolver() {
        Resolver made = resolver;
        if (made == null) {
            try {
                made = Class.forName(RESOLVER, true, loader())
                        .asSubclass(Resolver.class)
                        .getConstructor()
                        .newInstance();
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("the kernel's jar lacks what fetches jars: " + e, e);
            }
            resolver = made;
        }
        return made;
    }

    private static ClassLoader loader() {
        LibraryLoader inside = new LibraryLoader(Maven.class, LIBRARIES);
        // Before there is a jar, the libraries are on the class path.
        boolean isThere = inside.findResource(RESOLVER.replace('.', '/') + ".class") != null;
        return isThere ? inside : Maven.class.getClassLoader();
    }
}
