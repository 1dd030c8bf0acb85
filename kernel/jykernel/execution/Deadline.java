package jykernel.execution;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Something that happens at the latest after a time, whatever the other threads do. */
public final class Deadline {
    private Deadline() {}

    public static void after(Duration time, Runnable action) {
        long end = System.nanoTime() + time.toNanos();
        BackgroundThread.start("deadline", () -> {
            for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            action.run();
        });
    }
}
