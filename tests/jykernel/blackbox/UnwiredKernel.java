package jykernel.blackbox;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import jykernel.execution.BackgroundThread;
import jykernel.execution.Task;
import jykernel.execution.TaskThread;
import jykernel.handler.Dispatcher;
import jykernel.handler.Parts;
import jykernel.history.CellHistory;
import jykernel.interrupt.InterruptBuffer;
import jykernel.interrupt.Interrupts;
import jykernel.message.Channel;
import jykernel.message.KernelInfo;
import jykernel.message.Outbox;
import jykernel.message.Outgoing;
import jykernel.message.Output;
import jykernel.message.Reply;

/** All of a kernel but its sockets; what it sends is entered into a ledger. */
final class UnwiredKernel implements AutoCloseable, Outbox {
    final Ledger ledger = new Ledger();
    final Dispatcher dispatcher;
    final EchoInterpreter interpreter = new EchoInterpreter();
    private final AtomicInteger refused = new AtomicInteger();
    private volatile String lastState = "";
    private final TaskThread worker = new TaskThread("worker", 0);
    private final TaskThread assistant = new TaskThread("assist", 0);
    private final Interrupts interrupts = new Interrupts(new InterruptBuffer(), EchoInterpreter.DELIVERY);

    UnwiredKernel() {
        KernelInfo.LanguageInfo language = new KernelInfo.LanguageInfo("x", "1", "x", ".x", "x", Map.of(), "x");
        dispatcher = new Dispatcher(new Parts(
                this,
                () -> {},
                worker,
                assistant,
                interpreter,
                interrupts,
                new CellHistory(CellHistory.IN_MEMORY, Runnable::run),
                new KernelInfo.Reply("ok", "5.5", "x", "1", language, "", false, List.of(), List.of()),
                new KernelInfo.Connect("ok", 1, 2, 3, 4, 5),
                () -> {}));
        BackgroundThread.start("waker", interrupts.waker());
        worker.start();
        assistant.start();
    }

    @Override
    public void send(Outgoing message) {
        if (message.content() instanceof Reply.Failed failed && failed.ename().equals("TooManyRequests")) {
            refused.incrementAndGet();
        }
        if (message.content() instanceof Output.Status status) {
            lastState = status.executionState();
            if (status.executionState().equals("idle")) {
                ledger.pay(message.parentHeader().bytes(), "idle");
            }
        } else if (message.channel() == Channel.SHELL || message.channel() == Channel.CONTROL) {
            ledger.pay(message.parentHeader().bytes(), message.type().wireName());
        }
    }

    @Override
    public void sendUrgently(Outgoing message) {
        send(message);
    }

    @Override
    public void awaitRoom() {}

    int refused() {
        return refused.get();
    }

    /** What clients think of the kernel. */
    String lastState() {
        return lastState;
    }

    /** Whether both threads still do what they are given. */
    boolean threadsAreAlive() throws InterruptedException {
        CountDownLatch alive = new CountDownLatch(2);
        worker.queue().add(Task.of(alive::countDown));
        assistant.queue().add(Task.of(alive::countDown));
        return alive.await(FrontEnd.LIMIT_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() throws InterruptedException {
        Duration patience = Duration.ofSeconds(5);
        worker.close(Task.of(() -> {}), patience);
        assistant.close(Task.of(() -> {}), patience);
        interrupts.waker().close();
    }
}
