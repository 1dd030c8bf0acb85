package jykernel.blackbox;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The protocol over real sockets, in front of a toy language. Protocol checklist rows A8, W1, W2, W5, W6, W7, W8, W11,
 * W13, G1, G2, G3, G4, G5, X12, X14, X16, X17, X18, X19, T1, T3, O7, M1, M2.
 */
@Timeout(60)
class ProtocolTest {
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

    private FrontEnd.Received ask(String type, Map<String, ?> content) {
        String id = client.ask(type, content);
        List<FrontEnd.Received> published = client.publishedFor(id);
        assertTrue(published.get(0).isStatus("busy"), "busy comes first");
        return client.reply(id);
    }

    @Test
    void kernel_info_is_answered_before_the_interpreter_has_booted() throws Exception {
        CountDownLatch mayBoot = new CountDownLatch(1);
        try (RunningKernel booting = new RunningKernel(new EchoInterpreter(mayBoot), EchoInterpreter.DELIVERY)) {
            FrontEnd early = booting.client;
            String cell = early.execute("42");
            String question = early.ask("complete_request", Map.of("code", "a", "cursor_pos", 1));
            String onControl = early.send(early.control, "kernel_info_request", Map.of());
            assertEquals(onControl, early.receive(early.control).parentId());
            assertEquals(
                    early.ask("kernel_info_request", Map.of()),
                    early.receive(early.shell).parentId());
            mayBoot.countDown();
            List<String> answered = new ArrayList<>();
            answered.add(early.receive(early.shell).parentId());
            answered.add(early.receive(early.shell).parentId());
            assertTrue(answered.containsAll(List.of(cell, question)), "nothing asked before the boot is lost");
        }
    }

    @Test
    void kernel_info_says_what_the_kernel_is_in_the_words_of_the_protocol() {
        JsonNode info = ask("kernel_info_request", Map.of()).content();
        assertEquals("ok", info.path("status").asText());
        assertEquals("5.5", info.path("protocol_version").asText());
        assertEquals("jykernel", info.path("implementation").asText());
        assertEquals("echo", info.path("language_info").path("name").asText());
        assertEquals(".echo", info.path("language_info").path("file_extension").asText());
        assertEquals(
                "x",
                info.path("language_info").path("codemirror_mode").path("name").asText());
        assertTrue(info.path("help_links").get(0).has("url"));
        assertTrue(info.path("supported_features").isArray());
    }

    @Test
    void every_message_of_the_process_carries_the_same_session_and_its_parent_byte_for_byte() {
        ObjectNode header = client.header("kernel_info_request");
        header.putObject("not_in_the_protocol").put("b", 1).put("a", 2);
        header.putNull("subshell_id").put("date", "yesterday");
        client.send(client.shell, header, header.objectNode(), Map.of());
        FrontEnd.Received reply = client.receive(client.shell);
        FrontEnd.Received busy = client.awaitPublished(m -> m.isStatus("busy"));
        assertArrayEquals(FrontEnd.bytes(header), reply.parentJson());
        assertArrayEquals(FrontEnd.bytes(header), busy.parentJson());
        assertEquals(reply.header().path("session"), busy.header().path("session"));
        FrontEnd.Received onControl = client.receive(request(client.control));
        assertEquals(reply.header().path("session"), onControl.header().path("session"));
    }

    private org.zeromq.ZMQ.Socket request(org.zeromq.ZMQ.Socket socket) {
        client.send(socket, "kernel_info_request", Map.of());
        return socket;
    }

    @Test
    void all_leading_identities_come_back() {
        ObjectNode header = client.header("kernel_info_request");
        List<byte[]> frames = new ArrayList<>(List.of(new byte[] {0, 1, 2}, new byte[] {(byte) 0xff}));
        frames.addAll(client.signed(
                FrontEnd.bytes(header), FrontEnd.bytes(Map.of()), FrontEnd.bytes(Map.of()), FrontEnd.bytes(Map.of())));
        client.sendFrames(client.shell, frames);
        List<byte[]> identities = client.receive(client.shell).identities();
        assertEquals(2, identities.size());
        assertArrayEquals(new byte[] {0, 1, 2}, identities.get(0));
        assertArrayEquals(new byte[] {(byte) 0xff}, identities.get(1));
    }

    @Test
    void heartbeats_are_echoed_whatever_they_hold_also_while_a_cell_runs() {
        String cell = client.execute("spin");
        client.awaitPublished(m -> m.type().equals("execute_input"));
        client.sendFrames(client.heartbeat, List.of(new byte[] {1}, new byte[0], new byte[] {2, 3}));
        assertArrayEquals(new byte[] {1}, client.heartbeat.recv());
        assertArrayEquals(new byte[0], client.heartbeat.recv());
        assertArrayEquals(new byte[] {2, 3}, client.heartbeat.recv());
        client.send(client.control, "interrupt_request", Map.of());
        client.reply(cell);
    }

    @Test
    void bad_messages_get_no_answer_and_do_no_harm() {
        byte[] header = FrontEnd.bytes(client.header("kernel_info_request"));
        byte[] empty = FrontEnd.bytes(Map.of());
        List<byte[]> forged = client.signed(header, empty, empty, empty);
        forged.set(1, "0".repeat(64).getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        List<byte[]> unsigned = client.signed(header, empty, empty, empty);
        unsigned.set(1, new byte[0]);
        List<byte[]> once = client.signed(header, empty, empty, empty);
        for (org.zeromq.ZMQ.Socket socket : List.of(client.shell, client.control, client.stdin)) {
            client.sendFrames(socket, forged);
            client.sendFrames(socket, unsigned);
            client.sendFrames(socket, List.of(new byte[0]));
            client.sendFrames(
                    socket, List.of("junk".getBytes(java.nio.charset.StandardCharsets.US_ASCII), new byte[0]));
            client.sendFrames(socket, forged.subList(0, 3));
            client.sendFrames(socket, client.signed(new byte[] {'{'}, empty, empty, empty));
            client.sendFrames(socket, client.signed(FrontEnd.bytes(List.of(1)), empty, empty, empty));
            client.sendFrames(socket, client.signed(empty, empty, empty, empty));
        }
        client.sendFrames(client.shell, once);
        client.sendFrames(client.shell, once);
        String honest = client.ask("kernel_info_request", Map.of());
        assertEquals("kernel_info_reply", client.receive(client.shell).type(), "the first of the two that are equal");
        assertEquals(honest, client.receive(client.shell).parentId(), "the replay got no answer");
        client.awaitPublished(m -> m.isStatus("busy"));
        client.awaitPublished(m -> m.isStatus("idle"));
        FrontEnd.Received next = client.published();
        assertTrue(next.isStatus("busy") && next.parentId().equals(honest), "no status for what was dropped: " + next);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "execute_request     | {}",
                "execute_request     | {\"code\": 5}",
                "execute_request     | [1]",
                "complete_request    | {\"cursor_pos\": 1}",
                "complete_request    | {\"code\": \"ab\", \"cursor_pos\": 99}",
                "inspect_request     | {\"cursor_pos\": 1}",
                "is_complete_request | {}",
                "history_request     | {\"hist_access_type\": \"everything\"}",
                "history_request     | {}",
                "comm_info_request   | {\"target_name\": 5}",
                "shutdown_request    | {\"restart\": \"perhaps\"}",
            })
    void a_request_that_cannot_be_served_gets_an_error_reply(String type, String content) throws Exception {
        String id =
                client.send(client.shell, type, new com.fasterxml.jackson.databind.ObjectMapper().readTree(content));
        List<FrontEnd.Received> published = client.publishedFor(id);
        assertEquals(2, published.size(), "busy and idle, and nothing between: " + published);
        FrontEnd.Received reply = client.reply(id);
        assertEquals(type.replace("_request", "_reply"), reply.type());
        assertEquals("error", reply.content().path("status").asText());
        assertEquals("InvalidRequest", reply.content().path("ename").asText());
        assertTrue(reply.content().path("evalue").asText().startsWith(type), reply.content()::toString);
        assertTrue(reply.content().path("traceback").isArray());
        assertEquals("ok", client.run("42").reply().content().path("status").asText(), "the kernel lives on");
    }

    @Test
    void a_shutdown_request_without_restart_ends_the_kernel() throws Exception {
        FrontEnd.Received reply = client.receive(requestShutdown(Map.of()));
        assertEquals(false, reply.content().path("restart").asBoolean(true));
        running.kernel.awaitExit();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_shutdown_is_replied_and_broadcast_while_a_cell_spins(boolean restart) throws Exception {
        client.execute("spin");
        client.awaitPublished(m -> m.type().equals("execute_input"));
        FrontEnd.Received reply = client.receive(requestShutdown(Map.of("restart", restart)));
        assertEquals("shutdown_reply", reply.type());
        assertEquals(restart, reply.content().path("restart").asBoolean());
        FrontEnd.Received broadcast = client.awaitPublished(m -> m.type().equals("shutdown_reply"));
        assertEquals(restart, broadcast.content().path("restart").asBoolean());
        client.awaitPublished(m -> m.isStatus("idle"));
        running.kernel.awaitExit();
    }

    private org.zeromq.ZMQ.Socket requestShutdown(Map<String, ?> content) {
        client.send(client.control, "shutdown_request", content);
        return client.control;
    }

    @Test
    void an_unknown_type_gets_busy_and_idle_and_no_reply() {
        String unknown = client.ask("make_coffee_request", Map.of("sugar", 2));
        assertEquals(2, client.publishedFor(unknown).size());
        String known = client.ask("kernel_info_request", Map.of());
        assertEquals(known, client.receive(client.shell).parentId());
    }

    @Test
    void every_subscriber_is_welcomed_first() throws Exception {
        for (int i = 0; i < 3; i++) {
            try (FrontEnd another = new FrontEnd(running.connectionFile)) { // checks the first message it gets
                assertEquals(
                        "ok", another.run("42").reply().content().path("status").asText());
            }
        }
    }

    @Test
    void completion_inspection_and_completeness_have_the_protocols_form() {
        JsonNode completion =
                ask("complete_request", Map.of("code", "ab", "cursor_pos", 1)).content();
        assertEquals("ab!", completion.path("matches").get(0).asText());
        assertEquals(1, completion.path("cursor_end").asInt());
        JsonNode typed = completion.path("metadata").path("_jupyter_types_experimental");
        assertEquals(1, typed.size());
        assertEquals("echo", typed.get(0).path("type").asText());
        JsonNode nothing = ask("inspect_request", Map.of("code", "")).content();
        assertEquals(false, nothing.path("found").asBoolean(true));
        assertTrue(nothing.path("data").isObject() && nothing.path("data").isEmpty());
        JsonNode found =
                ask("inspect_request", Map.of("code", "x", "detail_level", 1)).content();
        assertEquals("x 1", found.path("data").path("text/plain").asText());
        JsonNode incomplete = ask("is_complete_request", Map.of("code", "if:")).content();
        assertEquals("incomplete", incomplete.path("status").asText());
        assertEquals("  ", incomplete.path("indent").asText());
        assertEquals(
                false, ask("is_complete_request", Map.of("code", "1")).content().has("indent"));
    }

    @Test
    void comm_info_and_connect_and_comms_are_answered() {
        assertEquals(
                0, ask("comm_info_request", Map.of()).content().path("comms").size());
        JsonNode ports = ask("connect_request", Map.of()).content();
        assertTrue(ports.path("shell_port").asInt() > 0 && ports.path("hb_port").asInt() > 0);
        String open = client.ask("comm_open", Map.of("comm_id", "c1", "target_name", "nobody", "data", Map.of()));
        List<FrontEnd.Received> published = client.publishedFor(open);
        assertEquals(
                List.of("status", "comm_close", "status"),
                published.stream().map(FrontEnd.Received::type).toList());
        assertEquals("c1", published.get(1).content().path("comm_id").asText());
        String message = client.ask("comm_msg", Map.of("comm_id", "c1", "data", Map.of()));
        assertEquals(2, client.publishedFor(message).size());
    }

    @Test
    void questions_are_answered_while_a_cell_runs_and_the_kernel_still_shows_busy() {
        String cell = client.execute("spin");
        client.awaitPublished(m -> m.type().equals("execute_input"));
        String question = client.ask("complete_request", Map.of("code", "a", "cursor_pos", 1));
        assertEquals("ok", client.reply(question).content().path("status").asText());
        client.awaitPublished(m -> m.isStatus("idle") && m.parentId().equals(question));
        FrontEnd.Received next = client.published();
        assertTrue(next.isStatus("busy") && next.parentId().equals(cell), next::toString);
        client.send(client.control, "interrupt_request", Map.of());
        client.reply(cell);
    }

    @Test
    void control_is_answered_while_a_cell_runs_and_takes_shell_requests_too() {
        String cell = client.execute("spin");
        client.awaitPublished(m -> m.type().equals("execute_input"));
        String info = client.send(client.control, "kernel_info_request", Map.of());
        assertEquals(info, client.receive(client.control).parentId());
        String interrupt = client.send(client.control, "interrupt_request", Map.of());
        FrontEnd.Received reply = client.receive(client.control);
        assertEquals(interrupt, reply.parentId());
        assertEquals("ok", reply.content().path("status").asText());
        assertEquals("Stopped", client.reply(cell).content().path("ename").asText());
        String onControl = client.send(client.control, "execute_request", Map.of("code", "42"));
        assertEquals(onControl, client.receive(client.control).parentId());
    }

    @Test
    void a_question_that_hangs_can_be_interrupted_and_is_still_answered() {
        String question = client.ask("complete_request", Map.of("code", "spin", "cursor_pos", 4));
        client.awaitPublished(m -> m.isStatus("busy"));
        org.zeromq.ZMQ.Poller poller = client.poller(client.shell);
        do { // busy is published before the question reaches the interpreter: the first interrupt may come too early
            client.send(client.control, "interrupt_request", Map.of());
            client.receive(client.control);
        } while (poller.poll(100) == 0);
        assertEquals("error", client.reply(question).content().path("status").asText());
    }

    @Test
    void a_hundred_cells_are_answered_in_order() {
        List<String> sent = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            sent.add(client.execute("out " + i));
        }
        for (int i = 0; i < 100; i++) {
            assertEquals(
                    i + 1,
                    client.reply(sent.get(i)).content().path("execution_count").asInt());
        }
    }
}
