package jykernel.install;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Finds other programs and runs them. */
final class Programs {
    private static final Duration TO_DIE = Duration.ofSeconds(5);

    private final Environment environment;

    Programs(Environment environment) {
        this.environment = environment;
    }

    /** How a program ended: without an exit code if it had to be stopped because it took too long. */
    record Ended(Optional<Integer> exitCode, String output) {
        boolean isFine() {
            return exitCode.equals(Optional.of(0));
        }
    }

    Optional<Path> onPath(String... names) {
        for (String name : names) {
            for (String directory : environment.variable("PATH").orElse("").split(File.pathSeparator, -1)) {
                Optional<Path> found = in(directory, name);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    /** The program of that name in a directory. */
    Optional<Path> in(String directory, String name) {
        List<String> endings = environment.isWindows() ? List.of(".exe", ".cmd", ".bat") : List.of("");
        if (directory.isEmpty()) {
            return Optional.empty();
        }
        try {
            Path where = environment.path(directory);
            return endings.stream()
                    .map(ending -> where.resolve(name + ending))
                    .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                    .findFirst();
        } catch (InvalidPathException e) {
            return Optional.empty(); // PATH may hold anything
        }
    }

    /** Runs a program to its end, output and error output together. */
    Ended run(List<String> command, Duration limit) throws IOException, InterruptedException {
        // A file and not a pipe: it takes no thread to read one, and no child of the program can hold it open.
        Path output = Files.createTempFile("jykernel-", ".txt");
        try {
            Process process = builder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            process.getOutputStream().close();
            boolean ended = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
            stop(process);
            return new Ended(
                    ended ? Optional.of(process.exitValue()) : Optional.empty(),
                    new String(Files.readAllBytes(output), StandardCharsets.UTF_8));
        } finally {
            Files.deleteIfExists(output);
        }
    }

    /** A process to be started in this environment. */
    ProcessBuilder builder(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(environment.workingDirectory().toFile());
        builder.environment().clear();
        builder.environment().putAll(environment.variables());
        return builder;
    }

    static void stop(Process process) throws InterruptedException {
        List<ProcessHandle> children = process.descendants().toList();
        process.destroy();
        if (!process.waitFor(TO_DIE.toMillis(), TimeUnit.MILLISECONDS)) {
            process.destroyForcibly();
        }
        children.forEach(ProcessHandle::destroyForcibly);
    }
}
