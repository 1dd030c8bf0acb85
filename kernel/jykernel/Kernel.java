package jykernel;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import jykernel.execution.BackgroundThread;
import jykernel.execution.Task;
import jykernel.execution.TaskThread;
import jykernel.handler.Dispatcher;
import jykernel.handler.Parts;
import jykernel.history.CellHistory;
import jykernel.interpreter.Interpreter;
import jykernel.interrupt.InterruptBuffer;
import jykernel.interrupt.Interrupts;
import jykernel.interrupt.SignalDelivery;
import jykernel.message.Frame;
import jykernel.message.KernelInfo;
import jykernel.message.MessageType;
import jykernel.message.Outbox;
import jykernel.message.Outgoing;
import jykernel.message.Output;
import jykernel.transport.IoThread;
import jykernel.wire.ConnectionFile;
import jykernel.wire.Frames;

/** A kernel: builds every part, starts the threads, and closes it all in order. */
public final class Kernel {
    /** Room for deeply nested calls of Python functions; only what is used takes memory. */
    private static final long WORKER_STACK_BYTES = 64L << 20;
    /** How long exit hooks may take, and then how long unsent messages are waited for. */
    private static final Duration PATIENCE = Duration.ofMillis(300);

    private final IoThread io;
    private final Interrupts interrupts;
    private final Dispatcher dispatcher;
    private final Interpreter interpreter;
    private final CellHistory history;
    private final TaskThread worker = new TaskThread("worker", WORKER_STACK_BYTES);
    private final TaskThread assistant = new TaskThread("assist", WORKER_STACK_BYTES);
    private final CountDownLatch exitAsked = new CountDownLatch(1);

    /**
     * What makes one kernel differ from another.
     *
     * @param delivery what a signal means in this language
     * @param afterBoot done once, before the first cell
     */
    public record Language(
            Interpreter interpreter,
            SignalDelivery delivery,
            Runnable afterBoot,
            KernelInfo.LanguageInfo info,
            String implementationVersion,
            String banner) {}

    /**
     * Binds the sockets and begins to serve. Clients are answered from now on; cells wait until the interpreter is up.
     *
     * @param connectionFile chosen ports are written back to it
     * @throws IOException if the file cannot be used; IllegalStateException if a port is taken
     */
    public Kernel(Path connectionFile, Language language, CellHistory history) throws IOException {
        this.interpreter = language.interpreter();
        this.history = history;
        CountDownLatch booted = boot(language);
        ConnectionFile connection = ConnectionFile.read(connectionFile);
        this.io = new IoThread(connection, BackgroundThread::of);
        ConnectionFile.Ports ports = io.ports();
        connection.writeBack(connectionFile, ports);
        this.interrupts = new Interrupts(new InterruptBuffer(), language.delivery());
        this.dispatcher = new Dispatcher(new Parts(
                io.outbox(),
                io,
                worker,
                assistant,
                interpreter,
                interrupts,
                history,
                about(language),
                new KernelInfo.Connect("ok", ports.shell(), ports.iopub(), ports.stdin(), ports.control(), ports.hb()),
                exitAsked::countDown));
        announceStart(io.outbox());
        assistant.queue().add(Task.of(() -> {
            await(booted);
            interrupts.rehearse();
            interpreter.bootRest();
        }));
        BackgroundThread.start("waker", interrupts.waker());
        io.start(dispatcher::receive);
        assistant.start();
    }

    /** Begins before all else, for it takes longest: cells that come before it ends wait in the worker's queue. */
    private CountDownLatch boot(Language language) {
        CountDownLatch booted = new CountDownLatch(1);
        worker.queue().add(Task.of(() -> {
            try {
                language.interpreter().boot();
                language.afterBoot().run();
            } finally {
                booted.countDown();
            }
        }));
        worker.start();
        return booted;
    }

    /** The first message of a kernel's life; no request caused it. */
    static void announceStart(Outbox outbox) {
        // Urgently, for a kernel_info_request may be waiting already, and its reply is urgent too.
        outbox.sendUrgently(Outgoing.published(MessageType.STATUS, Frame.EMPTY_OBJECT, new Output.Status("starting")));
    }

    private static KernelInfo.Reply about(Language language) {
        return new KernelInfo.Reply(
                "ok",
                Frames.PROTOCOL_VERSION,
                "jykernel",
                language.implementationVersion(),
                language.info(),
                language.banner(),
                false,
                List.of(
                        new KernelInfo.HelpLink("Python 2.7 Reference", "https://docs.python.org/2.7/"),
                        new KernelInfo.HelpLink("The Definitive Guide to Jython", "https://jython.readthedocs.io/"),
                        new KernelInfo.HelpLink("Jython", "https://www.jython.org/")),
                List.of());
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** For signals of the operating system: the same as an {@code interrupt_request}. */
    public void interrupt() {
        dispatcher.interrupt();
    }

    /** Whom interrupts reach. */
    public Interrupts interrupts() {
        return interrupts;
    }

    /** Waits until a client or a cell asks the kernel to end. */
    public void awaitExit() throws InterruptedException {
        exitAsked.await();
    }

    /** Something to do that may take a while. */
    public interface Step {
        void run() throws InterruptedException;
    }

    /**
     * Stops what is running, runs the exit hooks of user code, sends what is queued and closes the sockets. User code
     * that resists is left behind: the process has to end.
     *
     * @param afterUserCode done once no user code runs any more that could undo it
     */
    public void close(Step afterUserCode) throws InterruptedException {
        interrupts.interrupt(InterruptBuffer.SIGINT);
        assistant.close(Task.of(() -> {}), Duration.ZERO);
        if (!worker.close(Task.of(interpreter::close), PATIENCE)) {
            dispatcher.leave("the kernel has ended");
        }
        interrupts.waker().close();
        afterUserCode.run();
        io.close(PATIENCE);
        history.write(); // last, for it may have to wait for other kernels that write
    }
}
