package jykernel.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * What the polls cost while nobody interrupts: Python on the woven Jython, against the same on the stock one. The two
 * take turns, each in processes of its own, so that a busy machine is as hard on the one as on the other.
 */
final class CostOfPolls {
    private final int rounds;
    private final String function;
    private final Map<String, List<Double>> stock = new TreeMap<>();
    private final Map<String, List<Double>> woven = new TreeMap<>();

    private CostOfPolls(int rounds, String function) {
        this.rounds = rounds;
        this.function = function;
    }

    /** Arguments: the stock jar, the woven jar, the file for the table, how many rounds, and perhaps one function. */
    public static void main(String[] args) throws RunnerException, IOException {
        CostOfPolls cost = new CostOfPolls(Integer.parseInt(args[3]), args.length > 4 ? args[4] : "");
        // JMH starts its processes with this class path.
        String common = System.getProperty("java.class.path");
        for (int round = 0; round < cost.rounds; round++) {
            cost.measure(args[0] + java.io.File.pathSeparator + common, cost.stock);
            cost.measure(args[1] + java.io.File.pathSeparator + common, cost.woven);
        }
        Files.writeString(Path.of(args[2]), cost.table());
        System.out.println(cost.table());
    }

    private void measure(String classPath, Map<String, List<Double>> results) throws RunnerException {
        System.setProperty("java.class.path", classPath);
        OptionsBuilder options = new OptionsBuilder();
        options.include(PythonBenchmark.class.getName())
                .forks(1)
                .warmupIterations(6)
                .measurementIterations(10)
                .warmupTime(TimeValue.milliseconds(250))
                .measurementTime(TimeValue.milliseconds(250))
                .jvmArgs(
                        "-Xmx1g",
                        "-Dpython.cachedir.skip=true",
                        "-Dpython.import.site=false",
                        "-Djykernel.polls.renewable=true"); // as in the kernel, which is started from its jar
        if (!function.isEmpty()) {
            options.param("function", function);
        }
        Options built = options.build();
        for (RunResult result : new Runner(built).run()) {
            // The fastest iteration is the one that other programs disturbed least.
            double fastest = result.getPrimaryResult().getStatistics().getMin();
            results.computeIfAbsent(result.getParams().getParam("function"), f -> new ArrayList<>())
                    .add(fastest);
        }
    }

    private String table() {
        StringBuilder table =
                new StringBuilder("| function | stock, ms | woven, ms | ratio of the fastest | by round |\n");
        table.append("|---|---|---|---|---|\n");
        double product = 1;
        for (String name : stock.keySet()) {
            double ratio = min(woven.get(name)) / min(stock.get(name));
            product *= ratio;
            table.append(String.format(
                    "| %s | %.3f | %.3f | %.3f | %s |%n",
                    name, min(stock.get(name)), min(woven.get(name)), ratio, ratios(name)));
        }
        return table + String.format("| geometric mean | | | %.3f | |%n", Math.pow(product, 1.0 / stock.size()));
    }

    private String ratios(String name) {
        return Stream.iterate(0, i -> i < rounds, i -> i + 1)
                .map(i -> String.format(
                        "%.2f", woven.get(name).get(i) / stock.get(name).get(i)))
                .reduce((a, b) -> a + " " + b)
                .orElse("");
    }

    private static double min(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).min().orElse(Double.NaN);
    }
}
