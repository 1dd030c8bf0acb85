package jykernel.install;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code doctor}. */
@Command(
        name = "doctor",
        description = "Examine the installed kernelspecs of this kernel, start each, and say what to do about trouble.",
        mixinStandardHelpOptions = true,
        versionProvider = Commands.Version.class)
final class DoctorCommand implements Callable<Integer> {
    private final Programs programs;
    private final JupyterPaths paths;
    private final JsonText json;
    private final Heartbeat heartbeat;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            description = "How long a kernel may take to answer (default: ${DEFAULT-VALUE}).")
    private int timeoutSeconds = 30;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it in
    private CommandSpec spec;

    DoctorCommand(Programs programs, JupyterPaths paths, JsonText json, Heartbeat heartbeat) {
        this.programs = programs;
        this.paths = paths;
        this.json = json;
        this.heartbeat = heartbeat;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        KernelTrial trial = new KernelTrial(programs, json, heartbeat);
        List<Finding> findings = new Doctor(paths, programs, json, trial, Duration.ofSeconds(timeoutSeconds)).examine();
        PrintWriter out = spec.commandLine().getOut();
        findings.forEach(finding -> out.println(finding.lines()));
        long problems = findings.stream().filter(Finding::isProblem).count();
        out.println();
        out.println(problems == 0 ? "All is well." : "Problems found: " + problems);
        return problems == 0 ? 0 : 1;
    }
}
