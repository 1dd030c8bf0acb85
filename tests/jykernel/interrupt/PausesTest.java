package jykernel.interrupt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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
    /** A machine that stands still for an hour whenever it is looked at. */
    private final AtomicLong hours = new AtomicLong();

    private long nanoTime() {
        return Duration.ofHours(hours.incrementAndGet()).toNanos();
    }

    @Test
    void a_pause_counts_for_no_more_than_it_was_meant_to_last() {
        Pauses pauses = new Pauses(this::nanoTime);
        pauses.pause();
        assertEquals(Duration.ofMillis(1), pauses.waited());
        pauses.pause();
        assertEquals(Duration.ofMillis(1 + 2), pauses.waited());
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
        CountDownLatch looks = new CountDownLatch(3);
        waker.reachWith(new Counting(looks));
        Thread thread = new Thread(waker, "waker");
        interrupts.begin();
        interrupts.interrupt(InterruptBuffer.SIGINT);
        thread.start();
        looks.await();
        assertFalse(waker.isStuck());
        interrupts.end();
        waker.close();
        thread.join();
        assertTrue(told.isEmpty(), told::toString);
    }

    private record Counting(CountDownLatch looks) implements Reach {
        @Override
        public void begin() {}

        @Override
        public void tryAt(StackTraceElement[] stack, Duration since) {
            looks.countDown();
        }

        @Override
        public void end() {}
    }
}
