package jykernel.blackbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Executor;
import jykernel.Kernel;
import jykernel.history.CellHistory;
import jykernel.interpreter.Interpreter;
import jykernel.interrupt.SignalDelivery;
import jykernel.message.KernelInfo;

/** A kernel in this process, on ports of its own, and one client of it. */
public final class RunningKernel implements AutoCloseable {
    static final String KEY = "a-key-for-tests";

    final Path connectionFile;
    final Path history;
    final Interpreter interpreter;
    final Kernel kernel;
    public final FrontEnd client;

    RunningKernel(Interpreter interpreter, SignalDelivery delivery) throws IOException {
        this(interpreter, delivery, KEY);
    }

    /** @param key empty if messages are not to be signed */
    RunningKernel(Interpreter interpreter, SignalDelivery delivery, String key) throws IOException {
        this(interpreter, delivery, key, Runnable::run);
    }

    private RunningKernel(Interpreter interpreter, SignalDelivery delivery, String key, Executor historyWriter)
            throws IOException {
        this.interpreter = interpreter;
        connectionFile = Files.createTempFile("kernel-", ".json");
        Files.writeString(
                connectionFile,
                """
                {"transport": "tcp", "ip": "127.0.0.1", "shell_port": 0, "iopub_port": 0, "stdin_port": 0,
                 "control_port": 0, "hb_port": 0, "key": "%s", "signature_scheme": "hmac-sha256", "kernel_name": "x"}
                """
                        .formatted(key));
        history = connectionFile.resolveSibling(connectionFile.getFileName() + ".history");
        KernelInfo.LanguageInfo info =
                new KernelInfo.LanguageInfo("echo", "1", "text/x-echo", ".echo", "text", Map.of("name", "x"), "x");
        kernel = new Kernel(
                connectionFile,
                new Kernel.Language(interpreter, delivery, () -> {}, info, "1", "a toy"),
                new CellHistory(history, historyWriter));
        client = new FrontEnd(connectionFile);
    }

    public static RunningKernel echo() throws IOException {
        return new RunningKernel(new EchoInterpreter(), EchoInterpreter.DELIVERY);
    }

    /** @param historyWriter writes to the history, soon after the cells */
    static RunningKernel echo(Executor historyWriter) throws IOException {
        return new RunningKernel(new EchoInterpreter(), EchoInterpreter.DELIVERY, KEY, historyWriter);
    }

    @Override
    public void close() throws InterruptedException, IOException {
        client.close();
        kernel.close(() -> {});
        Files.deleteIfExists(connectionFile);
        Files.deleteIfExists(history);
    }
}
