package jykernel.execution;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The processes that user code has started, and those that they have started. */
public final class Children {
    private Children() {}

    /** Sends them SIGINT, as a terminal does to all that runs in it. Without effect where there is no such signal. */
    public static void interrupt() {
        List<String> command = new ArrayList<>(List.of("kill", "-INT"));
        all().forEach(child -> command.add(String.valueOf(child.pid())));
        if (command.size() == 2) {
            return;
        }
        try {
            new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            System.getLogger(Children.class.getName())
                    .log(System.Logger.Level.WARNING, "Child processes are not interrupted: {0}", e.getMessage());
        }
    }

    /** Asks them all to end. */
    public static void terminate() {
        all().forEach(ProcessHandle::destroy);
    }

    /** Ends them all. */
    public static void kill() {
        all().forEach(ProcessHandle::destroyForcibly);
    }

    /** Asks them all to end, and ends those by force that are still there after the given time. */
    public static void end(Duration patience) throws InterruptedException {
        List<ProcessHandle> all = all();
        all.forEach(ProcessHandle::destroy);
        CompletableFuture<?>[] ends = all.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new);
        try {
            CompletableFuture.allOf(ends).get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            all.forEach(ProcessHandle::destroyForcibly);
        }
    }

    private static List<ProcessHandle> all() {
        return ProcessHandle.current().descendants().toList();
    }
}
