package jykernel.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Runs tests/conformance, where Jupyter's own clients talk to the built jar: one test for each of its files. Two run beside
 * one another, for most of the time they wait.
 */
final class RealClientsIT {
    private static final Duration WHOLE_RUN_MAX = Duration.ofMinutes(13);
    private static final Duration MAKING_THE_VENV_MAX = Duration.ofMinutes(5);
    private static final Path SUITES = Path.of("tests", "conformance").toAbsolutePath();
    private static final Path VENV = Path.of("target", "venv").toAbsolutePath();
    private static final Path VENV_PYTHON = VENV.resolve(Path.of("bin", "python"));

    private static final int AT_ONCE = 2;

    private static long deadlineNanos;

    @BeforeAll
    static void make_a_venv() throws IOException {
        String wanted = Files.readString(SUITES.resolve("requirements.txt"))
                + Files.readString(SUITES.resolve("constraints.txt"));
        Path made = VENV.resolve("requirements-made");
        if (!Files.exists(made) || !Files.readString(made).equals(wanted)) {
            long deadline = System.nanoTime() + MAKING_THE_VENV_MAX.toNanos();
            require(
                    "Is python3 with its venv module there? On Debian: apt-get install python3-venv",
                    deadline,
                    List.of("python3", "-m", "venv", "--clear", VENV.toString()));
            require(
                    "The packages of tests/conformance/requirements.txt could not be installed.",
                    deadline,
                    List.of(
                            VENV_PYTHON.toString(),
                            "-m",
                            "pip",
                            "install",
                            "-q",
                            "--disable-pip-version-check",
                            "-r",
                            SUITES.resolve("requirements.txt").toString()));
            Files.writeString(made, wanted);
        }
        deadlineNanos = System.nanoTime() + WHOLE_RUN_MAX.toNanos();
    }

    @TestFactory
    Stream<DynamicTest> real_clients() throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(SUITES)) {
            files = all.filter(f -> f.getFileName().toString().matches("test_\\w+\\.py"))
                    .sorted(Comparator.reverseOrder())
                    .toList();
        }
        assertTrue(!files.isEmpty(), "expected test_*.py in " + SUITES + ", found none");
        ExecutorService pool = Executors.newFixedThreadPool(AT_ONCE);
        Map<Path, Future<Finished>> runs = new LinkedHashMap<>();
        files.forEach(file -> runs.put(file, pool.submit(() -> pytest(file))));
        pool.shutdown();
        return files.stream()
                .map(f -> DynamicTest.dynamicTest(f.getFileName().toString(), () -> {
                    Finished run = runs.get(f).get();
                    run.lines.forEach(System.out::println);
                    assertEquals(0, run.exitCode, () -> f.getFileName() + ":\n" + run.summary());
                }));
    }

    private static Finished pytest(Path file) throws IOException {
        List<String> command = List.of(
                VENV_PYTHON.toString(),
                "-m",
                "pytest",
                "-q",
                "--no-header",
                "--color=no",
                "--durations=3",
                file.toString());
        return run(command, deadlineNanos);
    }

    private static void require(String otherwise, long deadline, List<String> command) {
        try {
            Finished run = run(command, deadline);
            if (run.exitCode != 0) {
                fail(otherwise + "\n" + String.join(" ", command) + "\n" + String.join("\n", run.lines));
            }
        } catch (IOException notStarted) {
            fail(otherwise, notStarted);
        }
    }

    private record Finished(int exitCode, List<String> lines) {
        /** What pytest says at the end, beginning with the names of the tests that failed. */
        String summary() {
            int from = lines.size();
            for (int i = 0; i < lines.size(); i++) {
                if (lines.get(i).contains("short test summary info")) {
                    from = i;
                }
            }
            return String.join("\n", lines.subList(Math.min(from, Math.max(0, lines.size() - 20)), lines.size()));
        }
    }

    /** Runs the process to its end, and kills it when its time is up. */
    private static Finished run(List<String> command, long deadline) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment());
        Process process = builder.start();
        process.getOutputStream().close();
        List<String> lines = new ArrayList<>();
        process.onExit()
                .completeOnTimeout(process, deadline - System.nanoTime(), TimeUnit.NANOSECONDS)
                .thenAccept(RealClientsIT::kill);
        try (BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                lines.add(line);
            }
        }
        process.onExit().join();
        if (System.nanoTime() > deadline) {
            lines.add("Its time was up: all suites together may take " + WHOLE_RUN_MAX);
        }
        return new Finished(process.exitValue(), lines);
    }

    private static void kill(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    private static Map<String, String> environment() {
        return Map.of(
                "KERNEL_JAR",
                System.getProperty("kernel.jar"),
                "KERNEL_JAVAS",
                String.join(File.pathSeparator, javas()),
                "PYTHONDONTWRITEBYTECODE",
                "1",
                "PYTHONIOENCODING",
                "utf-8");
    }

    /** The Java that runs the build and, if there is one that is newer, the newest on this machine. */
    private static List<String> javas() {
        Path running = Path.of(System.getProperty("java.home"));
        Path folder = Path.of("/usr/lib/jvm");
        Comparator<Path> byAge = Comparator.comparingInt(RealClientsIT::feature);
        try (Stream<Path> installed = Files.isDirectory(folder) ? Files.list(folder) : Stream.empty()) {
            return Stream.concat(
                            Stream.of(running),
                            installed.filter(home -> feature(home) > feature(running)).max(byAge).stream())
                    .map(home -> home.resolve(Path.of("bin", "java")).toString())
                    .collect(Collectors.toList());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** 17 for a home of Java 17; 0 for what is no home of a Java. */
    private static int feature(Path home) {
        Path release = home.resolve("release");
        if (!Files.isExecutable(home.resolve(Path.of("bin", "java"))) || !Files.isReadable(release)) {
            return 0;
        }
        try (Stream<String> lines = Files.lines(release)) {
            return lines.filter(line -> line.startsWith("JAVA_VERSION=\""))
                    .map(line -> line.replaceAll("^JAVA_VERSION=\"(?:1\\.)?(\\d+).*$", "$1"))
                    .mapToInt(Integer::parseInt)
                    .findFirst()
                    .orElse(0);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
