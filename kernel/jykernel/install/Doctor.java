package jykernel.install;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Examines every installed kernelspec of ours and says what is wrong with it and what to do. */
final class Doctor {
    private final JupyterPaths paths;
    private final Programs programs;
    private final JsonText json;
    private final KernelTrial trial;
    private final Duration limit;
    private final List<Finding> findings = new ArrayList<>();

    Doctor(JupyterPaths paths, Programs programs, JsonText json, KernelTrial trial, Duration limit) {
        this.paths = paths;
        this.programs = programs;
        this.json = json;
        this.trial = trial;
        this.limit = limit;
    }

    List<Finding> examine() throws IOException, InterruptedException {
        findings.clear();
        findings.add(programs.onPath("jupyter", "jupyter-lab")
                .map(jupyter -> Finding.fine("Jupyter is " + jupyter))
                .orElse(Finding.note("No jupyter on the PATH; 'lab' can make one of its own")));
        List<Path> searched = paths.searched();
        Map<String, FoundSpec> seen = new HashMap<>();
        int ours = 0;
        for (Path kernels : searched) {
            for (FoundSpec spec : new KernelSpecs(kernels).list()) {
                // Jupyter does not tell large letters from small ones in these names.
                FoundSpec hiding = seen.putIfAbsent(spec.name().toLowerCase(Locale.ROOT), spec);
                if (spec.isOurs()) {
                    ours++;
                    examine(spec, Optional.ofNullable(hiding));
                } else if (spec.name().equals(KernelSpec.NAME)) {
                    findings.add(Finding.heading(spec.name() + "   " + spec.directory()));
                    findings.add(Finding.note("belongs to another kernel; left alone"));
                }
            }
        }
        if (ours == 0) {
            String where = searched.stream().map(Path::toString).collect(Collectors.joining("\n"));
            findings.add(Finding.problem(
                    "This kernel is not installed in any of\n" + where, "java -jar " + KernelSpec.JAR + " install"));
        }
        return List.copyOf(findings);
    }

    private void examine(FoundSpec spec, Optional<FoundSpec> hiding) throws IOException, InterruptedException {
        findings.add(Finding.heading(spec.name() + "   " + spec.directory()));
        hiding.ifPresent(other -> examineHidden(spec, other));
        try {
            Launch launch = Launch.of(spec, json);
            examineInterruptMode(launch);
            // One after the other, each whatever the other found; only a start needs both.
            boolean jar = examineJar(launch.jar());
            boolean java = examineJava(launch);
            if (jar && java) {
                examineStart(launch);
            }
        } catch (Trouble trouble) {
            findings.add(Finding.problem(String.valueOf(trouble.getMessage()), installAgain()));
        }
    }

    private void examineHidden(FoundSpec spec, FoundSpec hiding) {
        String text = "hidden by the kernelspec of the same name in " + hiding.directory();
        findings.add(
                hiding.isOurs()
                        ? Finding.note(text + ", which is this kernel too")
                        : Finding.problem(
                                text + ", which starts another kernel",
                                "jupyter kernelspec remove " + spec.name()
                                        + ", or install this kernel under another name with --name"));
    }

    private void examineInterruptMode(Launch launch) {
        if (!launch.interruptMode().equals("message")) {
            findings.add(Finding.problem(
                    "interrupt_mode is '" + launch.interruptMode() + "', expected 'message': "
                            + "the stop button would end the process instead of the cell",
                    installAgain()));
        }
    }

    private boolean examineJar(Path jar) {
        boolean exists = Files.isRegularFile(jar);
        findings.add(exists ? Finding.fine("jar   " + jar) : Finding.problem("There is no jar " + jar, installAgain()));
        return exists;
    }

    private boolean examineJava(Launch launch) throws InterruptedException {
        String advice = "Install Java " + JavaVersion.OLDEST + " or newer, then: java -jar " + KernelSpec.JAR
                + " install --java PATH-OF-THAT-JAVA";
        Optional<Path> java = launch.java(programs);
        if (java.isEmpty()) {
            findings.add(
                    Finding.problem("There is no Java at '" + launch.command().get(0) + "'", advice));
            return false;
        }
        Optional<JavaVersion> version = JavaVersion.of(java.get(), programs);
        boolean fit = version.isPresent() && version.get().isFit();
        String text = version.map(JavaVersion::text).orElse("does not say its version");
        findings.add(
                fit
                        ? Finding.fine("Java  " + java.get() + " (" + text + ")")
                        : Finding.problem(
                                "Java " + java.get() + " (" + text + ") is unfit, expected " + JavaVersion.OLDEST
                                        + " or newer",
                                advice));
        return fit;
    }

    private void examineStart(Launch launch) throws IOException, InterruptedException {
        try {
            Duration took = trial.start(launch, limit);
            findings.add(Finding.fine("start answered after " + took.toMillis() + " ms"));
        } catch (Trouble trouble) {
            findings.add(Finding.problem(
                    "The kernel does not start: " + trouble.getMessage(),
                    "Read what it said above. If options for the JVM are the cause, install again without them:\n"
                            + installAgain()));
        }
    }

    private static String installAgain() {
        return "java -jar " + KernelSpec.JAR + " install, with the same --user, --sys-prefix, --prefix and --name";
    }
}
