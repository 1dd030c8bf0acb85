package jykernel.execution;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A thread that does the tasks of a queue, one after another: the worker, which runs cells, or the assistant, which
 * answers questions while the worker is busy. It may be interrupted at any time, so it touches no socket.
 */
public final class TaskThread {
    private final CellQueue queue = new CellQueue();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final String name;
    private final long stackBytes;
    /** The one that takes tasks; one that was replaced takes no more. */
    private volatile @Nullable Thread thread;

    /** @param stackBytes room for deeply nested calls; 0 for the default of the JVM */
    public TaskThread(String name, long stackBytes) {
        this.name = name;
        this.stackBytes = stackBytes;
    }

    public CellQueue queue() {
        return queue;
    }

    /** Starts the thread; once more, if the one before is stuck in its task for good, and is to be left to itself. */
    public void start() {
        Thread started = new Thread(null, this::work, name, stackBytes);
        started.setDaemon(true);
        thread = started;
        started.start();
    }

    private void work() {
        try {
            while (Thread.currentThread() == thread) {
                try {
                    Runnable next = queue.take();
                    if (next == null) {
                        return;
                    }
                    next.run();
                } catch (InterruptedException stray) {
                    // An interrupt is for the cell that ran; between cells it has no meaning.
                } catch (OutOfMemoryError e) {
                    // Who has used it up is told; there is none to log anything with here.
                } catch (Throwable e) {
                    System.getLogger(TaskThread.class.getName()).log(System.Logger.Level.ERROR, "A task failed", e);
                }
            }
        } finally {
            if (Thread.currentThread() == thread) {
                ended.countDown();
            }
        }
    }

    /**
     * Waits for the running task and then does one more, the last, but waits for all that no longer than the given time.
     *
     * @return whether the thread has ended
     */
    public boolean close(Task last, Duration atMost) throws InterruptedException {
        queue.closeWith(last);
        return ended.await(atMost.toNanos(), TimeUnit.NANOSECONDS);
    }
}
