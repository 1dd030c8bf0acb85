package jykernel.jython;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.python.core.Py;
import org.python.core.PySystemState;
import org.python.core.imp;

/** Compiles the kernel's Python modules when the kernel is built: to do so whenever one is imported takes seconds. */
public final class CompileLibrary {
    private static final String SOURCE = ".py";

    private CompileLibrary() {}

    /** Takes the folder that the modules are in; each compiled one is put beside its source. */
    public static void main(String[] args) throws IOException {
        PySystemState.initialize(System.getProperties(), new Properties());
        Py.setSystemState(new PySystemState());
        Path folder = Path.of(args[0]);
        List<Path> sources;
        try (Stream<Path> files = Files.walk(folder)) {
            sources = files.filter(file -> file.toString().endsWith(SOURCE)).toList();
        }
        for (Path source : sources) {
            compile(folder, source);
        }
    }

    private static void compile(Path folder, Path source) throws IOException {
        String file = source.toString();
        Path compiled = Path.of(file.substring(0, file.length() - SOURCE.length()) + "$py.class");
        try (InputStream text = Files.newInputStream(source)) {
            Files.write(compiled, imp.compileSource(moduleName(folder.relativize(source)), text, file));
        }
    }

    private static String moduleName(Path relative) {
        String dotted = relative.toString().replace(relative.getFileSystem().getSeparator(), ".");
        return dotted.substring(0, dotted.length() - SOURCE.length()).replaceFirst("\\.?__init__$", "");
    }
}
