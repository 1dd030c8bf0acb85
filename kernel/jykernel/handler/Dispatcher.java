package jykernel.handler;

import java.util.Map;
import jykernel.execution.Task;
import jykernel.execution.TaskThread;
import jykernel.message.Channel;
import jykernel.message.Content;
import jykernel.message.MessageType;
import jykernel.message.Reply;
import jykernel.message.Request;

/**
 * Decides on which thread a request is served: at once on the I/O thread if it needs no interpreter; on the worker, in
 * the order of arrival, if it runs user code; and questions about code on the assistant while a cell runs.
 */
public final class Dispatcher {
    private final Parts parts;
    private final Conversation conversation;
    private final WorkerTurn turn;
    private final ExecuteHandler execute;
    private final ShutdownHandler shutdown;
    private final InputReplies inputReplies;
    private final Handler comms;
    /** Answered at once. */
    private final Map<MessageType, Handler> immediate;
    /**
     * Answered at once, and clients do not take their idle for the kernel's. kernel_info is among them, so that clients
     * are answered before the interpreter has booted.
     */
    private final Map<MessageType, Handler> unnoticed;
    /** Questions about code. */
    private final Map<MessageType, Handler> questions;

    public Dispatcher(Parts parts) {
        this.parts = parts;
        this.conversation = new Conversation(parts.outbox());
        this.inputReplies = new InputReplies(parts.outbox());
        this.turn = new WorkerTurn(parts, conversation);
        this.execute = new ExecuteHandler(parts, conversation, turn, inputReplies);
        this.shutdown = new ShutdownHandler(parts, conversation);
        this.comms = new CommHandler(conversation);
        this.unnoticed = Map.of(
                MessageType.KERNEL_INFO_REQUEST,
                request -> parts.about(),
                MessageType.INTERRUPT_REQUEST,
                new InterruptHandler(turn));
        this.immediate = Map.of(
                MessageType.CONNECT_REQUEST,
                request -> parts.ports(),
                MessageType.COMM_INFO_REQUEST,
                CommHandler::info);
        this.questions = Map.of(
                MessageType.COMPLETE_REQUEST, new CompleteHandler(parts.interpreter()),
                MessageType.INSPECT_REQUEST, new InspectHandler(parts.interpreter()),
                MessageType.IS_COMPLETE_REQUEST, new IsCompleteHandler(parts.interpreter()),
                MessageType.HISTORY_REQUEST, new HistoryHandler(parts.history()));
    }

    /** Takes a request, on the I/O thread; returns at once. */
    public void receive(Request request) {
        if (request.channel() == Channel.STDIN) {
            inputReplies.receive(request);
            return;
        }
        MessageType type = request.type().orElse(null);
        if (type == null || type == MessageType.INPUT_REPLY) {
            conversation.holdAside(request, unknown -> new Content.Empty()); // busy and idle, and no reply
        } else if (immediate.containsKey(type)) {
            conversation.holdAside(request, immediate.get(type));
        } else if (unnoticed.containsKey(type)) {
            conversation.hold(request, unnoticed.get(type));
        } else if (questions.containsKey(type)) {
            ask(request, questions.get(type));
        } else if (type == MessageType.SHUTDOWN_REQUEST) {
            shutdown.serve(request);
        } else if (type == MessageType.EXECUTE_REQUEST) {
            enqueue(parts.worker(), request, execute.task(request));
        } else {
            enqueue(parts.worker(), request, Task.of(() -> turn.serve(request, comms)));
        }
    }

    private void enqueue(TaskThread thread, Request request, Task task) {
        if (!thread.queue().offer(task, request.bytes())) {
            conversation.refuse(request, new Reply.Failed("TooManyRequests", "no room for more requests that wait"));
        }
    }

    /** Questions keep their place behind what was sent before, unless that would make them wait for a cell. */
    private void ask(Request request, Handler handler) {
        if (parts.worker().queue().isIdle()) {
            enqueue(parts.worker(), request, Task.of(() -> turn.serve(request, handler)));
        } else {
            enqueue(parts.assistant(), request, Task.of(() -> conversation.holdAside(request, handler)));
        }
    }

    /** Replies to what runs still, and will not get any further. */
    public void leave(String why) {
        turn.leave(why);
    }

    /** The same as an {@code interrupt_request}. */
    public void interrupt() {
        turn.interrupt();
    }
}
