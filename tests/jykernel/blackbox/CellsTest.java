package jykernel.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Running cells, over real sockets, in front of a toy language. Protocol checklist rows X1 to X9, X11, G6, N1 to N6,
 * O1, O4, O5, O9, T1.
 */
@Timeout(60)
class CellsTest {
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

    /** Comes back when the kernel has taken everything that was sent to shell so far. */
    private void settle() {
        client.reply(client.send(client.shell, "kernel_info_request", Map.of()));
    }

    private void interrupt() {
        client.send(client.control, "interrupt_request", Map.of());
        assertEquals(
                "ok", client.receive(client.control).content().path("status").asText());
    }

    private String status(FrontEnd.Received reply) {
        return reply.content().path("status").asText();
    }

    @Test
    void one_number_is_the_same_in_input_result_and_reply() {
        for (int n = 1; n <= 3; n++) {
            FrontEnd.Run run = client.run("42");
            assertEquals(
                    n,
                    run.first("execute_input")
                            .orElseThrow()
                            .path("execution_count")
                            .asInt());
            assertEquals(
                    n,
                    run.first("execute_result")
                            .orElseThrow()
                            .path("execution_count")
                            .asInt());
            assertEquals(n, run.reply().content().path("execution_count").asInt());
        }
    }

    @Test
    void what_is_not_stored_or_empty_does_not_count() {
        client.run("42");
        FrontEnd.Run unstored = client.run("42", Map.of("store_history", false));
        assertEquals(
                1,
                unstored.first("execute_input")
                        .orElseThrow()
                        .path("execution_count")
                        .asInt());
        assertEquals(
                1,
                unstored.first("execute_result")
                        .orElseThrow()
                        .path("execution_count")
                        .asInt());
        assertEquals(1, unstored.reply().content().path("execution_count").asInt());
        assertEquals(
                1, client.run("  \n").reply().content().path("execution_count").asInt());
        assertEquals(
                2, client.run("42").reply().content().path("execution_count").asInt());
    }

    @Test
    void a_silent_cell_shows_no_input_and_no_result_but_its_streams_and_errors() {
        FrontEnd.Run run = client.run("out hello\n42", Map.of("silent", true));
        assertEquals(List.of("stream"), run.types());
        FrontEnd.Run failed = client.run("raise Oops x", Map.of("silent", true));
        assertEquals(List.of("error"), failed.types());
        assertEquals(0, failed.reply().content().path("execution_count").asInt());
    }

    @Test
    void an_ok_reply_has_payload_expressions_and_when_it_began() {
        FrontEnd.Received reply =
                client.run("42", Map.of("user_expressions", Map.of("a", "b"))).reply();
        assertTrue(reply.content().path("payload").isArray());
        JsonNode value = reply.content().path("user_expressions").path("a");
        assertEquals("b", value.path("data").path("text/plain").asText());
        assertTrue(reply.metadata().path("started").asText().endsWith("Z"));
    }

    @Test
    void an_error_is_published_in_three_fields_and_replied_with_count_and_payload() {
        FrontEnd.Run run = client.run("out before\nraise Oops went wrong");
        assertEquals(List.of("execute_input", "stream", "error"), run.types());
        JsonNode error = run.first("error").orElseThrow();
        List<String> names = new ArrayList<>();
        error.fieldNames().forEachRemaining(names::add);
        assertEquals(List.of("ename", "evalue", "traceback"), names);
        JsonNode reply = run.reply().content();
        assertEquals("error", reply.path("status").asText());
        assertEquals("Oops", reply.path("ename").asText());
        assertEquals("went wrong", reply.path("evalue").asText());
        assertEquals(1, reply.path("execution_count").asInt());
        assertTrue(reply.path("payload").isArray()
                && reply.path("user_expressions").isEmpty());
    }

    @Test
    void an_error_aborts_the_cells_that_were_queued_and_nothing_else() {
        String failing = client.execute("wait\nraise Oops x");
        String queued = client.execute("42");
        String lenient = client.execute("43", Map.of("stop_on_error", false));
        String question = client.ask("kernel_info_request", Map.of());
        assertEquals(question, client.receive(client.shell).parentId());
        openGate();
        assertEquals("error", status(client.reply(failing)));
        for (String id : List.of(queued, lenient)) {
            FrontEnd.Received aborted = client.reply(id);
            assertEquals("aborted", status(aborted));
            assertEquals(1, aborted.content().path("execution_count").asInt());
            assertEquals("aborted", aborted.metadata().path("status").asText());
            assertEquals(2, client.publishedFor(id).size(), "busy and idle only");
        }
        assertEquals("ok", status(client.run("44").reply()), "what is sent after the reply runs");
    }

    private void openGate() {
        ((EchoInterpreter) running.interpreter).gate.countDown();
    }

    @Test
    void a_burst_behind_a_cell_that_fails_at_once_is_aborted_whole() {
        for (int round = 0; round < 20; round++) {
            List<String> burst = client.burst("raise Oops x", "42", "42", "42", "42", "42", "42", "42", "42", "42");
            assertEquals("error", status(client.reply(burst.get(0))));
            for (String id : burst.subList(1, burst.size())) {
                assertEquals("aborted", status(client.reply(id)));
            }
        }
    }

    @Test
    void without_stop_on_error_and_in_silence_nothing_is_aborted() {
        for (Map<String, ?> options : List.of(Map.of("stop_on_error", false), Map.of("silent", true))) {
            String failing = client.execute("raise Oops x", options);
            String queued = client.execute("42");
            assertEquals("error", status(client.reply(failing)));
            assertEquals("ok", status(client.reply(queued)));
        }
    }

    @Test
    void an_interrupt_ends_a_loop_and_aborts_the_queue() {
        String spinning = client.execute("spin");
        client.awaitPublished(m -> m.type().equals("execute_input"));
        String queued = client.execute("42");
        settle();
        interrupt();
        assertEquals("Stopped", client.reply(spinning).content().path("ename").asText());
        assertEquals("aborted", status(client.reply(queued)));
        assertEquals("ok", status(client.run("43").reply()));
    }

    @Test
    void an_interrupt_ends_a_sleep() {
        String sleeping = client.execute("sleep");
        client.awaitPublished(m -> m.type().equals("execute_input"));
        interrupt();
        assertEquals("Stopped", client.reply(sleeping).content().path("ename").asText());
    }

    @Test
    void interrupts_of_an_idle_kernel_never_reach_the_next_cell() {
        for (int i = 0; i < 300; i++) {
            interrupt();
            assertEquals("ok", status(client.run("42").reply()));
        }
    }

    @Test
    void input_is_asked_from_the_client_that_runs_the_cell() {
        String cell = client.execute("out first\nask Name?");
        FrontEnd.Received question = client.receive(client.stdin);
        assertEquals("input_request", question.type());
        assertEquals("Name?", question.content().path("prompt").asText());
        assertFalse(question.content().path("password").asBoolean(true));
        assertEquals(cell, question.parentId());
        client.send(client.stdin, "input_reply", Map.of("value", "Ada"));
        assertEquals("first\nAda\n", textOf(cell));
        assertEquals("ok", status(client.reply(cell)));
    }

    private String textOf(String cell) {
        List<FrontEnd.Received> published = client.publishedFor(cell);
        return new FrontEnd.Run(published.get(0), published).text("stdout");
    }

    @Test
    void a_password_is_asked_as_one_and_end_of_file_is_told() {
        String cell = client.execute("password Secret?");
        assertTrue(client.receive(client.stdin).content().path("password").asBoolean());
        client.send(client.stdin, "input_reply", Map.of("value", "\u0004"));
        assertEquals("null\n", textOf(cell));
    }

    @Test
    void without_allow_stdin_the_cell_is_told_at_once() {
        FrontEnd.Run run = client.run("ask Name?", Map.of("allow_stdin", false));
        assertEquals("StdinNotAllowed", run.reply().content().path("ename").asText());
    }

    @Test
    void a_late_answer_to_an_interrupted_question_is_not_taken_by_the_next_one() {
        String first = client.execute("ask one");
        FrontEnd.Received stale = client.receive(client.stdin);
        interrupt();
        assertEquals("Stopped", client.reply(first).content().path("ename").asText());
        client.send(client.stdin, client.header("input_reply"), stale.header(), Map.of("value", "late"));
        String second = client.execute("ask two");
        FrontEnd.Received fresh = client.receive(client.stdin);
        client.send(client.stdin, client.header("input_reply"), stale.header(), Map.of("value", "later still"));
        client.send(client.stdin, client.header("input_reply"), fresh.header(), Map.of("value", "right"));
        client.publishedFor(first);
        assertEquals("right\n", textOf(second));
    }

    @Test
    void a_malformed_answer_is_an_empty_line() {
        String cell = client.execute("ask one");
        client.receive(client.stdin);
        client.send(client.stdin, "input_reply", Map.of("value", List.of(1)));
        assertEquals("\n", textOf(cell));
    }

    @Test
    void two_clients_get_their_own_answers_and_questions() throws Exception {
        try (FrontEnd other = new FrontEnd(running.connectionFile)) {
            String mine = client.execute("ask mine");
            assertEquals(
                    "mine",
                    client.receive(client.stdin).content().path("prompt").asText());
            String theirs = other.execute("ask theirs");
            client.send(client.stdin, "input_reply", Map.of("value", "a"));
            assertEquals(
                    "theirs",
                    other.receive(other.stdin).content().path("prompt").asText());
            other.send(other.stdin, "input_reply", Map.of("value", "b"));
            assertEquals("ok", status(client.reply(mine)));
            assertEquals("ok", status(other.reply(theirs)));
        }
    }

    @Test
    void output_arrives_in_order_and_before_idle() {
        FrontEnd.Run run = client.run("out a\nerr b\nout c\nshow d\nout e\n42");
        assertEquals(
                List.of("execute_input", "stream", "stream", "stream", "display_data", "stream", "execute_result"),
                run.types());
        assertEquals("a\nc\ne\n", run.text("stdout"));
        assertEquals("b\n", run.text("stderr"));
    }

    @Test
    void exit_ends_the_kernel_after_the_last_message() throws Exception {
        assertEquals("ok", status(client.run("exit").reply()));
        running.kernel.awaitExit();
    }

    @Test
    void an_interpreter_that_breaks_costs_one_error_reply() {
        String broken = client.execute("fail");
        assertEquals(
                "java.lang.IllegalStateException",
                client.reply(broken).content().path("ename").asText());
        assertEquals("ok", status(client.run("42").reply()));
    }

    @Test
    void a_reply_that_cannot_be_written_is_an_error_reply() {
        FrontEnd.Run run = client.run("nothing", Map.of("user_expressions", Map.of("a", "deep")));
        assertEquals("error", status(run.reply()));
        assertEquals("ok", status(client.run("nothing").reply()));
    }
}
