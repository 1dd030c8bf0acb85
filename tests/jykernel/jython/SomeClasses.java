package jykernel.jython;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** Java classes that nobody has loaded yet. */
final class SomeClasses {
    private static final String SEEN =
            """
            package injar.deep;
            public class Seen {
                public static final Integer SEVEN = Integer.valueOf(7);
                static { System.setProperty("some.classes.ran", "Seen"); }
                public static class Inner { public void reach(int far) {} }
            }
            class Hidden {}
            """;
    private static final String TORN =
            """
            package torn;
            public class Torn extends Missing { public Missing reach(Missing far) { return far; } }
            class Missing {}
            """;
    private static final String WHOLE = "package torn; public class Whole {}";
    private static final String FOUND = "package infolder; public class Found { public void here() {} }";

    private SomeClasses() {}

    /** Has injar.deep.Seen, which says when it is initialised, and the hidden class beside it. */
    static Path jar(Path jar) throws IOException {
        return jar(compiled(Files.createTempDirectory(jar.getParent(), "sources"), "Seen", SEEN), jar);
    }

    /** Has torn.Whole, and torn.Torn, which is of the missing class. */
    static Path jarWithout(String missing, Path jar) throws IOException {
        Path classes = compiled(Files.createTempDirectory(jar.getParent(), "sources"), "Torn", TORN);
        compiled(classes, "Whole", WHOLE);
        Files.delete(classes.resolve("torn/" + missing + ".class"));
        return jar(classes, jar);
    }

    private static Path jar(Path classes, Path jar) throws IOException {
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream zip = new JarOutputStream(file);
                Stream<Path> found = Files.walk(classes)) {
            for (Path each : found.filter(Files::isRegularFile).toList()) {
                zip.putNextEntry(
                        new ZipEntry(classes.relativize(each).toString().replace('\\', '/')));
                zip.write(Files.readAllBytes(each));
            }
        }
        return jar;
    }

    /** Has infolder.Found. */
    static Path folder(Path folder) throws IOException {
        return compiled(Files.createDirectories(folder), "Found", FOUND);
    }

    private static Path compiled(Path folder, String name, String source) throws IOException {
        Path file = Files.writeString(folder.resolve(name + ".java"), source);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<String> arguments = List.of("-d", folder.toString(), "--release", "17", file.toString());
        if (compiler.run(null, null, null, arguments.toArray(new String[0])) != 0) {
            throw new IllegalStateException("could not compile " + file);
        }
        Files.delete(file);
        return folder;
    }
}
