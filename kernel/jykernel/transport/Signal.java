package jykernel.transport;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.util.concurrent.atomic.AtomicLong;
import zmq.ZError;

/**
 * How JeroMQ's threads wake one another: by bytes in a pipe, which are counted. The library counts a byte when it is
 * written. By then the thread that it wakes may have taken the processor of the one that wakes it, finds a byte that does
 * not count and therefore stays where it is, and asks the pipe again and again until the other one gets a processor back:
 * for milliseconds, if there are few and all are busy. So the byte is counted before it is written.
 */
public final class Signal {
    /** One for each thread that sends, for a byte that is counted must be written, also when there is no memory left. */
    private static final ThreadLocal<ByteBuffer> ONE = ThreadLocal.withInitial(() -> ByteBuffer.allocateDirect(1));

    private Signal() {}

    /**
     * Woven into {@code zmq.Signaler.send}.
     *
     * @param pipe does not block
     * @param sent how many bytes were written to it
     */
    public static void send(Pipe.SinkChannel pipe, AtomicLong sent) {
        ByteBuffer one = ONE.get().clear();
        sent.incrementAndGet();
        while (!isWritten(one, pipe)) {
            Thread.onSpinWait(); // it is full: whoever reads has many to read
        }
    }

    private static boolean isWritten(ByteBuffer one, Pipe.SinkChannel pipe) {
        try {
            return pipe.write(one) > 0;
        } catch (OutOfMemoryError e) {
            return false;
        } catch (IOException e) {
            throw new ZError.IOException(e); // it is closed, and so is the end that is read
        }
    }
}
