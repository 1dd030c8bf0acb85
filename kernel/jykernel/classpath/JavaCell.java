package jykernel.classpath;

import java.io.StringWriter;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.lang.model.SourceVersion;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Compiles the Java of a cell, in memory, with the compiler of the JDK that runs the kernel. */
public final class JavaCell {
    private static final Pattern TYPE = Pattern.compile("(?:class|interface|enum|record)\\s+(\\w+)");

    private final CellClasses earlier;

    /** @param earlier classes of the cells before this one, which it may use */
    public JavaCell(CellClasses earlier) {
        this.earlier = earlier;
    }

    /**
     * What came of it.
     *
     * @param classFiles by the names of the classes; empty if there are errors
     * @param types the names of the types that are not inside of others, in the order of the source
     */
    public record Compiled(Map<String, byte[]> classFiles, List<String> types, List<Problem> problems) {
        public boolean failed() {
            return problems.stream().anyMatch(Problem::isError);
        }
    }

    /**
     * @param line in the source, from 1; 0 if it has no place
     * @param column from 1, where a tab is one
     */
    public record Problem(boolean isError, int line, int column, String message) {}

    /**
     * @param classPath jars and folders, in the form of the system's class path
     * @throws IllegalStateException if this Java has no compiler
     */
    public Compiled compile(String source, String classPath) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler == null) {
            throw new IllegalStateException("the Java that runs the kernel, " + System.getProperty("java.home")
                    + ", has no compiler: it is a JRE, and %%java needs a JDK");
        }
        DiagnosticCollector<JavaFileObject> told = new DiagnosticCollector<>();
        try (StandardJavaFileManager standard = compiler.getStandardFileManager(told, Locale.ROOT, null);
                ClassesInMemory files = new ClassesInMemory(standard, earlier)) {
            List<String> options = List.of(
                    "-g", "-parameters", "-proc:none", "-Xlint:unchecked,deprecation,removal", "-cp", classPath);
            compiler.getTask(new StringWriter(), files, told, options, null, List.of(new Source(source)))
                    .call();
            List<Problem> problems = told.getDiagnostics().stream()
                    .map(each -> problem(each, source))
                    .toList();
            boolean failed = problems.stream().anyMatch(Problem::isError);
            return new Compiled(failed ? Map.of() : files.written(), failed ? List.of() : types(files), problems);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static List<String> types(ClassesInMemory files) {
        List<String> types = new ArrayList<>(files.written().keySet());
        types.removeIf(name -> name.indexOf('$') >= 0);
        return types;
    }

    private static Problem problem(Diagnostic<? extends JavaFileObject> told, String source) {
        boolean placed = told.getLineNumber() != Diagnostic.NOPOS;
        return new Problem(
                told.getKind() == Diagnostic.Kind.ERROR,
                placed ? (int) told.getLineNumber() : 0,
                placed ? column(source, (int) told.getPosition()) : 0,
                told.getMessage(Locale.ROOT));
    }

    /** The compiler itself would count tabs as several columns. */
    private static int column(String source, int position) {
        int line = position;
        while (line > 0 && source.charAt(line - 1) != '\n' && source.charAt(line - 1) != '\r') {
            line--;
        }
        return position - line + 1;
    }

    /** A file with the name of the first type in it, which may be of no such name to hold other public types, too. */
    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String text) {
            super(URI.create("cell:///" + fileName(text)), Kind.SOURCE);
            this.text = text;
        }

        private static String fileName(String text) {
            Matcher type = TYPE.matcher(text);
            return (type.find() ? type.group(1) : "Cell") + Kind.SOURCE.extension;
        }

        @Override
        public boolean isNameCompatible(String simpleName, Kind kind) {
            // The compiler reads files that may be called module-info in another way.
            return SourceVersion.isIdentifier(simpleName);
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
