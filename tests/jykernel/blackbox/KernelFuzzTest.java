package jykernel.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zeromq.ZMQ;

/**
 * Messages of every wrong kind over real sockets; see {@link DispatcherFuzzTest} for more of them.
 * Protocol checklist row H9.
 */
class KernelFuzzTest {
    private static final int MESSAGES = Integer.getInteger("jykernel.fuzz.sent", 3_000);
    private static final long SEED = Long.getLong("jykernel.fuzz.seed", 1);
    private static final int BATCH = 100;
    private static final long LIMIT_NANOS = TimeUnit.MILLISECONDS.toNanos(FrontEnd.LIMIT_MILLIS);

    private final Ledger ledger = new Ledger();
    private long pokes;

    @ParameterizedTest
    @ValueSource(strings = {"a key", ""})
    void whatever_is_sent_every_good_request_is_answered_and_nothing_else(String key) throws Exception {
        Signing signing = new Signing(key);
        HostileMessages messages = new HostileMessages(SEED, signing);
        Expected expected = new Expected(signing);
        try (RunningKernel running = new RunningKernel(new EchoInterpreter(), EchoInterpreter.DELIVERY, key)) {
            FrontEnd client = running.client;
            Set<String> threads = threads();
            for (int sent = 0; sent < MESSAGES; sent += BATCH) {
                try {
                    for (int n = 0; n < BATCH; n++) {
                        send(client, messages.next(), expected);
                    }
                    settle(client, signing);
                } catch (Exception | Error e) {
                    throw new AssertionError("seed " + SEED + ", among the " + BATCH + " messages from " + sent, e);
                }
            }
            for (ZMQ.Socket socket : List.of(client.shell, client.control)) {
                String asked = client.send(socket, "kernel_info_request", Map.of());
                assertEquals(asked, client.receive(socket).parentId(), "nothing is left that was sent before");
            }
            assertTrue(threads().containsAll(threads), () -> "of " + threads + " are left " + threads());
        }
    }

    private void send(FrontEnd client, HostileMessages.Message message, Expected expected) {
        ZMQ.Socket socket =
                switch (message.channel()) {
                    case SHELL -> client.shell;
                    case CONTROL -> client.control;
                    default -> client.stdin;
                };
        String reply = expected.of(message);
        if (!reply.equals(Expected.NOTHING)) {
            ledger.owe(message.frames().get(Signing.indexOfSignature(message.frames()) + 1), reply);
        }
        client.sendFrames(socket, message.frames());
    }

    /** Takes what comes. A cell that asks is not answered by anybody, but can be interrupted. */
    private void settle(FrontEnd client, Signing signing) {
        try (ZMQ.Poller poller = client.poller(client.shell, client.control, client.iopub)) {
            long start = System.nanoTime();
            while (!ledger.isSettled() && System.nanoTime() - start < LIMIT_NANOS) {
                if (poller.poll(50) == 0) {
                    interrupt(client, signing);
                }
                for (int i = 0; i < 2; i++) {
                    if (poller.pollin(i)) {
                        FrontEnd.Received reply = client.receive(poller.getSocket(i));
                        ledger.pay(reply.parentJson(), reply.type());
                    }
                }
                if (poller.pollin(2)) {
                    FrontEnd.Received published = client.published();
                    if (published.isStatus("idle")) {
                        ledger.pay(published.parentJson(), "idle");
                    }
                }
            }
        }
        ledger.close();
    }

    private void interrupt(FrontEnd client, Signing signing) {
        byte[] header = FrontEnd.bytes(Map.of("msg_id", "poke-" + ++pokes, "msg_type", "interrupt_request"));
        byte[] empty = FrontEnd.bytes(Map.of());
        List<byte[]> parts = List.of(header, empty, empty, empty);
        List<byte[]> frames = new ArrayList<>(List.of(Signing.DELIMITER, signing.sign(parts)));
        frames.addAll(parts);
        ledger.owe(header, "interrupt_reply");
        client.sendFrames(client.control, frames);
    }

    private static Set<String> threads() {
        return Thread.getAllStackTraces().keySet().stream().map(Thread::getName).collect(Collectors.toSet());
    }
}
