package jykernel.history;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Another process that uses the history. It says a line when it is ready, and goes on when its input ends. */
final class OtherKernel {
    static final int CELLS = 100;

    private OtherKernel() {}

    static Process start(String what, Path file) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        OtherKernel.class.getName(),
                        what,
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    static void awaitLine(Process process) throws IOException {
        String line =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)).readLine();
        if (!"ready".equals(line)) {
            throw new IOException("the process said " + line + ", expected ready");
        }
    }

    @SuppressWarnings("SystemOut")
    public static void main(String[] args) throws IOException {
        Path file = Path.of(args[1]);
        if (args[0].equals("hold")) {
            try (RandomAccessFile held = new RandomAccessFile(file.toFile(), "rw")) {
                held.getChannel().lock();
                System.out.println("ready");
                System.in.read();
            }
            return;
        }
        CellHistory history = new CellHistory(file, Runnable::run);
        System.out.println("ready");
        System.in.read();
        String own = "process " + ProcessHandle.current().pid();
        for (int n = 1; n <= CELLS; n++) {
            history.store(n, own);
        }
    }
}
