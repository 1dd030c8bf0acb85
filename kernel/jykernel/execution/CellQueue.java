package jykernel.execution;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tasks in the order of their arrival. When a cell fails, the cells that are here at that moment are aborted. There is
 * room for a limited number of tasks, but always for one.
 */
public final class CellQueue {
    /** More than any program sends without reading what comes back; each of them takes a few kilobytes. */
    public static final int TASKS_AT_MOST = 100_000;
    /** What the requests behind the tasks keep in memory: the rest of the heap is for what they are about. */
    private static final long BYTES_AT_MOST = Runtime.getRuntime().maxMemory() / 4;

    private final ArrayDeque<Waiting> waiting = new ArrayDeque<>();
    private final Set<Task> aborted = Collections.newSetFromMap(new IdentityHashMap<>());
    private final long bytesAtMost;
    private long bytes;
    private boolean taken;
    private boolean closed;

    private record Waiting(Task task, long bytes) {}

    CellQueue() {
        this(BYTES_AT_MOST);
    }

    CellQueue(long bytesAtMost) {
        this.bytesAtMost = bytesAtMost;
    }

    /** Adds a task of the kernel's own, for which there is always room. */
    public synchronized void add(Task task) {
        add(task, 0);
    }

    /**
     * Adds a task if there is room for it.
     *
     * @param taskBytes what it keeps in memory
     */
    public synchronized boolean offer(Task task, long taskBytes) {
        boolean room = waiting.isEmpty() || (waiting.size() < TASKS_AT_MOST && bytes + taskBytes <= bytesAtMost);
        if (room) {
            add(task, taskBytes);
        }
        return room;
    }

    private void add(Task task, long taskBytes) {
        if (!closed) {
            waiting.addLast(new Waiting(task, taskBytes));
            bytes += taskBytes;
            notifyAll();
        }
    }

    /** Whether nothing waits and nothing runs. */
    public synchronized boolean isIdle() {
        return waiting.isEmpty() && !taken;
    }

    /** Marks the cells that wait; what arrives from now on is not concerned. */
    public synchronized void abortCells() {
        waiting.stream().map(Waiting::task).filter(Task::isCell).forEach(aborted::add);
    }

    /** Waits for a task and returns what is to be done about it; null once the queue is closed. */
    synchronized @Nullable Runnable take() throws InterruptedException {
        taken = false;
        while (waiting.isEmpty() && !closed) {
            wait();
        }
        if (waiting.isEmpty()) {
            return null;
        }
        Waiting first = waiting.getFirst();
        // Making this needs memory; if there is none, the task is still there.
        Runnable next = aborted.contains(first.task) ? first.task::abort : first.task::run;
        waiting.removeFirst();
        aborted.remove(first.task);
        bytes -= first.bytes;
        taken = true;
        return next;
    }

    /** What waits is forgotten; only this is still done, and then no more. */
    synchronized void closeWith(Task last) {
        waiting.clear();
        aborted.clear();
        add(last, 0);
        closed = true;
        notifyAll();
    }
}
