package jykernel.maven;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;

/**
 * Resolves and fetches. The libraries that do so are in a jar inside of the kernel's jar, with a class loader of their own:
 * users may want other versions of the same ones.
 */
public final class Maven {
    /** Implements {@link Resolver}; the only package that knows the libraries. */
    private static final String RESOLVER = "jykernel.maven.mima.MimaResolver";

    private static final String LIBRARIES = "maven-libraries.jar";

    private static @Nullable Resolver resolver;

    private Maven() {}

    /** What the libraries are used for. */
    public interface Resolver {
        Found resolve(Wanted wanted, Downloads downloads);
    }

    /** Throws {@link MavenTrouble} if something is not to be had. */
    public static Found resolve(Wanted wanted, Downloads downloads) throws IOException {
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

    private static synchronized Resolver resolver() throws IOException {
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

    private static ClassLoader loader() throws IOException {
        ClassLoader own = Maven.class.getClassLoader();
        try (InputStream nested = Maven.class.getResourceAsStream(LIBRARIES)) {
            if (nested == null) {
                return own;
            }
            // A class loader of the JDK cannot read a jar inside a jar.
            Path copy = Files.createTempFile("jykernel-maven-", ".jar");
            copy.toFile().deleteOnExit();
            Files.copy(nested, copy, StandardCopyOption.REPLACE_EXISTING);
            return new URLClassLoader(new URL[] {copy.toUri().toURL()}, own);
        }
    }
}
