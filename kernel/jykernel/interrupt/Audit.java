package jykernel.interrupt;

import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * Finds code in which an interrupt would have to wait: looks, again and again, whether the thread that runs a cell has
 * come to a poll since the last look, and tells where it is if it has not. For those who extend the weaver; polls are
 * slow while it runs. Switched on with {@code -Djykernel.audit=MILLISECONDS}.
 */
public final class Audit implements Runnable {
    private final Interrupts interrupts;
    private final Duration longest;
    private final Consumer<String> told;
    /** What has been told already. */
    private final Set<String> places = new TreeSet<>();

    /**
     * @param longest how long a cell may run without a poll
     * @param told gets each place that is found, once: the method of Jython that is running, and what it has called
     */
    public Audit(Interrupts interrupts, Duration longest, Consumer<String> told) {
        this.interrupts = interrupts;
        this.longest = longest;
        this.told = told;
        interrupts.countPolls();
    }

    /** Never ends. */
    @Override
    public void run() {
        long before = interrupts.polls();
        while (true) {
            LockSupport.parkNanos(longest.toNanos());
            long now = interrupts.polls();
            Thread runner = interrupts.runner();
            if (runner != null && now == before) {
                look(runner);
            }
            before = now;
        }
    }

    /** A thread that waits is no concern: it is woken, or found to be stuck. */
    private void look(Thread runner) {
        if (runner.getState() == Thread.State.RUNNABLE) {
            String place = Waiting.place(runner);
            if (places.add(place)) {
                told.accept(place);
            }
        }
    }
}
