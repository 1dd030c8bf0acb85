package jykernel.install;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Starts a kernel as Jupyter would, waits for a sign of life and stops it again. */
final class KernelTrial {
    private static final Duration PING_AT_MOST = Duration.ofSeconds(2);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);
    private static final int LINES_OF_OUTPUT = 8;

    /** With port 0 the kernel chooses, and writes its choice back into the file. */
    private static final String CONNECTION =
            """
            {
              "transport": "tcp",
              "ip": "127.0.0.1",
              "shell_port": 0,
              "iopub_port": 0,
              "stdin_port": 0,
              "control_port": 0,
              "hb_port": 0,
              "signature_scheme": "hmac-sha256",
              "key": "@key@"
            }
            """;

    private final Programs programs;
    private final JsonText json;
    private final Heartbeat heartbeat;

    KernelTrial(Programs programs, JsonText json, Heartbeat heartbeat) {
        this.programs = programs;
        this.json = json;
        this.heartbeat = heartbeat;
    }

    /** How long the kernel took to answer; throws {@link Trouble} that says what it did instead. */
    Duration start(Launch launch, Duration limit) throws IOException, InterruptedException {
        Path directory = Files.createTempDirectory("jykernel-doctor-");
        try {
            return start(launch, limit, directory);
        } finally {
            delete(directory);
        }
    }

    private Duration start(Launch launch, Duration limit, Path directory) throws IOException, InterruptedException {
        // A temporary file is readable by its owner alone, which is what a file with a key should be.
        Path connection = Files.createTempFile(directory, "kernel-", ".json");
        Files.writeString(
                connection, CONNECTION.replace("@key@", UUID.randomUUID().toString()));
        Path output = directory.resolve("output.txt");
        List<String> command = launch.command().stream()
                .map(part -> part.replace(Launch.CONNECTION_FILE, connection.toString()))
                .toList();
        ProcessBuilder builder =
                programs.builder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().putAll(launch.environment());
        long begin = System.nanoTime();
        Process process = builder.start();
        try {
            awaitAnswer(process, connection, output, limit);
            return Duration.ofNanos(System.nanoTime() - begin);
        } finally {
            Programs.stop(process);
        }
    }

    private void awaitAnswer(Process process, Path connection, Path output, Duration limit)
            throws IOException, InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        int port = 0;
        while (System.nanoTime() < deadline) {
            if (process.waitFor(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new Trouble("it ended with exit code " + process.exitValue() + said(output));
            }
            port = heartbeatPort(connection);
            if (port > 0) {
                // One ping can get lost on a busy machine; Jupyter's clients send a new one every second as well.
                long left = Math.max(1, Math.min(PING_AT_MOST.toNanos(), deadline - System.nanoTime()));
                if (heartbeat.answers("tcp://127.0.0.1:" + port, Duration.ofNanos(left))) {
                    return;
                }
            }
        }
        String failure = port > 0 ? "its heartbeat did not answer" : "it did not open its ports";
        throw new Trouble(failure + " within " + limit.toSeconds() + " s" + said(output));
    }

    private int heartbeatPort(Path connection) {
        try {
            return json.read(Files.readString(connection)).get("hb_port") instanceof Number port ? port.intValue() : 0;
        } catch (IOException e) {
            return 0; // read while it was being written; the next look sees it whole
        }
    }

    private static String said(Path output) throws IOException {
        List<String> lines = new String(Files.readAllBytes(output), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isBlank())
                .toList();
        return lines.isEmpty()
                ? " and said nothing"
                : " and said:\n"
                        + String.join("\n", lines.subList(Math.max(0, lines.size() - LINES_OF_OUTPUT), lines.size()));
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
