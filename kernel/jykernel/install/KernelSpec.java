package jykernel.install;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the file {@code kernel.json} says. It is made from {@code kernelspec/kernel.json}, in which four strings stand
 * for what only the installer knows: {@code @java@}, the executable and its options, which becomes as many strings as
 * those are; {@code @jar@}; {@code @display_name@}; {@code @language@}. {@code {connection_file}} is not ours: Jupyter
 * fills it in at each start.
 *
 * @param java the executable, then options for the JVM
 * @param jar where jykernel.jar is
 * @param displayName what people choose in a menu
 * @param language by which clients and other tools find a kernel for a notebook
 * @see <a href="https://jupyter-client.readthedocs.io/en/stable/kernels.html#kernel-specs">Kernel specs</a>
 */
record KernelSpec(List<String> java, String jar, String displayName, String language) {
    static final String NAME = "jython";
    static final String DISPLAY_NAME = "Jython 2.7 (JVM)";
    static final String LANGUAGE = "python";
    static final String JAR = "jykernel.jar";

    /**
     * Text is UTF-8 whatever the locale; Java does that by itself from 18 on. And methods are compiled for the second
     * time, which takes long, when they have been called ten times as often as is usual: what is called less often at
     * a start will hardly be called again, and keeps a whole processor busy. Loops that turn for long get there anyway.
     * The first objects have so much room that a start ends before garbage is collected. What the manifest says to {@code java -jar} is said here again, because {@code -cp} opens the jar once instead of
     * twice, and lets the kernel load its agent when Python is up.
     */
    static final List<String> JVM_OPTIONS = List.of(
            "-Dfile.encoding=UTF-8",
            "-XX:Tier4InvocationThreshold=50000",
            "-XX:Tier4MinInvocationThreshold=10000",
            "-XX:Tier4CompileThreshold=100000",
            "-XX:Tier4BackEdgeThreshold=200000",
            "-XX:NewSize=64m",
            "--add-opens=java.base/java.io=ALL-UNNAMED",
            "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
            "--add-exports=java.instrument/sun.instrument=ALL-UNNAMED",
            "--enable-native-access=ALL-UNNAMED");

    /** The files that lie beside kernel.json in every kernelspec. */
    static final List<String> LOGOS = List.of("logo-32x32.png", "logo-64x64.png", "logo-svg.svg");

    static final String DEMO = "demo.ipynb";

    /** All demo notebooks, the tour of everything first. */
    static final List<String> DEMOS =
            List.of(DEMO, "interrupts.ipynb", "java.ipynb", "charts.ipynb", "data.ipynb", "magics.ipynb");

    private static final Pattern PLACEHOLDER = Pattern.compile("\"@(\\w+)@\"");

    KernelSpec {
        if (java.isEmpty()) {
            throw new IllegalArgumentException("expected at least the executable that runs Java, found nothing");
        }
        java = List.copyOf(java);
    }

    /** The executable with the options that every kernel has, and more. */
    static List<String> java(String executable, List<String> more) {
        return Stream.of(List.of(executable), JVM_OPTIONS, more)
                .flatMap(List::stream)
                .toList();
    }

    String json() throws IOException {
        List<String> command =
                Stream.concat(java.stream(), ClassArchive.options(jar).stream()).toList();
        Map<String, List<String>> values = Map.of(
                "java",
                command,
                "jar",
                List.of(jar),
                "display_name",
                List.of(displayName),
                "language",
                List.of(language));
        String template = new String(resource("kernel.json"), StandardCharsets.UTF_8);
        return PLACEHOLDER.matcher(template).replaceAll(found -> filled(found, values));
    }

    private static String filled(MatchResult found, Map<String, List<String>> values) {
        List<String> value = values.get(found.group(1));
        if (value == null) {
            throw new IllegalStateException("the template kernel.json has a placeholder " + found.group()
                    + ", expected one of " + values.keySet());
        }
        return Matcher.quoteReplacement(value.stream().map(KernelSpec::quoted).collect(Collectors.joining(", ")));
    }

    private static String quoted(String text) {
        StringBuilder json = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < ' ') {
                json.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            } else {
                json.append(c);
            }
        }
        return json.append('"').toString();
    }

    /** A file of {@code kernelspec/}. */
    static byte[] resource(String name) throws IOException {
        try (InputStream bytes = KernelSpec.class.getResourceAsStream("/kernelspec/" + name)) {
            if (bytes == null) {
                throw new FileNotFoundException("this jar was built without kernelspec/" + name);
            }
            return bytes.readAllBytes();
        }
    }
}
