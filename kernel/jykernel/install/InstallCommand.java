package jykernel.install;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code install}. */
@Command(
        name = "install",
        description = "Make this kernel known to Jupyter: copies the jar and writes a kernelspec.",
        mixinStandardHelpOptions = true,
        versionProvider = Commands.Version.class)
final class InstallCommand implements Callable<Integer> {
    private final Environment environment;
    private final Programs programs;
    private final JupyterPaths paths;

    @ArgGroup
    private Location location = new Location();

    @Option(names = "--name", paramLabel = "N", description = "Name of the kernelspec (default: ${DEFAULT-VALUE}).")
    private String name = KernelSpec.NAME;

    @Option(
            names = "--display-name",
            paramLabel = "S",
            description = "What people choose in the menu (default: ${DEFAULT-VALUE}).")
    private String displayName = KernelSpec.DISPLAY_NAME;

    @Option(
            names = "--language",
            paramLabel = "L",
            description = "The kernelspec's language (default: ${DEFAULT-VALUE}). Another one, such as jython, keeps "
                    + "clients from treating this kernel as IPython.")
    private String language = KernelSpec.LANGUAGE;

    @Option(names = "--java", paramLabel = "PATH", description = "The Java to run on (default: the one running now).")
    private @Nullable String java;

    @Option(
            names = "--jvm-arg",
            paramLabel = "A",
            description = "An option for the JVM, such as -Xmx4g. May be given more than once.")
    private List<String> jvmArguments = new ArrayList<>();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it in
    private CommandSpec spec;

    InstallCommand(Environment environment, Programs programs, JupyterPaths paths) {
        this.environment = environment;
        this.programs = programs;
        this.paths = paths;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        KernelSpecs specs = new KernelSpecs(location.kernels(paths, environment));
        List<String> command = KernelSpec.java(java().toString(), jvmArguments);
        Path jar = specs.jarOf(name);
        Path directory =
                specs.install(name, new KernelSpec(command, jar.toString(), displayName, language), environment.jar());
        PrintWriter out = spec.commandLine().getOut();
        out.println("Installed the kernel '" + displayName + "' in " + directory);
        prepare(new ClassArchive(command, jar), programs, out);
        out.println("It runs on " + command.get(0));
        out.println("Start JupyterLab and choose it there, or: jupyter console --kernel " + name);
        out.println("Is all well?  java -jar " + jar + " doctor");
        out.println("Remove it:    java -jar " + jar + " uninstall" + location.typed()
                + (name.equals(KernelSpec.NAME) ? "" : " --name " + name));
        return 0;
    }

    /** The kernel works without; so what goes wrong is said, and is no error. */
    static void prepare(ClassArchive archive, Programs programs, PrintWriter out) throws InterruptedException {
        out.println("Preparing it for a quick start, which takes some seconds");
        out.flush();
        try {
            if (!archive.make(programs)) {
                out.println("That did not work out; it will start less quickly");
            }
        } catch (IOException e) {
            out.println("That did not work out, it will start less quickly: " + e.getMessage());
        }
    }

    private Path java() throws InterruptedException {
        if (java == null) {
            return environment.java();
        }
        Path asked = Path.of(java);
        Optional<Path> found = asked.getParent() == null ? programs.onPath(java) : Optional.of(environment.path(java));
        Path executable = found.orElseThrow(() -> new Trouble("--java: there is no '" + java + "' on the PATH"));
        JavaVersion version = JavaVersion.of(executable, programs)
                .orElseThrow(
                        () -> new Trouble("--java: " + executable + " is no Java: 'java -version' gave no version"));
        if (!version.isFit()) {
            throw new Trouble("--java: " + executable + " is Java " + version.text() + ", expected "
                    + JavaVersion.OLDEST + " or newer");
        }
        return executable;
    }
}
