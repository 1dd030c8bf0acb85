package jykernel.interrupt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class InterruptsTest {
    private static final class Raised extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private final InterruptBuffer buffer = new InterruptBuffer();
    private final List<Integer> delivered = new ArrayList<>();
    private final Interrupts interrupts = new Interrupts(buffer, signum -> {
        delivered.add(signum);
        return signum == InterruptBuffer.SIGINT ? raising(new Raised()) : null;
    });

    private static Runnable raising(RuntimeException raised) {
        return () -> {
            throw raised;
        };
    }

    @BeforeEach
    void wake() {
        Thread waker = new Thread(interrupts.waker(), "waker");
        waker.setDaemon(true);
        waker.start();
    }

    @AfterEach
    void end() {
        interrupts.end();
    }

    @Test
    void one_write_raises_once_and_leaves_zero() {
        interrupts.begin();
        assertTrue(interrupts.interrupt(2));
        assertTrue(interrupts.interrupt(2), "two writes before the poll are one signal");
        assertThrows(Raised.class, Poll::check);
        assertEquals(0, buffer.get());
        Poll.check();
        assertEquals(List.of(2), delivered);
    }

    @Test
    void an_interrupt_between_cells_is_refused_and_what_was_pending_is_forgotten() {
        assertFalse(interrupts.interrupt(2));
        assertEquals(0, buffer.get());
        interrupts.begin();
        Poll.check();
        interrupts.interrupt(2);
        interrupts.end();
        interrupts.begin();
        Poll.check();
        assertEquals(List.of(), delivered);
    }

    @Test
    void a_signal_without_effect_is_consumed_and_nothing_is_raised() {
        interrupts.begin();
        interrupts.interrupt(15);
        Poll.check();
        assertEquals(0, buffer.get());
        assertEquals(List.of(15), delivered);
    }

    @Test
    void only_the_thread_that_runs_the_cell_is_concerned() throws Exception {
        interrupts.begin();
        interrupts.interrupt(2);
        AtomicReference<Throwable> raised = new AtomicReference<>();
        Thread other = new Thread(() -> {
            try {
                Poll.check();
            } catch (Throwable e) {
                raised.set(e);
            }
        });
        other.start();
        other.join();
        assertEquals(null, raised.get());
        assertEquals(2, buffer.get(), "still there for the runner");
        assertThrows(Raised.class, Poll::check);
    }

    @Test
    void an_interrupt_ends_a_wait_in_a_blocking_section_and_leaves_no_flag() throws Exception {
        AtomicReference<Throwable> raised = new AtomicReference<>();
        AtomicBoolean flag = new AtomicBoolean(true);
        CountDownLatch begun = new CountDownLatch(1);
        Thread runner = new Thread(() -> {
            interrupts.begin();
            begun.countDown();
            try {
                Blocking.sleep(Long.MAX_VALUE);
            } catch (Throwable e) {
                raised.set(e);
            }
            flag.set(Thread.currentThread().isInterrupted());
        });
        runner.start();
        begun.await();
        interrupts.interrupt(2);
        runner.join();
        assertEquals(Raised.class, raised.get().getClass());
        assertFalse(flag.get());
    }

    @Test
    void a_wait_goes_on_after_a_signal_without_effect() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch gate = new CountDownLatch(1);
        AtomicBoolean passed = new AtomicBoolean();
        Thread runner = new Thread(() -> {
            interrupts.begin();
            begun.countDown();
            try {
                Blocking.<Boolean, RuntimeException>section(() -> {
                    gate.await();
                    return true;
                });
                passed.set(true);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
        runner.start();
        begun.await();
        interrupts.interrupt(15);
        while (buffer.get() != 0) {
            Thread.onSpinWait();
        }
        gate.countDown();
        runner.join();
        assertTrue(passed.get());
    }

    @Test
    void outside_a_blocking_section_the_thread_itself_is_never_interrupted() {
        interrupts.begin();
        interrupts.interrupt(2);
        assertFalse(Thread.currentThread().isInterrupted());
        assertThrows(Raised.class, Poll::check);
    }

    @Test
    void on_another_thread_sleep_is_the_jdks() {
        interrupts.end();
        Thread.currentThread().interrupt();
        assertThrows(InterruptedException.class, () -> Blocking.sleep(1000));
        assertThrows(IllegalArgumentException.class, () -> Blocking.sleep(-1));
    }

    @Test
    void code_that_prepares_a_signal_is_not_interrupted_by_it() {
        Interrupts nested = new Interrupts(buffer, signum -> {
            Poll.check(); // would recurse for ever
            return raising(new Raised());
        });
        nested.begin();
        nested.interrupt(2);
        assertThrows(Raised.class, Poll::check);
        nested.end();
    }

    @Test
    void a_signal_that_could_not_be_prepared_is_not_lost() {
        AtomicBoolean fails = new AtomicBoolean(true);
        Interrupts failing = new Interrupts(buffer, signum -> {
            if (fails.getAndSet(false)) {
                throw new StackOverflowError();
            }
            return raising(new Raised());
        });
        failing.begin();
        failing.interrupt(2);
        assertThrows(StackOverflowError.class, Poll::check);
        assertThrows(Raised.class, Poll::check);
        failing.end();
    }
}
