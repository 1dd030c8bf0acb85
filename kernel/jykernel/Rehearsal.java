package jykernel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jykernel.history.CellHistory;
import jykernel.message.Complete;
import jykernel.message.Content;
import jykernel.message.Execute;
import jykernel.message.Inspect;
import jykernel.message.MessageType;
import jykernel.message.Shutdown;
import jykernel.transport.ShellClient;
import jykernel.wire.ConnectionFile;

/**
 * The first minute of a notebook, played by the kernel to itself. A JVM that archives its classes when it ends has seen
 * afterwards what later kernels load.
 */
final class Rehearsal {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** What nearly everybody's first cells do; each may fail, and one does so on purpose. */
    private static final List<String> CELLS = List.of(
            "1",
            "print 'a', u'\\u00e9'",
            "import os, sys, re, math, time, json, collections, itertools, functools, datetime, threading",
            "class Point(object):\n    def __init__(self, x):\n        self.x = x\n[Point(n).x for n in range(3)]",
            "1/0",
            "from java.util import ArrayList, HashMap\nArrayList([1, 2]), HashMap({'a': 1})",
            "from IPython.display import display, HTML\ndisplay(HTML('<b>bold</b>'))",
            "%time sum(range(10))",
            "with open(os.devnull) as nothing:\n    print nothing.read()",
            interrupted("while True: pass"),
            interrupted("3 ** 10 ** 9")); // in a loop of the JDK

    /** Makes the kernel that rehearses. */
    interface Stage {
        Kernel kernel(Path connectionFile, Map<String, String> environment) throws IOException;
    }

    private Rehearsal() {}

    /** Plays it to its end; throws {@link IOException} if the kernel does not answer. */
    static void run(Stage stage) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("jykernel-rehearsal-");
        Path file = folder.resolve("connection.json");
        Path history = folder.resolve("history");
        try {
            Files.writeString(file, "{\"key\": \"" + UUID.randomUUID() + "\"}");
            Kernel kernel = stage.kernel(file, Map.of(CellHistory.VARIABLE, history.toString()));
            try (ShellClient client = new ShellClient(ConnectionFile.read(file), PATIENCE)) {
                play(client);
            }
            kernel.close(() -> {});
        } finally {
            Files.deleteIfExists(file);
            Files.deleteIfExists(history);
            Files.deleteIfExists(folder);
        }
    }

    private static void play(ShellClient client) throws IOException {
        ask(client, MessageType.KERNEL_INFO_REQUEST, new Content.Empty());
        for (String cell : CELLS) {
            ask(client, MessageType.EXECUTE_REQUEST, new Execute.Request(cell, false, true, null, false, false));
        }
        ask(client, MessageType.COMPLETE_REQUEST, new Complete.Request("os.path.jo", null));
        ask(client, MessageType.INSPECT_REQUEST, new Inspect.Request("os.path.join", null, 0));
        ask(client, MessageType.SHUTDOWN_REQUEST, new Shutdown.Request(false));
    }

    /** A cell that somebody interrupts. */
    private static String interrupted(String code) {
        return "import thread, threading\nthreading.Timer(0.1, thread.interrupt_main).start()\n" + code;
    }

    private static void ask(ShellClient client, MessageType type, Content content) throws IOException {
        if (!client.ask(type, content)) {
            throw new IOException("found no reply to " + type.wireName() + " within " + PATIENCE.toSeconds() + " s");
        }
    }
}
