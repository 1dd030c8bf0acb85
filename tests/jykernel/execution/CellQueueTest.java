package jykernel.execution;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class CellQueueTest {
    private static final Task TASK = Task.of(() -> {});

    @Test
    void there_is_room_for_so_many_tasks_and_again_when_one_is_taken() throws InterruptedException {
        CellQueue queue = new CellQueue();
        for (int n = 0; n < CellQueue.TASKS_AT_MOST; n++) {
            assertTrue(queue.offer(TASK, 1));
        }
        assertFalse(queue.offer(TASK, 1));
        queue.take();
        assertTrue(queue.offer(TASK, 1));
        assertFalse(queue.offer(TASK, 1));
    }

    @Test
    void there_is_room_for_so_many_bytes_but_always_for_one_task() throws InterruptedException {
        CellQueue queue = new CellQueue(1000);
        assertTrue(queue.offer(TASK, 5000), "nothing waits yet");
        assertFalse(queue.offer(TASK, 1));
        queue.take();
        assertTrue(queue.offer(TASK, 400));
        assertTrue(queue.offer(TASK, 600));
        assertFalse(queue.offer(TASK, 1));
        queue.take();
        assertTrue(queue.offer(TASK, 400));
    }

    @Test
    void for_what_the_kernel_itself_has_to_do_there_is_always_room() {
        CellQueue queue = new CellQueue(0);
        queue.add(TASK);
        queue.add(TASK);
        assertFalse(queue.offer(TASK, 1));
    }
}
