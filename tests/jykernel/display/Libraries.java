package jykernel.display;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.tools.ToolProvider;

/** Stands for libraries that the kernel knows by the names of their classes only. */
final class Libraries {
    private Libraries() {}

    /** An object of a class of the given name, made of its source. */
    static Object make(Path directory, String name, String source, String factory) throws Exception {
        Path file = directory.resolve(name.replace('.', '/') + ".java");
        Files.createDirectories(file.getParent());
        Files.writeString(file, source);
        assertEquals(
                0,
                ToolProvider.getSystemJavaCompiler()
                        .run(null, null, null, "-sourcepath", directory.toString(), file.toString()));
        ClassLoader loader = new URLClassLoader(new URL[] {directory.toUri().toURL()});
        return loader.loadClass(factory).getMethod("make").invoke(null);
    }
}
