package jykernel.interrupt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class WakerTest {
    private static final CountDownLatch begun = new CountDownLatch(1);
    private static final CountDownLatch released = new CountDownLatch(1);
    private static final CountDownLatch delivered = new CountDownLatch(1);

    private final AtomicLong nanos = new AtomicLong();
    private final Interrupts interrupts = new Interrupts(new InterruptBuffer(), signum -> delivered::countDown);
    /** Its clock runs faster than any other. */
    private final Waker waker =
            new Waker(interrupts, () -> nanos.addAndGet(Duration.ofMillis(300).toNanos()));

    private final List<String> told = new CopyOnWriteArrayList<>();

    /** A class whose initialiser takes as long as the test wants. */
    private static final class Slow {
        static {
            begun.countDown();
            while (released.getCount() > 0) {
                Poll.check();
            }
        }

        static void use() {}
    }

    /** Lets the cell go on while it is looked at. */
    private static final class Releasing implements Reach {
        final CountDownLatch ended = new CountDownLatch(1);

        @Override
        public void begin() {}

        @Override
        public void tryAt(StackTraceElement[] stack, Duration since) {
            if (released.getCount() == 0) {
                await(delivered); // at the poll that this look has asked for
            } else if (since.compareTo(Duration.ofSeconds(3)) > 0) {
                released.countDown();
            }
        }

        @Override
        public void end() {
            ended.countDown();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertTrue(latch.await(15, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void a_cell_that_gets_out_of_an_initialiser_while_it_is_looked_at_is_not_stuck() throws InterruptedException {
        Releasing reach = new Releasing();
        waker.reachWith(reach);
        waker.onStuck(told::add);
        Thread cell = new Thread(() -> {
            interrupts.begin();
            Slow.use();
            while (delivered.getCount() > 0) {
                Poll.check();
            }
            await(reach.ended);
            interrupts.end();
        });
        cell.start();
        await(begun);
        interrupts.interrupt(InterruptBuffer.SIGINT);
        Thread looking = new Thread(waker);
        looking.start();
        cell.join();
        waker.close();
        looking.join();
        assertEquals(List.of(), told);
    }
}
