package jykernel.install;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

@DisabledOnOs(OS.WINDOWS)
@Timeout(30)
final class SignalsTest {
    /** A signal that does nothing by default, so that a mistake does not end the test run. */
    private static final String HARMLESS = "WINCH";

    private static void send() throws Exception {
        long self = ProcessHandle.current().pid();
        assertEquals(
                0,
                new ProcessBuilder("kill", "-" + HARMLESS, Long.toString(self))
                        .start()
                        .waitFor());
    }

    @Test
    void a_handler_runs_until_it_is_taken_away() throws Exception {
        CountDownLatch outer = new CountDownLatch(1);
        CountDownLatch inner = new CountDownLatch(1);
        Runnable removeOuter = Signals.handle(HARMLESS, outer::countDown);
        try {
            Runnable removeInner = Signals.handle(HARMLESS, inner::countDown);
            send();
            assertTrue(inner.await(10, TimeUnit.SECONDS));
            assertEquals(1, outer.getCount());
            removeInner.run();
            send();
            assertTrue(outer.await(10, TimeUnit.SECONDS));
        } finally {
            removeOuter.run();
        }
    }
}
