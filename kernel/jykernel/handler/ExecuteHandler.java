package jykernel.handler;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import jykernel.execution.Deadline;
import jykernel.execution.ExecutionCount;
import jykernel.execution.Task;
import jykernel.interpreter.Cell;
import jykernel.interpreter.Outcome;
import jykernel.message.Content;
import jykernel.message.Execute;
import jykernel.message.MessageType;
import jykernel.message.Output;
import jykernel.message.Request;

/**
 * Runs cells, one after another, on the worker.
 *
 * @see <a href="https://jupyter-client.readthedocs.io/en/stable/messaging.html#execute">Execute</a>
 */
final class ExecuteHandler {
    /** Some clients stop reading as soon as they find the kernel gone, and the reply asks them to end as well. */
    private static final Duration TO_READ_THE_REPLY = Duration.ofMillis(500);

    private final Parts parts;
    private final Conversation conversation;
    private final InputReplies inputReplies;
    private final ExecutionCount count = new ExecutionCount();

    ExecuteHandler(Parts parts, Conversation conversation, InputReplies inputReplies) {
        this.parts = parts;
        this.conversation = conversation;
        this.inputReplies = inputReplies;
    }

    /** Queues the cell. */
    void accept(Request request) {
        parts.worker().queue().add(new Task() {
            @Override
            public void run() {
                serve(request);
            }

            @Override
            public void abort() {
                conversation.hold(
                        request, aborted -> new Execute.Aborted(count.current()), reply -> Map.of("status", "aborted"));
            }

            @Override
            public boolean isCell() {
                return true;
            }
        });
    }

    private void serve(Request request) {
        String started = Instant.now().toString();
        Execution execution = new Execution();
        conversation.hold(request, execution::handle, reply -> Map.of("started", started));
        if (execution.exit) {
            Deadline.after(TO_READ_THE_REPLY, parts.exit());
        }
    }

    /** One cell, from the request to the content of the reply. */
    private final class Execution {
        private boolean exit;

        Content handle(Request request) {
            Execute.Request wanted = (Execute.Request) request.content();
            boolean stored = wanted.storeHistory() && !wanted.code().isBlank();
            int n = count.of(stored);
            if (!wanted.silent()) {
                parts.outbox().send(request.publish(MessageType.EXECUTE_INPUT, new Execute.Input(wanted.code(), n)));
            }
            if (stored) {
                parts.history().store(n, wanted.code());
            }
            Cell cell = new Cell(wanted.code(), n, wanted.silent(), stored, wanted.userExpressions());
            CellPublisher output = new CellPublisher(request, n, parts.outbox(), inputReplies);
            Outcome outcome = run(cell, output);
            String result = output.resultText();
            if (stored && result != null) {
                parts.history().storeOutput(n, result);
            }
            if (outcome instanceof Outcome.Raised raised) {
                return failed(request, wanted, n, raised);
            }
            Outcome.Done done = (Outcome.Done) outcome;
            exit = done.exit();
            return new Execute.Ok(n, done.userExpressions(), done.payloads());
        }

        private Outcome run(Cell cell, CellPublisher output) {
            parts.interrupts().begin();
            try {
                return parts.interpreter().run(cell, output);
            } finally {
                parts.interrupts().end();
                output.end();
            }
        }

        private Content failed(Request request, Execute.Request wanted, int n, Outcome.Raised raised) {
            Outcome.Failure failure = raised.failure();
            List<String> traceback = failure.traceback();
            parts.outbox()
                    .send(request.publish(
                            MessageType.ERROR, new Output.Raised(failure.ename(), failure.evalue(), traceback)));
            if (wanted.stopOnError() && !wanted.silent()) {
                // Before the reply: what a client sends after it has seen the reply must run.
                parts.inbox().awaitQuiet();
                parts.worker().queue().abortCells();
            }
            return new Execute.Raised(n, failure.ename(), failure.evalue(), traceback, raised.payloads());
        }
    }
}
