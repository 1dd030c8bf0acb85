package jykernel.execution;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A thread that does the tasks of a queue, one after another: the worker, which runs cells, or the assistant, which
 * answers questions while the worker is busy. It may be interrupted at any time, so it touches no socket and no channel.
 */
public final class TaskThread {
    private static final System.Logger LOG = System.getLogger(TaskThread.class.getName());

    private final CellQueue queue = new CellQueue();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread thread;

    /** @param stackBytes room for deeply nested calls; 0 for the default of the JVM */
    public TaskThread(String name, long stackBytes) {
        thread = new Thread(null, this::work, name, stackBytes);
        thread.setDaemon(true);
    }

    public CellQueue queue() {
        return queue;
    }

    public void start() {
        thread.start();
    }

    private void work() {
        try {
            while (true) {
                try {
                    Runnable next = queue.take();
                    if (next == null) {
                        return;
                    }
                    next.run();
                } catch (InterruptedException stray) {
                    // An interrupt is for the cell that ran; between cells it has no meaning.
                } catch (Throwable e) {
                    LOG.log(System.Logger.Level.ERROR, "A task on thread " + thread.getName() + " failed", e);
                }
            }
        } finally {
            ended.countDown();
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
