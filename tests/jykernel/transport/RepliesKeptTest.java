package jykernel.transport;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import jykernel.wire.ConnectionFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

/** A client that sends requests and never reads its replies. */
@Timeout(120)
class RepliesKeptTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    /** As many again, so that the buffers of the operating system are full too. */
    private static final int SENT = 2 * Sockets.REPLIES_KEPT;

    private static final byte[] REPLY = new byte[200];

    @TempDir
    Path folder;

    private final ZContext context = new ZContext();
    private Sockets sockets;

    @BeforeEach
    void bind() throws IOException {
        Path file = Files.writeString(folder.resolve("connection.json"), "{\"key\": \"k\"}");
        sockets = new Sockets(ConnectionFile.read(file), Thread::new);
        sockets.shell.setReceiveTimeOut((int) LIMIT.toMillis());
        sockets.shell.setSendTimeOut((int) LIMIT.toMillis());
    }

    @AfterEach
    void close() {
        context.close();
        sockets.close();
    }

    /** Has said its name, so that it can be sent to. */
    private ZMQ.Socket client(String name) throws InterruptedException {
        ZMQ.Socket client = context.createSocket(SocketType.DEALER);
        client.setLinger(0);
        client.setRcvHWM(1);
        client.setReceiveTimeOut((int) LIMIT.toMillis());
        client.setIdentity(name.getBytes(StandardCharsets.UTF_8));
        assertTrue(Connecting.connect(client, "tcp://127.0.0.1:" + sockets.ports.shell(), LIMIT));
        client.send("hello");
        assertEquals(name, sockets.shell.recvStr());
        assertEquals("hello", sockets.shell.recvStr());
        return client;
    }

    private void reply(String name, byte[] reply) {
        assertTrue(sockets.shell.send(name.getBytes(StandardCharsets.UTF_8), ZMQ.SNDMORE));
        assertTrue(sockets.shell.send(reply, 0));
    }

    @Test
    void its_replies_are_kept_up_to_a_limit_and_nobody_waits_for_it() throws InterruptedException {
        ZMQ.Socket mute = client("mute");
        ZMQ.Socket other = client("other");
        for (int n = 0; n < SENT; n++) {
            reply("mute", REPLY);
        }
        byte[] last = "last".getBytes(StandardCharsets.UTF_8);
        reply("other", last);
        assertArrayEquals(last, other.recv());
        int kept = 0;
        mute.setReceiveTimeOut(500);
        while (mute.recv() != null) {
            kept++;
        }
        assertTrue(kept >= Sockets.REPLIES_KEPT && kept < SENT, kept + " of " + SENT);
        reply("mute", last);
        mute.setReceiveTimeOut((int) LIMIT.toMillis());
        assertArrayEquals(last, mute.recv(), "who reads again is served again");
    }
}
