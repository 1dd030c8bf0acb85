package jykernel.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.channels.Selector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Protocol checklist row W12. */
@Timeout(20)
class WakeupTest {
    @Test
    void an_interrupted_thread_can_wake_and_does_not_break_the_pipe() throws Exception {
        try (Wakeup wakeup = new Wakeup();
                Selector selector = Selector.open()) {
            wakeup.channel().register(selector, java.nio.channels.SelectionKey.OP_READ);
            for (int i = 0; i < 3; i++) {
                Thread.currentThread().interrupt();
                wakeup.wake();
                assertTrue(Thread.interrupted(), "the flag is the caller's and stays");
                assertEquals(1, selector.select());
                selector.selectedKeys().clear();
                wakeup.clear();
                assertEquals(0, selector.selectNow(), "cleared");
            }
        }
    }

    @Test
    void after_the_end_there_is_nothing_to_wake_and_that_is_no_error() throws Exception {
        Wakeup wakeup = new Wakeup();
        wakeup.close();
        wakeup.wake();
        assertFalse(wakeup.channel().isOpen());
    }
}
