package jykernel.install;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code uninstall}. */
@Command(
        name = "uninstall",
        description = "Remove a kernelspec of this kernel.",
        mixinStandardHelpOptions = true,
        versionProvider = Commands.Version.class)
final class UninstallCommand implements Callable<Integer> {
    private final Environment environment;
    private final JupyterPaths paths;

    @ArgGroup
    private Location location = new Location();

    @Option(names = "--name", paramLabel = "N", description = "Name of the kernelspec (default: ${DEFAULT-VALUE}).")
    private String name = KernelSpec.NAME;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it in
    private CommandSpec spec;

    UninstallCommand(Environment environment, JupyterPaths paths) {
        this.environment = environment;
        this.paths = paths;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path kernels = location.kernels(paths, environment);
        Optional<Path> removed = new KernelSpecs(kernels).remove(name);
        if (removed.isPresent()) {
            spec.commandLine().getOut().println("Removed " + removed.get());
            return 0;
        }
        PrintWriter err = spec.commandLine().getErr();
        err.println("There is no kernelspec '" + name + "' in " + kernels + "; nothing was removed");
        for (Path elsewhere : paths.searched()) {
            for (FoundSpec found : new KernelSpecs(elsewhere).list()) {
                if (found.isOurs()) {
                    err.println("One of this kernel is in " + found.directory());
                }
            }
        }
        return 1;
    }
}
