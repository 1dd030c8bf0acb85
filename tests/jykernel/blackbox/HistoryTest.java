package jykernel.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Earlier inputs and outputs, over real sockets, in front of a toy language. Protocol checklist row X15. */
@Timeout(60)
class HistoryTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private RunningKernel running;
    private FrontEnd client;

    @BeforeEach
    void start() throws Exception {
        running = RunningKernel.echo();
        client = running.client;
    }

    @AfterEach
    void stop() throws Exception {
        running.close();
    }

    /** The entries as JSON. */
    private String history(Map<String, ?> content) {
        FrontEnd.Received reply = client.reply(client.ask("history_request", content));
        assertEquals("history_reply", reply.type());
        assertEquals("ok", reply.content().path("status").asText());
        return reply.content().path("history").toString();
    }

    private static String json(Object... triples) throws Exception {
        JsonNode tree = JSON.valueToTree(List.of(triples));
        return JSON.writeValueAsString(tree);
    }

    @Test
    void tail_is_the_newest_inputs_and_includes_the_latest() throws Exception {
        assertEquals("[]", history(Map.of("hist_access_type", "tail", "n", 5)));
        client.run("first");
        client.run("out no result");
        client.run("raise Oops no result either");
        assertEquals(
                json(List.of(1, 2, "out no result"), List.of(1, 3, "raise Oops no result either")),
                history(Map.of("hist_access_type", "tail", "n", 2, "output", false, "raw", true)));
    }

    @Test
    void with_outputs_the_third_of_each_is_a_pair() throws Exception {
        client.run("6*7");
        client.run("out hello");
        client.run("nothing");
        client.run("two\nresults");
        client.run("a result\nraise Oops afterwards");
        String expected =
                """
                [[1,1,["6*7","6*7"]],[1,2,["out hello",null]],[1,3,["nothing",null]],\
                [1,4,["two\\nresults","results"]],[1,5,["a result\\nraise Oops afterwards","a result"]]]""";
        assertEquals(expected, history(Map.of("hist_access_type", "tail", "n", 10, "output", true)));
    }

    @Test
    void range_of_session_0_is_this_session() throws Exception {
        for (String cell : List.of("a", "b", "c", "d")) {
            client.run(cell);
        }
        assertEquals(
                json(List.of(1, 2, "b"), List.of(1, 3, "c")),
                history(Map.of("hist_access_type", "range", "session", 0, "start", 2, "stop", 4)));
        assertEquals(
                json(List.of(1, 4, List.of("d", "d"))),
                history(Map.of("hist_access_type", "range", "session", 1, "start", 4, "output", true)));
        assertEquals("[]", history(Map.of("hist_access_type", "range", "session", -1, "start", 0)));
    }

    @Test
    void search_takes_a_glob_and_can_leave_out_what_is_the_same() throws Exception {
        for (String cell : List.of("1+2", "x", "1+3", "1+2")) {
            client.run(cell);
        }
        assertEquals(
                json(List.of(1, 3, "1+3"), List.of(1, 4, "1+2")),
                history(Map.of("hist_access_type", "search", "pattern", "1?*", "n", 10, "unique", true)));
        assertEquals(
                json(List.of(1, 1, "1+2"), List.of(1, 4, "1+2")),
                history(Map.of("hist_access_type", "search", "pattern", "*2", "n", 10)));
    }

    @Test
    void what_is_not_stored_is_not_found() {
        client.run("unstored", Map.of("store_history", false));
        client.run("silent", Map.of("silent", true));
        client.run("   ");
        client.run("stored");
        assertEquals(
                """
                [[1,1,["stored","stored"]]]""",
                history(Map.of("hist_access_type", "tail", "n", 10, "output", true)));
    }

    @Test
    void a_running_cell_is_in_the_history_already() {
        String msgId = client.execute("wait");
        client.awaitPublished(m -> m.type().equals("execute_input"));
        String asked = client.ask("history_request", Map.of("hist_access_type", "tail", "n", 1));
        FrontEnd.Received answer = client.reply(asked);
        ((EchoInterpreter) running.interpreter).gate.countDown();
        client.reply(msgId);
        assertEquals("[[1,1,\"wait\"]]", answer.content().path("history").toString());
    }

    @Test
    void an_input_is_in_the_file_before_its_reply_and_its_result_when_the_kernel_has_ended() throws Exception {
        RunningKernel slow = RunningKernel.echo(never -> {});
        try {
            slow.client.run("6*7");
            String before = Files.readString(slow.history);
            assertTrue(before.contains("\ti\t1\t1\t6*7\t"), before);
            assertFalse(before.contains("\to\t"), before);
            slow.kernel.close(() -> {});
            String after = Files.readString(slow.history);
            assertTrue(after.contains("\to\t1\t1\t6*7\t"), after);
        } finally {
            slow.close();
        }
    }
}
