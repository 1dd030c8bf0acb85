package jykernel.install;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The directories in which Jupyter looks for kernelspecs.
 *
 * @see <a href="https://docs.jupyter.org/en/latest/use/jupyter-directories.html">Jupyter's directories</a>
 */
final class JupyterPaths {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final Set<String> NO = Set.of("no", "n", "false", "off", "0", "0.0");

    private final Environment environment;
    private final Programs programs;

    JupyterPaths(Environment environment, Programs programs) {
        this.environment = environment;
        this.programs = programs;
    }

    Path ofUser() {
        return environment
                .directory("JUPYTER_DATA_DIR")
                .orElseGet(this::ofUserByDefault)
                .resolve("kernels");
    }

    private Path ofUserByDefault() {
        return switch (environment.platform()) {
            case LINUX -> environment.dataHome().resolve("jupyter");
            case MACOS -> environment.home().resolve("Library").resolve("Jupyter");
            case WINDOWS ->
                environment
                        .directory("APPDATA")
                        .orElse(environment.home().resolve("AppData").resolve("Roaming"))
                        .resolve("jupyter");
        };
    }

    /** In an environment, an installation, or whatever else has a {@code share} directory. */
    static Path ofPrefix(Path prefix) {
        return prefix.resolve("share").resolve("jupyter").resolve("kernels");
    }

    /** The Python environment that is active, or else that of Jupyter, or else that of Python. */
    Optional<Path> prefix() throws InterruptedException {
        Optional<Path> active = environment.directory("VIRTUAL_ENV").or(() -> environment.directory("CONDA_PREFIX"));
        return active.isPresent() ? active : prefixOfPython();
    }

    private Optional<Path> prefixOfPython() throws InterruptedException {
        Optional<Path> python = programs.onPath("jupyter", "jupyter-lab")
                .map(Path::getParent)
                .flatMap(beside ->
                        programs.in(beside.toString(), "python3").or(() -> programs.in(beside.toString(), "python")))
                .or(() -> programs.onPath("python3", "python"));
        if (python.isEmpty()) {
            return Optional.empty();
        }
        try {
            Programs.Ended ended =
                    programs.run(List.of(python.get().toString(), "-c", "import sys; print(sys.prefix)"), LIMIT);
            return ended.isFine() ? Optional.of(Path.of(ended.output().strip())) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty(); // a Python that does not start has no kernels either
        }
    }

    /** All of them; a kernelspec in an earlier one hides those of the same name in later ones. */
    List<Path> searched() throws InterruptedException {
        Set<Path> all = new LinkedHashSet<>();
        environment.variable("JUPYTER_PATH").ifPresent(dirs -> {
            for (String directory : dirs.split(File.pathSeparator, -1)) {
                if (!directory.isEmpty()) {
                    all.add(environment.path(directory).resolve("kernels"));
                }
            }
        });
        Optional<Path> prefix = prefix();
        List<Path> own = new ArrayList<>(List.of(ofUser()));
        prefix.ifPresent(where -> own.add(prefersEnvironment(where) ? 0 : 1, ofPrefix(where)));
        all.addAll(own);
        if (environment.isWindows()) {
            environment.directory("PROGRAMDATA").ifPresent(data -> all.add(data.resolve("jupyter/kernels")));
        } else {
            all.add(ofPrefix(Path.of("/usr/local")));
            all.add(ofPrefix(Path.of("/usr")));
        }
        return List.copyOf(all);
    }

    private boolean prefersEnvironment(Path prefix) {
        return environment
                .variable("JUPYTER_PREFER_ENV_PATH")
                .map(value -> !NO.contains(value.toLowerCase(Locale.ROOT)))
                .orElse(Files.exists(prefix.resolve("pyvenv.cfg")));
    }
}
