package jykernel.transport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.Pipe;
import java.nio.channels.SelectableChannel;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Wakes the I/O thread out of its poll, from any thread. The writing end does not block, and so is not closed when an
 * interrupted thread writes to it, as a blocking channel would be.
 */
final class Wakeup implements AutoCloseable {
    private final Pipe pipe;
    private final AtomicBoolean awake = new AtomicBoolean();

    Wakeup() throws IOException {
        pipe = Pipe.open();
        pipe.sink().configureBlocking(false);
        pipe.source().configureBlocking(false);
    }

    /** Becomes readable when the I/O thread is to wake. */
    SelectableChannel channel() {
        return pipe.source();
    }

    void wake() {
        if (awake.compareAndSet(false, true)) {
            try {
                pipe.sink().write(ByteBuffer.allocate(1));
            } catch (ClosedChannelException e) {
                // The I/O thread has ended, and wakes no more.
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot wake the I/O thread", e);
            }
        }
    }

    /** Called by the I/O thread before it looks for work. */
    void clear() {
        if (awake.get()) {
            try {
                ByteBuffer bytes = ByteBuffer.allocate(16);
                int read = pipe.source().read(bytes);
                if (read > 0) {
                    awake.set(false);
                }
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot read what wakes the I/O thread", e);
            }
        }
    }

    @Override
    public void close() {
        try {
            pipe.sink().close();
            pipe.source().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
