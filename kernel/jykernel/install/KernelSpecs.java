package jykernel.install;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** One directory of kernelspecs: writing ours there, removing it, listing all. */
final class KernelSpecs {
    private static final String JSON = "kernel.json";
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]+");

    private final Path kernels;

    KernelSpecs(Path kernels) {
        this.kernels = kernels;
    }

    static String checkedName(String name) {
        if (!NAME.matcher(name).matches() || name.equals(".") || name.equals("..")) {
            throw new Trouble("'" + name + "' cannot be the name of a kernelspec: expected letters of ASCII, digits, "
                    + "dots, dashes and underscores, such as " + KernelSpec.NAME);
        }
        return name;
    }

    /** Where a kernelspec of that name has its jar once it is installed. */
    Path jarOf(String name) {
        return kernels.resolve(checkedName(name)).resolve(KernelSpec.JAR);
    }

    /** Writes a whole kernelspec, or a newer one over an older one of ours; returns its directory. */
    Path install(String name, KernelSpec spec, Path jar) throws IOException {
        Path directory = kernels.resolve(checkedName(name));
        find(name).filter(found -> !found.isOurs()).ifPresent(found -> {
            throw new Trouble("There is a kernelspec '" + name + "' of another kernel in " + directory
                    + ". Choose another name with --name, or remove that one: jupyter kernelspec remove " + name);
        });
        if (!Files.isRegularFile(jar)) {
            throw new Trouble("Only " + KernelSpec.JAR + " can install itself, but this program runs from " + jar
                    + ". Build the jar and run it: java -jar " + KernelSpec.JAR + " install");
        }
        Files.createDirectories(directory);
        copyJar(jar, directory.resolve(KernelSpec.JAR));
        for (String logo : KernelSpec.LOGOS) {
            replace(directory.resolve(logo), KernelSpec.resource(logo));
        }
        // Last, because a directory counts as a kernelspec as soon as this file is in it.
        replace(directory.resolve(JSON), spec.json().getBytes(StandardCharsets.UTF_8));
        return directory;
    }

    private static void copyJar(Path jar, Path target) throws IOException {
        if (Files.exists(target) && Files.isSameFile(jar, target)) {
            return; // the installed kernel installs itself again, perhaps with other options
        }
        Path unfinished = unfinished(target);
        Files.copy(jar, unfinished, StandardCopyOption.REPLACE_EXISTING);
        moveOver(unfinished, target);
    }

    private static void replace(Path target, byte[] bytes) throws IOException {
        Path unfinished = unfinished(target);
        Files.write(unfinished, bytes);
        moveOver(unfinished, target);
    }

    private static Path unfinished(Path target) {
        return target.resolveSibling("." + target.getFileName() + ".part");
    }

    private static void moveOver(Path unfinished, Path target) throws IOException {
        Files.move(unfinished, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Removes ours; returns where it was, or nothing if there was none. */
    Optional<Path> remove(String name) throws IOException {
        Optional<FoundSpec> found = find(checkedName(name));
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Path directory = found.get().directory();
        if (!found.get().isOurs()) {
            throw new Trouble("The kernelspec in " + directory + " is not ours, its kernel.json does not start "
                    + KernelSpec.JAR + "; nothing was removed");
        }
        if (!Files.isSymbolicLink(directory)) {
            Files.delete(directory.resolve(JSON)); // first, so that nobody starts a kernel from what is left
        }
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
        return Optional.of(directory);
    }

    Optional<FoundSpec> find(String name) throws IOException {
        Path directory = kernels.resolve(name);
        Path json = directory.resolve(JSON);
        // Bytes that are no UTF-8 are for whoever parses the text to complain about.
        return Files.isRegularFile(json)
                ? Optional.of(
                        new FoundSpec(name, directory, new String(Files.readAllBytes(json), StandardCharsets.UTF_8)))
                : Optional.empty();
    }

    List<FoundSpec> list() throws IOException {
        List<FoundSpec> found = new ArrayList<>();
        if (Files.isDirectory(kernels)) {
            try (DirectoryStream<Path> directories = Files.newDirectoryStream(kernels)) {
                for (Path directory : directories) {
                    find(directory.getFileName().toString()).ifPresent(found::add);
                }
            }
        }
        found.sort(Comparator.comparing(FoundSpec::name));
        return found;
    }
}
