package jykernel.interrupt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class PausesTest {
    private static final Duration MOST_COUNTED = Duration.ofMillis(200);

    /** A machine that stands still for an hour whenever somebody looks at its clock. */
    private final AtomicLong hours = new AtomicLong();

    private long nanoTime() {
        return Duration.ofHours(hours.incrementAndGet()).toNanos();
    }

    @Test
    void a_look_and_a_pause_count_for_a_fifth_of_a_second_at_most() {
        Pauses pauses = new Pauses(this::nanoTime);
        pauses.pause();
        pauses.pause();
        assertEquals(MOST_COUNTED.multipliedBy(2), pauses.waited());
        pauses.restart();
        assertEquals(Duration.ZERO, pauses.waited());
    }

    @Test
    void a_pause_that_is_cut_short_counts_for_what_it_took() {
        Pauses pauses = new Pauses(() -> 0);
        pauses.pause();
        assertEquals(Duration.ZERO, pauses.waited());
    }

    @Test
    void a_cell_on_a_machine_that_stands_still_does_not_count_as_stuck() throws InterruptedException {
        Interrupts interrupts = new Interrupts(new InterruptBuffer(), signum -> null);
        Waker waker = new Waker(interrupts, this::nanoTime);
        List<String> told = new CopyOnWriteArrayList<>();
        waker.onStuck(told::add);
        ThreeTries tries = new ThreeTries(new CountDownLatch(3), new CountDownLatch(1));
        waker.reachWith(tries);
        Thread thread = new Thread(waker, "waker");
        interrupts.begin();
        interrupts.interrupt(InterruptBuffer.SIGINT);
        thread.start();
        tries.made.await();
        assertTrue(told.isEmpty(), told::toString);
        interrupts.end();
        waker.close();
        tries.goOn.countDown();
        thread.join();
    }

    /** Holds the waker at the third try. */
    private record ThreeTries(CountDownLatch made, CountDownLatch goOn) implements Reach {
        @Override
        public void begin() {}

        @Override
        public void tryAt(StackTraceElement[] stack, Duration since) {
            made.countDown();
            try {
                if (made.getCount() == 0) {
                    goOn.await();
                }
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void end() {}
    }
}
