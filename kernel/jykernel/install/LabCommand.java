package jykernel.install;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lab}. */
@Command(
        name = "lab",
        description = {
            "Open JupyterLab with this kernel, installing what is missing.",
            "What follows -- goes to jupyter-lab as it is, for example: lab -- --no-browser"
        },
        mixinStandardHelpOptions = true,
        versionProvider = Commands.Version.class)
final class LabCommand implements Callable<Integer> {
    private static final String DEMO_FOLDER = "jykernel-demo";

    private final Environment environment;
    private final Programs programs;
    private final JupyterPaths paths;
    private final JsonText json;

    @Parameters(
            paramLabel = "NOTEBOOK",
            arity = "0..*",
            hideParamSyntax = true,
            description = "The notebook to open (default: a demo, in a folder that is put into the current directory).")
    private List<String> words = new ArrayList<>();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it in
    private CommandSpec spec;

    LabCommand(Environment environment, Programs programs, JupyterPaths paths, JsonText json) {
        this.environment = environment;
        this.programs = programs;
        this.paths = paths;
        this.json = json;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        List<String> more = afterDashes();
        List<String> notebooks = words.subList(0, words.size() - more.size());
        if (notebooks.size() > 1) {
            throw new ParameterException(
                    spec.commandLine(),
                    "expected one notebook, found " + notebooks + "; options of jupyter-lab come after --");
        }
        LabServer server = LabServer.findOrMake(environment, programs, out);
        installKernel(server, out);
        Path notebook = notebooks.isEmpty() ? demo(out) : environment.path(notebooks.get(0));
        out.println("Starting " + server.program());
        out.flush();
        return server.open(notebook, more, programs);
    }

    private List<String> afterDashes() {
        List<String> typed = spec.commandLine().getParseResult().originalArgs();
        int dashes = typed.indexOf("--");
        return dashes < 0 ? List.of() : typed.subList(dashes + 1, typed.size());
    }

    private void installKernel(LabServer server, PrintWriter out) throws IOException, InterruptedException {
        Path kernels = server.ownPrefix().map(JupyterPaths::ofPrefix).orElse(paths.ofUser());
        if (server.ownPrefix().isEmpty()) {
            Optional<FoundSpec> first = firstOfOurs();
            if (first.isPresent() && isUpToDate(first.get())) {
                return;
            }
            // Put beside an outdated one, a new one might be hidden by it.
            kernels = first.map(found -> found.directory().toAbsolutePath().getParent())
                    .filter(Files::isWritable)
                    .orElse(kernels);
        }
        KernelSpecs specs = new KernelSpecs(kernels);
        List<String> java = KernelSpec.java(environment.java().toString(), List.of());
        String jar = specs.jarOf(KernelSpec.NAME).toString();
        KernelSpec kernel = new KernelSpec(java, jar, KernelSpec.DISPLAY_NAME, KernelSpec.LANGUAGE);
        out.println("Installed the kernel in " + specs.install(KernelSpec.NAME, kernel, environment.jar()));
        InstallCommand.prepare(new ClassArchive(java, Path.of(jar)), programs, out);
    }

    private Optional<FoundSpec> firstOfOurs() throws IOException, InterruptedException {
        for (Path kernels : paths.searched()) {
            Optional<FoundSpec> found =
                    new KernelSpecs(kernels).find(KernelSpec.NAME).filter(FoundSpec::isOurs);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private boolean isUpToDate(FoundSpec found) throws IOException {
        try {
            Launch launch = Launch.of(found, json);
            return launch.java(programs).isPresent()
                    && Files.isRegularFile(launch.jar())
                    && Files.mismatch(launch.jar(), environment.jar()) < 0;
        } catch (Trouble trouble) {
            return false; // a broken kernel.json is a reason to write a new one
        }
    }

    /** Writes the demo notebooks, except those that are there already: somebody may have worked on them. */
    private Path demo(PrintWriter out) throws IOException {
        Path folder = environment.workingDirectory().resolve(DEMO_FOLDER);
        Files.createDirectories(folder);
        for (String name : KernelSpec.DEMOS) {
            try {
                Files.copy(new ByteArrayInputStream(KernelSpec.resource(name)), folder.resolve(name));
            } catch (FileAlreadyExistsException kept) {
                out.println("Kept " + folder.resolve(name) + ", which was here already");
            }
        }
        out.println("The demo notebooks are in " + folder);
        return folder.resolve(KernelSpec.DEMO);
    }
}
