package jykernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import jykernel.message.Frame;
import jykernel.message.MessageType;
import jykernel.message.Outbox;
import jykernel.message.Outgoing;
import jykernel.message.Output;
import jykernel.transport.IoThread;
import jykernel.wire.ConnectionFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Protocol checklist rows G3, A7. */
class KernelTest {
    @Test
    void a_kernel_says_first_that_it_is_starting_and_names_no_parent() {
        List<Outgoing> sent = new ArrayList<>();
        Kernel.announceStart(new Outbox() {
            @Override
            public void send(Outgoing message) {
                sent.add(message);
            }

            @Override
            public void sendUrgently(Outgoing message) {
                sent.add(message);
            }

            @Override
            public void awaitRoom() {}
        });
        assertEquals(
                List.of(Outgoing.published(MessageType.STATUS, Frame.utf8("{}"), new Output.Status("starting"))), sent);
    }

    @Test
    void a_port_that_is_taken_is_named_at_once(@TempDir Path directory) throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Path file = Files.writeString(
                    directory.resolve("kernel.json"), "{\"key\": \"k\", \"stdin_port\": " + taken.getLocalPort() + "}");
            ConnectionFile connection = ConnectionFile.read(file);
            IllegalStateException refused =
                    assertThrows(IllegalStateException.class, () -> new IoThread(connection, Thread::new));
            String message = refused.getMessage();
            assertTrue(message.contains("stdin") && message.contains(":" + taken.getLocalPort()), message);
        }
    }
}
