package jykernel.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Runs the benchmarks of the kernel's own parts, and writes a table in Markdown. */
final class KernelBenchmarks {
    private KernelBenchmarks() {}

    /** Argument: the file for the table. */
    public static void main(String[] args) throws RunnerException, IOException {
        OptionsBuilder options = new OptionsBuilder();
        Stream.of(WireBenchmark.class, RoundTripBenchmark.class, PollBenchmark.class)
                .forEach(benchmark -> options.include("\\." + benchmark.getSimpleName() + "\\."));
        Options built = options.forks(1)
                .warmupIterations(5)
                .measurementIterations(5)
                .warmupTime(TimeValue.seconds(1))
                .measurementTime(TimeValue.seconds(1))
                .jvmArgs("-Xmx1g", "-Djykernel.polls.renewable=true")
                .build();
        String table = "| benchmark | time | ± |\n|---|---|---|\n"
                + new Runner(built).run().stream().map(KernelBenchmarks::row).collect(Collectors.joining());
        Files.writeString(Path.of(args[0]), table);
        System.out.println(table);
    }

    private static String row(RunResult run) {
        Result<?> result = run.getPrimaryResult();
        return String.format(
                Locale.ROOT,
                "| %s | %.3f %s | %.3f |%n",
                result.getLabel().replace('_', ' '),
                result.getScore(),
                result.getScoreUnit().replace("/op", ""),
                result.getScoreError());
    }
}
