package jykernel.install;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The classes that a kernel loads when it starts, kept in a file in the form that the JVM needs them in: with it the start
 * takes half as long. It is of use only to the JVM and the jar that it was made with, which is noted beside it; one that is
 * missing or of another time costs time, and nothing else.
 *
 * @param java the executable and its options; the archive is for these
 * @param jar jykernel.jar; the archive is beside it
 * @see <a href="https://docs.oracle.com/en/java/javase/17/vm/class-data-sharing.html">Class data sharing</a>
 */
public record ClassArchive(List<String> java, Path jar) {
    /** Names the file to the kernel, which then keeps it up to date. */
    private static final String PROPERTY = "jykernel.archive";

    private static final Duration LIMIT = Duration.ofMinutes(3);

    public ClassArchive {
        java = List.copyOf(java);
    }

    /** The name of the archive of a jar, which may begin with something that is filled in later. */
    private static String of(String jar) {
        return jar.replaceFirst("\\.jar$", "") + ".jsa";
    }

    /** What the JVM of a kernel is told; it says nothing of an archive that it cannot use. */
    static List<String> options(String jar) {
        String file = of(jar);
        return List.of(
                "-XX:SharedArchiveFile=" + file,
                "-Xlog:cds=off",
                "-Xlog:cds+dynamic=off",
                "-D" + PROPERTY + "=" + file);
    }

    private Path file() {
        return Path.of(of(jar.toString()));
    }

    private Path note() {
        return Path.of(file() + ".for");
    }

    /**
     * Makes the archive anew; returns whether there is one now. Of several processes that try one does it.
     *
     * @throws IOException if nothing can be written there
     */
    boolean make(Programs programs) throws IOException, InterruptedException {
        Path lock = Path.of(file() + ".lock");
        try (FileChannel opened = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock held = opened.tryLock()) {
            if (held == null) {
                return false;
            }
            boolean made = make(Path.of(file() + ".part"), Path.of(note() + ".part"), programs);
            Files.deleteIfExists(lock);
            return made;
        } catch (OverlappingFileLockException otherThread) {
            return false;
        }
    }

    private boolean make(Path archive, Path note, Programs programs) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(java);
        command.addAll(List.of("-XX:ArchiveClassesAtExit=" + archive, "-jar", jar.toString(), "rehearse"));
        command.add(note.toString());
        try {
            boolean isFine = programs.run(command, LIMIT).isFine() && Files.exists(archive) && Files.exists(note);
            if (isFine) {
                moveOver(archive, file());
                moveOver(note, note());
            }
            return isFine;
        } finally {
            Files.deleteIfExists(archive);
            Files.deleteIfExists(note);
        }
    }

    private static void moveOver(Path unfinished, Path target) throws IOException {
        Files.move(unfinished, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    /** What an archive that this process makes is good for. */
    public static String madeFor() {
        File jar = new File(System.getProperty("java.class.path", ""));
        return String.join(
                "\n",
                System.getProperty("java.vm.name") + " " + Runtime.version(),
                System.getProperty("java.home"),
                jar + " " + jar.length() + " " + jar.lastModified(),
                "");
    }

    /** Makes the archive of the running kernel, if it was started with one that is missing or for something else. */
    public static void refresh() throws InterruptedException {
        String file = System.getProperty(PROPERTY);
        Path jar = Path.of(System.getProperty("java.class.path", ""));
        if (file == null || !of(jar.toString()).equals(file)) {
            return;
        }
        List<String> java = new ArrayList<>();
        Environment environment = Environment.ofThisProcess();
        java.add(environment.java().toString());
        try {
            ClassArchive archive = new ClassArchive(java, jar);
            if (!archive.isFor(madeFor())) {
                java.addAll(options());
                new ClassArchive(java, jar).make(new Programs(environment));
            }
        } catch (IOException readOnly) {
            // Then it stays as slow as it is.
        }
    }

    private boolean isFor(String expected) throws IOException {
        return Files.exists(file())
                && Files.exists(note())
                && Files.readString(note()).equals(expected);
    }

    /** Those of this process, but for the archive and what is no business of another one, such as a debugger's port. */
    private static List<String> options() {
        return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(option -> option.matches("-X(m[sx]|ss|X:(?!SharedArchiveFile)).*|-Dfile\\.encoding=.*"))
                .toList();
    }
}
