package jykernel.execution;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** The process without which this one has no use. */
public final class ParentProcess {
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    private ParentProcess() {}

    /**
     * Runs the action once the process is gone. One that has ended stays in the table of processes until its own parent
     * has asked for its exit code; but its children have got a new parent at once, and that is what tells.
     *
     * @param pid of the parent, or of a process further up if something stands between; if it cannot be seen from here,
     *     as in a container, the parent that there is counts
     */
    public static void watch(long pid, Runnable action) {
        long parent = parent();
        boolean further = parent != pid && ProcessHandle.of(pid).isPresent();
        BooleanSupplier isThere = () -> further ? ProcessHandle.of(pid).isPresent() : parent() == parent;
        BackgroundThread.start("parent", () -> {
            while (isThere.getAsBoolean()) {
                LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
            }
            action.run();
        });
    }

    private static long parent() {
        Optional<ProcessHandle> parent = ProcessHandle.current().parent();
        return parent.map(ProcessHandle::pid).orElse(0L);
    }
}
