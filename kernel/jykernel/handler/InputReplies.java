package jykernel.handler;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import jykernel.interpreter.CellOutput.StdinNotAllowed;
import jykernel.interrupt.Blocking;
import jykernel.message.Channel;
import jykernel.message.Execute;
import jykernel.message.Frame;
import jykernel.message.MessageType;
import jykernel.message.Outbox;
import jykernel.message.Outgoing;
import jykernel.message.Request;
import jykernel.message.Stdin;
import org.jspecify.annotations.Nullable;

/**
 * Questions to the person at the client, and the answers. An answer to a question that was interrupted is dropped, also
 * if it comes while the next question is open, provided that the client says what it answers.
 *
 * @see <a href="https://jupyter-client.readthedocs.io/en/stable/messaging.html#messages-on-the-stdin-router-dealer-channel">
 *     Messages on stdin</a>
 */
final class InputReplies {
    private static final String END_OF_FILE = "\u0004";

    private final Outbox outbox;
    /** At most one question per client, by the identities of the client. */
    private final Map<List<Frame>, Question> open = new HashMap<>();

    InputReplies(Outbox outbox) {
        this.outbox = outbox;
    }

    private static final class Question {
        final String msgId = UUID.randomUUID().toString();
        final String cellId;

        @Nullable
        String answer;

        /** The cell has ended, and the client with it has taken the box away that the answer was to be typed into. */
        boolean closed;

        Question(Request cell) {
            this.cellId = cell.header().msgId();
        }

        /** JupyterLab names the question as parent; other clients name nothing. */
        boolean isAnsweredBy(Request reply) {
            return answer == null && List.of("", msgId, cellId).contains(reply.parentId());
        }
    }

    /** Asks the client that sent the request; see {@link jykernel.interpreter.CellOutput#readLine}. */
    @Nullable
    String ask(Request cell, String prompt, boolean password) throws InterruptedException, StdinNotAllowed {
        if (!(cell.content() instanceof Execute.Request execute) || !execute.allowStdin()) {
            throw new StdinNotAllowed("this client takes no questions: allow_stdin is false");
        }
        Question question = new Question(cell);
        Blocking.section(() -> open(cell, question));
        outbox.send(new Outgoing(
                Channel.STDIN,
                cell.identities(),
                MessageType.INPUT_REQUEST,
                question.msgId,
                cell.headerJson(),
                new Stdin.Request(prompt, password),
                Map.of(),
                List.of()));
        try {
            // A handler of a signal may return, and then the same question is still open.
            String answer = Blocking.section(() -> await(question));
            return answer.equals(END_OF_FILE) ? null : answer;
        } finally {
            synchronized (open) {
                open.remove(cell.identities());
                open.notifyAll();
            }
        }
    }

    private Question open(Request cell, Question question) throws InterruptedException {
        synchronized (open) {
            while (open.containsKey(cell.identities())) {
                open.wait(); // another thread of the same cell is asking
            }
            open.put(cell.identities(), question);
            return question;
        }
    }

    private String await(Question question) throws InterruptedException, StdinNotAllowed {
        synchronized (open) {
            String answer;
            while ((answer = question.answer) == null) {
                if (question.closed) {
                    throw new StdinNotAllowed("the cell that asked for input has ended");
                }
                open.wait();
            }
            return answer;
        }
    }

    /** Ends the question of a cell that has ended, which a thread of the user may have asked. */
    void close(Request cell) {
        synchronized (open) {
            Question question = open.get(cell.identities());
            if (question != null && question.cellId.equals(cell.header().msgId())) {
                question.closed = true;
                open.notifyAll();
            }
        }
    }

    /** Takes an answer, on the I/O thread. A malformed one counts as an empty line, or the cell would wait for ever. */
    void receive(Request reply) {
        if (!reply.type().equals(Optional.of(MessageType.INPUT_REPLY))) {
            return;
        }
        String value = reply.content() instanceof Stdin.Reply answer ? answer.value() : "";
        synchronized (open) {
            Question question = open.get(reply.identities());
            if (question != null && question.isAnsweredBy(reply)) {
                question.answer = value;
                open.notifyAll();
            }
        }
    }
}
