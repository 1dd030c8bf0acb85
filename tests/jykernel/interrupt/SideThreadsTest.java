package jykernel.interrupt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class SideThreadsTest {
    private final Interrupts interrupts = new Interrupts(new InterruptBuffer(), signum -> null);
    private final CountDownLatch begun = new CountDownLatch(1);

    @BeforeEach
    void begin() {
        Thread waker = new Thread(interrupts.waker(), "waker");
        waker.setDaemon(true);
        waker.start();
        interrupts.begin();
    }

    @AfterEach
    void end() {
        interrupts.end();
        interrupts.waker().close();
    }

    /** How often the work was stopped, once it has ended. */
    private FutureTask<Integer> started(Runnable work, int times) {
        FutureTask<Integer> task = new FutureTask<>(() -> {
            int[] stops = {0};
            interrupts.sideThreads().run(() -> {
                for (int i = 0; i < times; i++) {
                    try {
                        work.run();
                    } catch (CancellationException stopped) {
                        stops[0]++;
                    }
                }
            });
            return stops[0];
        });
        Thread thread = new Thread(task, "beside");
        thread.setDaemon(true);
        thread.start();
        return task;
    }

    private Thread working;

    private void remember() {
        working = Thread.currentThread();
        begun.countDown();
    }

    @Test
    void what_computes_is_stopped_at_its_next_poll() throws Exception {
        FutureTask<Integer> task = started(
                () -> {
                    remember();
                    while (true) {
                        Poll.check();
                    }
                },
                1);
        begun.await();
        interrupts.sideThreads().stop(working);
        assertEquals(1, task.get());
        assertFalse(Poll.isArmed(), "polls are quick again");
    }

    @Test
    void what_waits_is_woken() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        FutureTask<Integer> task = started(
                () -> {
                    remember();
                    try {
                        Blocking.section(() -> {
                            never.await();
                            return never;
                        });
                    } catch (InterruptedException e) {
                        throw new AssertionError("the poll should have told", e);
                    }
                },
                1);
        begun.await();
        interrupts.sideThreads().stop(working); // it may not have begun to wait
        assertEquals(1, task.get());
    }

    @Test
    void it_is_stopped_only_once_so_that_it_can_clean_up() throws Exception {
        CountDownLatch told = new CountDownLatch(1);
        FutureTask<Integer> task = started(
                () -> {
                    remember();
                    while (told.getCount() > 0) {
                        Thread.onSpinWait();
                    }
                    Poll.check();
                },
                2);
        begun.await();
        interrupts.sideThreads().stop(working);
        told.countDown();
        assertEquals(1, task.get());
    }

    @Test
    void a_thread_that_is_not_at_work_is_left_alone() {
        interrupts.sideThreads().run(() -> {});
        interrupts.sideThreads().stop(Thread.currentThread());
        assertFalse(Poll.isArmed());
        Poll.check();
        interrupts.sideThreads().run(() -> {
            interrupts.sideThreads().stop(Thread.currentThread());
            assertTrue(Poll.isArmed());
        });
        assertFalse(Poll.isArmed(), "it ended before it came to a poll");
    }
}
