package jykernel.javadoc;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** Makes jars of classes that are compiled on the spot, and jars of texts. */
public final class SourcesJar {
    private SourcesJar() {}

    /** @param texts name → content */
    public static Path ofTexts(Path jar, Map<String, String> texts) throws IOException {
        Files.createDirectories(jar.getParent());
        try (OutputStream out = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, String> text : texts.entrySet()) {
                zip.putNextEntry(new ZipEntry(text.getKey()));
                zip.write(text.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return jar;
    }

    /** A jar of the compiled classes, without the names of parameters. */
    public static Path ofClasses(Path jar, Map<String, String> sources) throws IOException {
        Path folder = Files.createTempDirectory(jar.getParent(), "classes");
        compile(folder, sources);
        try (OutputStream out = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(out);
                Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (file.toString().endsWith(".class")) {
                    zip.putNextEntry(
                            new ZipEntry(folder.relativize(file).toString().replace('\\', '/')));
                    zip.write(Files.readAllBytes(file));
                }
            }
        }
        return jar;
    }

    static void compile(Path folder, Map<String, String> sources) throws IOException {
        List<String> arguments = new java.util.ArrayList<>(List.of("-nowarn", "-proc:none", "-d", folder.toString()));
        Path texts = Files.createTempDirectory(folder.getParent(), "sources");
        for (Map.Entry<String, String> source : sources.entrySet()) {
            Path file = texts.resolve(source.getKey());
            Files.createDirectories(file.getParent());
            Files.writeString(file, source.getValue());
            arguments.add(file.toString());
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler.run(null, null, null, arguments.toArray(String[]::new)) != 0) {
            throw new IllegalStateException("the sources of the test do not compile: " + sources.keySet());
        }
    }

    static URLClassLoader loader(Path place) throws IOException {
        return new URLClassLoader(new URL[] {place.toUri().toURL()}, null);
    }
}
