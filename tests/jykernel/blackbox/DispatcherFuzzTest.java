package jykernel.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import jykernel.message.Frame;
import jykernel.message.Request;
import jykernel.wire.BadMessage;
import jykernel.wire.ConnectionFile;
import jykernel.wire.Frames;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Messages of every wrong kind, to all of a kernel but its sockets. To send a million: {@code mvn test
 * -Dtest=DispatcherFuzzTest -Djykernel.fuzz.messages=1000000}, with {@code -Djykernel.fuzz.seed=2} for others.
 * Protocol checklist row H9.
 */
class DispatcherFuzzTest {
    private static final int MESSAGES = Integer.getInteger("jykernel.fuzz.messages", 30_000);
    private static final long SEED = Long.getLong("jykernel.fuzz.seed", 1);
    private static final int BATCH = 500;
    /** Only a kernel that is stuck ever makes a batch wait so long. */
    private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(20);
    /** What signatures that are remembered may take, here and in the kernel, and what else moves. */
    private static final long GROWTH_AT_MOST_BYTES = 64L << 20;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"a key", ""})
    void whatever_comes_in_every_good_request_is_answered_and_nothing_else(String key) throws Exception {
        Signing signing = new Signing(key);
        HostileMessages messages = new HostileMessages(SEED, signing);
        Expected expected = new Expected(signing);
        try (UnwiredKernel kernel = new UnwiredKernel()) {
            Frames frames = frames(key);
            long before = heapBytes();
            for (int sent = 0; sent < MESSAGES; sent += BATCH) {
                try {
                    for (int n = 0; n < BATCH; n++) {
                        HostileMessages.Message message = messages.next();
                        receive(kernel, frames, message, expected.of(message));
                    }
                    settle(kernel);
                } catch (Exception | Error e) {
                    throw new AssertionError("seed " + SEED + ", among the " + BATCH + " messages from " + sent, e);
                }
            }
            long grown = heapBytes() - before;
            assertTrue(grown < GROWTH_AT_MOST_BYTES, () -> "the heap has grown by " + grown + " bytes");
            assertTrue(kernel.threadsAreAlive());
        }
    }

    private Frames frames(String key) throws IOException {
        Path file = Files.writeString(folder.resolve("connection.json"), "{\"key\": \"" + key + "\"}");
        return new Frames(ConnectionFile.read(file));
    }

    /** Nothing but {@link BadMessage} may come out of the frames. */
    private static void receive(UnwiredKernel kernel, Frames frames, HostileMessages.Message message, String expected) {
        try {
            Request request = frames.decode(
                    message.channel(), message.frames().stream().map(Frame::of).toList());
            kernel.ledger.owe(request.headerJson().bytes(), expected);
            kernel.dispatcher.receive(request);
        } catch (BadMessage e) {
            assertEquals(Expected.NOTHING, expected, e.getMessage());
        }
    }

    /** A cell that asks is not answered by anybody, but can be interrupted. */
    private static void settle(UnwiredKernel kernel) throws InterruptedException {
        long start = System.nanoTime();
        while (!kernel.ledger.isSettled() && System.nanoTime() - start < LIMIT_NANOS) {
            if (!kernel.ledger.isSettledWithin(5)) {
                kernel.dispatcher.interrupt();
            }
        }
        kernel.ledger.close();
    }

    private static long heapBytes() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
