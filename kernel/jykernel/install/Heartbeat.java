package jykernel.install;

import java.time.Duration;

/** Asks a running kernel for a sign of life; a seam, because this room does not know ZeroMQ. */
@FunctionalInterface
public interface Heartbeat {
    /**
     * Whether the heartbeat channel echoes what is sent to it.
     *
     * @param address as ZeroMQ writes it, such as {@code tcp://127.0.0.1:54321}
     * @param limit after which the answer is no
     */
    boolean answers(String address, Duration limit) throws InterruptedException;
}
