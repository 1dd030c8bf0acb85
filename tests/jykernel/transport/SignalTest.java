package jykernel.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.Pipe;
import java.nio.channels.spi.SelectorProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import zmq.ZError;

class SignalTest {
    private final AtomicLong sent = new AtomicLong();

    /** What was counted at each attempt to write. */
    private final List<Long> counted = new ArrayList<>();

    /** Full at the first attempt, without memory at the second. */
    private final Pipe.SinkChannel reluctant = new Pipe.SinkChannel(SelectorProvider.provider()) {
        @Override
        public int write(ByteBuffer bytes) throws IOException {
            if (!isOpen()) {
                throw new ClosedChannelException();
            }
            assertEquals(1, bytes.remaining());
            counted.add(sent.get());
            if (counted.size() == 2) {
                throw new OutOfMemoryError("made up");
            }
            return counted.size() < 3 ? 0 : 1;
        }

        @Override
        public long write(ByteBuffer[] bytes) {
            throw new UnsupportedOperationException();
        }

        @Override
        public long write(ByteBuffer[] bytes, int offset, int length) {
            throw new UnsupportedOperationException();
        }

        @Override
        protected void implCloseSelectableChannel() {}

        @Override
        protected void implConfigureBlocking(boolean block) {}
    };

    @Test
    void a_byte_is_counted_once_and_before_it_is_written_and_then_it_is_written_whatever_happens() {
        Signal.send(reluctant, sent);
        assertEquals(List.of(1L, 1L, 1L), counted);
        assertEquals(1, sent.get());
    }

    @Test
    void a_pipe_that_is_closed_is_an_error_of_the_library() throws IOException {
        reluctant.close();
        assertThrows(ZError.IOException.class, () -> Signal.send(reluctant, sent));
    }
}
