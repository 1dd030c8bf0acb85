package jykernel.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

/** Protocol checklist row W12. */
@Timeout(60)
class SocketSelectorTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final byte[] NAME = "client".getBytes(ZMQ.CHARSET);

    private final ZContext context = new ZContext();
    private ZMQ.Socket server;
    private ZMQ.Socket client;
    private SocketSelector selector;

    @BeforeEach
    void connect() throws IOException, InterruptedException {
        server = context.createSocket(SocketType.ROUTER);
        int port = server.bindToRandomPort("tcp://127.0.0.1");
        client = context.createSocket(SocketType.DEALER);
        client.setIdentity(NAME);
        assertTrue(Connecting.connect(client, "tcp://127.0.0.1:" + port, LIMIT));
        selector = new SocketSelector();
        selector.add(server);
    }

    @AfterEach
    void close() {
        selector.close();
        context.close();
    }

    /** As the thread does that owns the sockets: reads what may be there, until nothing is. */
    private String read() {
        while (true) {
            selector.select(LIMIT.toMillis());
            assertTrue(selector.mayHave(server), "nothing came");
            byte[] name = server.recv(ZMQ.DONTWAIT);
            if (name != null) {
                return server.recvStr();
            }
            selector.hasNone(server);
        }
    }

    private void readAll() {
        client.send("first");
        assertEquals("first", read());
        assertNull(server.recv(ZMQ.DONTWAIT));
        selector.hasNone(server);
    }

    @Test
    void a_socket_that_may_have_something_is_found_and_is_asked_until_it_has_nothing() {
        client.send("one");
        assertEquals("one", read());
        assertTrue(selector.mayHave(server), "there may be more");
        client.send("two");
        assertEquals("two", read());
    }

    @Test
    void what_comes_while_something_is_sent_is_found_because_the_socket_is_asked_again() {
        readAll();
        client.send("two");
        selector.select(LIMIT.toMillis());
        assertTrue(selector.mayHave(server));
        assertTrue(server.send(NAME, ZMQ.SNDMORE) && server.send("reply")); // takes note of what has come
        selector.hasNone(server);
        selector.select(0);
        assertFalse(selector.mayHave(server), "its channel says it once");
        selector.recheck(server);
        assertEquals("two", read());
    }

    @Test
    void an_interrupted_thread_can_wake_and_breaks_nothing() throws InterruptedException {
        readAll();
        for (int n = 0; n < 3; n++) {
            Thread waker = new Thread(() -> {
                Thread.currentThread().interrupt();
                selector.wake();
            });
            waker.start();
            selector.select(-1);
            waker.join();
        }
        client.send("last");
        assertEquals("last", read());
    }

    @Test
    void who_is_woken_before_it_waits_does_not_wait() {
        readAll();
        selector.wake();
        selector.select(-1);
    }

    @Test
    void after_the_end_there_is_nothing_to_wake_and_that_is_no_error() {
        selector.close();
        selector.wake();
    }
}
