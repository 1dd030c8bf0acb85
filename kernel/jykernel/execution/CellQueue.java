package jykernel.execution;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tasks in the order of their arrival. When a cell fails, the cells that are here at that moment are aborted. */
public final class CellQueue {
    private final ArrayDeque<Task> waiting = new ArrayDeque<>();
    private final Set<Task> aborted = Collections.newSetFromMap(new IdentityHashMap<>());
    private boolean taken;
    private boolean closed;

    public synchronized void add(Task task) {
        if (!closed) {
            waiting.addLast(task);
            notifyAll();
        }
    }

    /** Whether nothing waits and nothing runs. */
    public synchronized boolean isIdle() {
        return waiting.isEmpty() && !taken;
    }

    /** Marks the cells that wait; what arrives from now on is not concerned. */
    public synchronized void abortCells() {
        waiting.stream().filter(Task::isCell).forEach(aborted::add);
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
        Task task = waiting.getFirst();
        Runnable next = aborted.contains(task) ? task::abort : task::run; // needs memory, and so comes before the rest
        waiting.removeFirst();
        aborted.remove(task);
        taken = true;
        return next;
    }

    /** What waits is forgotten; only this is still done, and then no more. */
    synchronized void closeWith(Task last) {
        waiting.clear();
        aborted.clear();
        waiting.addLast(last);
        closed = true;
        notifyAll();
    }
}
