package jykernel.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import jykernel.message.Frame;
import jykernel.wire.ConnectionFile;
import jykernel.wire.Frames;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

/** Protocol checklist rows W14, W11. */
@Timeout(60)
class PublisherTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    /** So large that the buffers of the operating system soon are full. */
    private static final byte[] LARGE = new byte[1 << 20];

    @TempDir
    Path folder;

    private final ZContext context = new ZContext();
    private Sockets sockets;
    private Publisher publisher;
    private long now;

    @BeforeEach
    void bind() throws IOException {
        Path file = Files.writeString(folder.resolve("connection.json"), "{\"key\": \"k\"}");
        ConnectionFile connection = ConnectionFile.read(file);
        sockets = new Sockets(connection, Thread::new);
        publisher = new Publisher(sockets.iopub, new Frames(connection), () -> now);
    }

    @AfterEach
    void close() {
        context.close();
        sockets.close();
    }

    private ZMQ.Socket subscriber() throws InterruptedException {
        ZMQ.Socket subscriber = context.createSocket(SocketType.SUB);
        subscriber.setLinger(0);
        subscriber.setRcvHWM(1);
        subscriber.setReceiveTimeOut((int) LIMIT.toMillis());
        subscriber.subscribe(ZMQ.SUBSCRIPTION_ALL);
        assertTrue(Connecting.connect(subscriber, "tcp://127.0.0.1:" + sockets.ports.iopub(), LIMIT));
        try (ZMQ.Poller poller = context.createPoller(1)) {
            poller.register(subscriber, ZMQ.Poller.POLLIN);
            do {
                publisher.welcomeSubscribers();
            } while (poller.poll(1) == 0);
        }
        receive(subscriber);
        return subscriber;
    }

    private static byte[] receive(ZMQ.Socket socket) {
        byte[] last = socket.recv();
        while (socket.hasReceiveMore()) {
            last = socket.recv();
        }
        return last;
    }

    /** Publishes to somebody who reads, and to somebody who does not, until there is no room for more. */
    private int publishUntilStuck(ZMQ.Socket reading) {
        int published = 0;
        while (!publisher.isStuck()) {
            assertTrue(published < 1000, "a gigabyte is kept for who does not read");
            publisher.publish(List.of(Frame.utf8("t"), Frame.of(LARGE)));
            published++;
            if (!publisher.isStuck()) {
                assertEquals(LARGE.length, receive(reading).length);
            }
        }
        return published;
    }

    @Test
    void who_does_not_read_is_waited_for_a_while_and_then_passed_over() throws InterruptedException {
        ZMQ.Socket stalled = subscriber();
        ZMQ.Socket reading = subscriber();
        receive(stalled); // the welcome of the other
        publishUntilStuck(reading);
        now += Publisher.PATIENCE.toNanos() - 1;
        publisher.retry();
        assertTrue(publisher.isStuck());
        now += 1;
        publisher.retry();
        assertFalse(publisher.isStuck());
        assertEquals(LARGE.length, receive(reading).length);
        int waits = 0;
        for (int n = 0; n < 3 * Publisher.KEPT; n++) {
            publisher.publish(List.of(Frame.utf8("t"), Frame.of(LARGE)));
            if (publisher.isStuck()) { // the operating system has taken a bit more from it, and so it seemed to read
                waits++;
                now += Publisher.PATIENCE.toNanos();
                publisher.retry();
            }
            assertEquals(LARGE.length, receive(reading).length);
        }
        assertTrue(waits < Publisher.KEPT / 4, "nobody is waited for again who has not read since");
    }

    @Test
    void who_reads_again_gets_what_is_published_from_then_on() throws InterruptedException {
        ZMQ.Socket stalled = subscriber();
        ZMQ.Socket reading = subscriber();
        receive(stalled);
        int published = publishUntilStuck(reading);
        now += Publisher.PATIENCE.toNanos();
        publisher.retry();
        receive(reading);
        for (int n = 1; n < published; n++) {
            assertEquals(LARGE.length, receive(stalled).length, "what was kept");
        }
        byte[] news = {1, 2, 3};
        publisher.publish(List.of(Frame.utf8("t"), Frame.of(news)));
        assertEquals(news.length, receive(reading).length);
        assertEquals(news.length, receive(stalled).length, "the one that there was no room for is lost");
    }

    @Test
    void who_reads_slowly_gets_everything() throws InterruptedException {
        ZMQ.Socket slow = subscriber();
        int published = 0;
        for (int round = 0; round < 3; round++) {
            while (!publisher.isStuck()) {
                publisher.publish(List.of(Frame.utf8("t"), Frame.of(LARGE)));
                published++;
            }
            while (publisher.isStuck()) {
                assertEquals(LARGE.length, receive(slow).length);
                published--;
                publisher.retry();
            }
        }
        for (; published > 0; published--) {
            assertEquals(LARGE.length, receive(slow).length);
        }
    }

    @Test
    void a_kernel_that_ends_waits_for_nobody() throws InterruptedException {
        ZMQ.Socket stalled = subscriber();
        ZMQ.Socket reading = subscriber();
        receive(stalled);
        publishUntilStuck(reading);
        publisher.hurry();
        publisher.retry();
        assertFalse(publisher.isStuck());
    }
}
