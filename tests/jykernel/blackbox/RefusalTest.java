package jykernel.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import jykernel.execution.CellQueue;
import jykernel.message.Channel;
import jykernel.message.Comm;
import jykernel.message.Content;
import jykernel.message.Execute;
import jykernel.message.Frame;
import jykernel.message.Header;
import jykernel.message.MessageType;
import jykernel.message.Request;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Protocol checklist row H10. */
@Timeout(60)
class RefusalTest {
    private static Request request(int number, MessageType type, Content content) {
        Frame header = Frame.utf8("{\"msg_id\": \"" + number + "\"}");
        return new Request(
                Channel.SHELL,
                List.of(),
                new Header(String.valueOf(number), "", "", "", type.wireName(), ""),
                header,
                "",
                Optional.of(type),
                content,
                List.of(),
                header.size());
    }

    private static void send(UnwiredKernel kernel, int number, MessageType type, Content content) {
        Request request = request(number, type, content);
        kernel.ledger.owe(
                request.headerJson().bytes(),
                type.reply().map(MessageType::wireName).orElse(Expected.STATES));
        kernel.dispatcher.receive(request);
    }

    private static Content cell(String code) {
        return new Execute.Request(code, true, false, Map.of(), false, false);
    }

    @Test
    void requests_for_which_there_is_no_room_are_answered_at_once_and_the_others_in_their_turn() throws Exception {
        try (UnwiredKernel kernel = new UnwiredKernel()) {
            int sent = 0;
            send(kernel, sent++, MessageType.EXECUTE_REQUEST, cell("wait"));
            while (!kernel.lastState().equals("busy")) {
                Thread.onSpinWait();
            }
            while (sent <= CellQueue.TASKS_AT_MOST) {
                send(kernel, sent++, MessageType.EXECUTE_REQUEST, cell("nothing"));
            }
            assertEquals(0, kernel.refused(), "there is room for all of them");
            send(kernel, sent++, MessageType.EXECUTE_REQUEST, cell("nothing"));
            send(kernel, sent++, MessageType.COMM_CLOSE, new Comm.Close("c", Map.of()));
            assertEquals(1, kernel.refused(), "a comm has no reply");
            assertEquals("busy", kernel.lastState(), "the first cell still runs");
            kernel.interpreter.gate.countDown();
            while (!kernel.ledger.isSettledWithin(1000)) {
                assertTrue(kernel.threadsAreAlive());
            }
            kernel.ledger.close();
        }
    }
}
