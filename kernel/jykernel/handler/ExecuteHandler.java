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
import org.jspecify.annotations.Nullable;

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
    private final WorkerTurn turn;
    private final InputReplies inputReplies;
    private final ExecutionCount count = new ExecutionCount();

    ExecuteHandler(Parts parts, Conversation conversation, WorkerTurn turn, InputReplies inputReplies) {
        this.parts = parts;
        this.conversation = conversation;
        this.turn = turn;
        this.inputReplies = inputReplies;
    }

    /** What is to be done about a cell when its turn comes. */
    Task task(Request request) {
        return new Task() {
            @Override
            public void run() {
                serve(request);
            }

            @Override
            public void abort() {
                conversation.turnDown(request, new Execute.Aborted(count.current()));
            }

            @Override
            public boolean isCell() {
                return true;
            }
        };
    }

    private void serve(Request request) {
        String started = Instant.now().toString();
        Execution execution = new Execution(request);
        // Before the client learns that the cell runs: from then on it may interrupt it.
        turn.begin(request, execution::givenUp);
        try {
            conversation.hold(request, execution::handle, reply -> Map.of("started", started));
        } finally {
            turn.end();
        }
        if (execution.exit) {
            Deadline.after(TO_READ_THE_REPLY, parts.exit());
        }
    }

    /** One cell, from the request to the content of the reply. */
    private final class Execution {
        private final Request request;
        private volatile int n = count.current();
        private boolean exit;

        Execution(Request request) {
            this.request = request;
        }

        private Execute.Request wanted() {
            return (Execute.Request) request.content();
        }

        Content handle(Request same) {
            Execute.Request wanted = wanted();
            boolean stored = wanted.storeHistory() && !wanted.code().isBlank();
            n = count.of(stored);
            if (stored) {
                parts.history().store(n, wanted.code()); // a client that has seen the input finds it there
            }
            if (!wanted.silent()) {
                parts.outbox().send(request.publish(MessageType.EXECUTE_INPUT, new Execute.Input(wanted.code(), n)));
            }
            CellPublisher output = new CellPublisher(request, n, parts, inputReplies);
            Outcome outcome = parts.interpreter()
                    .run(new Cell(wanted.code(), n, wanted.silent(), stored, wanted.userExpressions()), output);
            if (turn.isGivenUp()) {
                return new Content.Empty();
            }
            if (stored) {
                storeResult(output.resultText());
            }
            boolean late = turn.end();
            output.end();
            if (late) {
                abortQueue(); // it came when the cell had done all its work, but who stops a run means all of it
            }
            if (outcome instanceof Outcome.Raised raised) {
                return failed(raised.failure(), raised.payloads());
            }
            Outcome.Done done = (Outcome.Done) outcome;
            exit = done.exit();
            if (exit) {
                parts.worker().queue().abortCells();
            }
            return new Execute.Ok(n, done.userExpressions(), done.payloads());
        }

        /** The input is in the history before the reply, whatever happens to the kernel then; the result a moment later. */
        private void storeResult(@Nullable String result) {
            parts.history().write();
            if (result != null) {
                parts.history().storeOutput(n, result);
            }
        }

        Content givenUp(String why) {
            parts.worker().queue().abortCells();
            return published("KeyboardInterrupt", why, List.of("KeyboardInterrupt: " + why), List.of());
        }

        private Content failed(Outcome.Failure failure, List<Map<String, Object>> payloads) {
            abortQueue();
            return published(failure.ename(), failure.evalue(), failure.traceback(), payloads);
        }

        private Content published(
                String ename, String evalue, List<String> traceback, List<Map<String, Object>> payloads) {
            parts.outbox().send(request.publish(MessageType.ERROR, new Output.Raised(ename, evalue, traceback)));
            return new Execute.Raised(n, ename, evalue, traceback, payloads);
        }

        /** Before the reply: what a client sends after it has seen the reply must run. */
        private void abortQueue() {
            if (wanted().stopOnError() && !wanted().silent()) {
                parts.inbox().awaitQuiet();
                parts.worker().queue().abortCells();
            }
        }
    }
}
