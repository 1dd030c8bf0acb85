package jykernel.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.InputStream;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LibraryLoaderTest {
    /** Is in the folder, and visible from outside, too. */
    public static final class Library {
        public int number() {
            return new Part().number;
        }
    }

    /** Likewise. */
    static final class Part {
        final int number = 42;
    }

    /** Is not in the folder. */
    public static final class Kernel {}

    private static void copy(Class<?> type, String folder, ZipOutputStream jar) throws Exception {
        String name = type.getName().replace('.', '/') + ".class";
        jar.putNextEntry(new ZipEntry(folder + name));
        try (InputStream in = type.getResourceAsStream("/" + name)) {
            jar.write(in.readAllBytes());
        }
    }

    @Test
    void what_is_in_the_folder_comes_first(@TempDir Path temporary) throws Exception {
        Path file = temporary.resolve("kernel.jar");
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream jar = new ZipOutputStream(out)) {
            copy(Kernel.class, "", jar);
            copy(Library.class, "", jar);
            copy(Library.class, "inside/", jar);
            copy(Part.class, "inside/", jar);
            jar.putNextEntry(new ZipEntry("inside/text.txt"));
        }
        try (URLClassLoader kernel = new URLClassLoader(new URL[] {file.toUri().toURL()}, null)) {
            Class<?> neighbour = kernel.loadClass(Kernel.class.getName());
            ClassLoader loader = new LibraryLoader(neighbour, "inside/");
            Class<?> library = loader.loadClass(Library.class.getName());
            assertSame(loader, library.getClassLoader());
            assertEquals(
                    42,
                    library.getMethod("number").invoke(library.getConstructor().newInstance()));
            assertSame(neighbour, loader.loadClass(Kernel.class.getName()));
            assertNotNull(loader.getResource("text.txt"));
            assertEquals(1, loader.resources("text.txt").count());
            assertNull(kernel.getResource("text.txt"));
            assertThrows(ClassNotFoundException.class, () -> kernel.loadClass(Part.class.getName()));
        }
    }
}
