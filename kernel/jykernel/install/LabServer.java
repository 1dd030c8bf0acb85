package jykernel.install;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A JupyterLab that can be started.
 *
 * @param program the executable
 * @param ownPrefix the virtual environment that it lives in, if that was made for this kernel alone
 */
record LabServer(Path program, Optional<Path> ownPrefix) {
    private static final String PROGRAM = "jupyter-lab";

    /** The one on PATH, or else one of our own, made if need be. */
    static LabServer findOrMake(Environment environment, Programs programs, PrintWriter progress)
            throws IOException, InterruptedException {
        Optional<Path> onPath = programs.onPath(PROGRAM);
        if (onPath.isPresent()) {
            return new LabServer(onPath.get(), Optional.empty());
        }
        Path prefix = environment.dataHome().resolve("jykernel").resolve("lab");
        Path scripts = prefix.resolve(environment.isWindows() ? "Scripts" : "bin");
        // A program alone does not prove that all it needs was installed; pip may have been stopped.
        Path complete = prefix.resolve("complete");
        if (!Files.exists(complete)) {
            make(prefix, scripts, programs, progress);
            Files.writeString(complete, "");
        }
        Path program = programs.in(scripts.toString(), PROGRAM)
                .orElseThrow(() -> new Trouble("There is no " + PROGRAM + " in " + scripts
                        + ", where it was installed before. Remove the directory " + prefix + " and try again"));
        return new LabServer(program, Optional.of(prefix));
    }

    private static void make(Path prefix, Path scripts, Programs programs, PrintWriter progress)
            throws IOException, InterruptedException {
        Path python = programs.onPath("python3", "python")
                .orElseThrow(() -> new Trouble("There is neither " + PROGRAM + " nor python3 on the PATH. "
                        + "Install JupyterLab, or Python 3, with which this program can install JupyterLab itself"));
        progress.println(
                "There is no " + PROGRAM + " on the PATH. Installing JupyterLab for this kernel alone, in " + prefix);
        progress.flush();
        step(
                List.of(python.toString(), "-m", "venv", prefix.toString()),
                "cannot make a virtual environment with " + python + ". Python's module venv may be missing; "
                        + "Debian and Ubuntu have it in the package python3-venv",
                programs);
        Path inside = programs.in(scripts.toString(), "python")
                .orElseThrow(() -> new Trouble("There is no python in " + scripts + ", where " + python
                        + " was to make a virtual environment"));
        step(
                List.of(inside.toString(), "-m", "pip", "install", "--progress-bar", "off", "jupyterlab"),
                "cannot install JupyterLab; what pip said is above. Is there a network?",
                programs);
    }

    private static void step(List<String> command, String failure, Programs programs)
            throws IOException, InterruptedException {
        int exitCode = programs.builder(command).inheritIO().start().waitFor();
        if (exitCode != 0) {
            throw new Trouble("Exit code " + exitCode + ": " + failure);
        }
    }

    /** Runs until the person ends it; returns its exit code. */
    int open(Path notebook, List<String> more, Programs programs) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(program.toString(), notebook.toString()));
        command.addAll(more);
        if (System.getProperty("user.name").equals("root")) {
            command.add("--allow-root"); // JupyterLab would only refuse; in a container there is nobody else
        }
        Process process = programs.builder(command).inheritIO().start();
        // A terminal sends Ctrl-C to both of us; JupyterLab then asks its question, and must not lose its terminal.
        // A SIGTERM is for this process alone, and would leave an orphan behind.
        Runnable ignoreNoMore = Signals.handle("INT", () -> {});
        Runnable passOnNoMore = Signals.handle("TERM", process::destroy);
        try {
            return process.waitFor();
        } finally {
            ignoreNoMore.run();
            passOnNoMore.run();
        }
    }
}
