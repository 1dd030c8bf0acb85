package jykernel.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jykernel.message.Channel;
import jykernel.message.Comm;
import jykernel.message.Complete;
import jykernel.message.Content;
import jykernel.message.Execute;
import jykernel.message.Frame;
import jykernel.message.MessageType;
import jykernel.message.Outgoing;
import jykernel.message.Output;
import jykernel.message.Request;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Protocol checklist rows W2, W3, W4, W5, W6, W7, W8, W9, X1, X12, G2, H10. */
class FramesTest {
    private static final String HEADER =
            "{\"msg_id\": \"m1\", \"msg_type\": \"execute_request\", \"odd\": [1], \"session\": \"s\"}";
    /** HMAC-SHA256 with the key "secret" over HEADER, {}, {} and {"code":"1"}, computed with Python's hmac module. */
    private static final String GOLDEN = "5cd76a99695f0909fb1b8b702912413597eb8097a24834cb08abe32d7b4fd1ec";

    private final Frames frames = frames("secret");

    private static Frames frames(String key) {
        return new Frames(ConnectionFile.parse(Map.of("key", key)));
    }

    private static List<Frame> message(String... texts) {
        List<Frame> all = new ArrayList<>();
        for (String text : texts) {
            all.add(Frame.utf8(text));
        }
        return all;
    }

    private static Content content(String type, String json) throws BadMessage {
        String header = "{\"msg_id\": \"m\", \"msg_type\": \"" + type + "\"}";
        return frames("")
                .decode(Channel.SHELL, message("<IDS|MSG>", "", header, "{}", "{}", json))
                .content();
    }

    @Test
    void a_signed_message_is_read_with_its_identities_and_buffers() throws BadMessage {
        Request request = frames.decode(
                Channel.SHELL,
                message("id1", "\u0000id2", "<IDS|MSG>", GOLDEN, HEADER, "{}", "{}", "{\"code\":\"1\"}", "B"));
        assertEquals(message("id1", "\u0000id2"), request.identities());
        assertEquals(message("B"), request.buffers());
        assertEquals(Optional.of(MessageType.EXECUTE_REQUEST), request.type());
        assertEquals("m1", request.header().msgId());
        assertEquals(HEADER, request.headerJson().text(), "the header is kept byte for byte");
        assertEquals(
                new Execute.Request("1", false, true, Map.of(), false, true),
                request.content(),
                "absent fields have defaults");
    }

    @Test
    void a_replayed_message_is_refused() throws BadMessage {
        List<Frame> message = message("<IDS|MSG>", GOLDEN, HEADER, "{}", "{}", "{\"code\":\"1\"}");
        frames.decode(Channel.SHELL, message);
        BadMessage refused = assertThrows(BadMessage.class, () -> frames.decode(Channel.CONTROL, message));
        assertTrue(refused.getMessage().contains("replay"), refused.getMessage());
    }

    @Test
    void a_forged_message_does_not_make_the_true_one_a_replay() throws BadMessage {
        List<Frame> forged = message("<IDS|MSG>", GOLDEN, HEADER, "{}", "{}", "{\"code\":\"2\"}");
        assertThrows(BadMessage.class, () -> frames.decode(Channel.SHELL, forged));
        frames.decode(Channel.SHELL, message("<IDS|MSG>", GOLDEN, HEADER, "{}", "{}", "{\"code\":\"1\"}"));
    }

    @Test
    void the_signature_must_be_lower_case() {
        List<Frame> upper =
                message("<IDS|MSG>", GOLDEN.toUpperCase(java.util.Locale.ROOT), HEADER, "{}", "{}", "{\"code\":\"1\"}");
        assertThrows(BadMessage.class, () -> frames.decode(Channel.SHELL, upper));
    }

    @Test
    void short_and_shapeless_messages_are_refused_with_what_was_expected() {
        for (List<Frame> bad : List.of(
                message(""),
                message("a", "b"),
                message("<IDS|MSG>"),
                message("<IDS|MSG>", "", "{}", "{}", "{}"),
                message("<IDS|MSG>", "", "{}", "{}", "{}", "{}"),
                message("<IDS|MSG>", "", "[]", "{}", "{}", "{}"),
                message("<IDS|MSG>", "", "not JSON", "{}", "{}", "{}"),
                message("<IDS|MSG>", "", "{\"msg_type\": 5}", "{}", "{}", "{}"))) {
            BadMessage refused = assertThrows(
                    BadMessage.class, () -> frames("").decode(Channel.SHELL, bad), () -> "accepted " + bad);
            assertTrue(refused.getMessage().length() > 10, refused.getMessage());
        }
    }

    @Test
    void what_comes_back_with_every_answer_is_small() throws BadMessage {
        String fits = HEADER.replace("}", ", \"x\": \"")
                + "x".repeat(Frames.RETURNED_AT_MOST_BYTES - HEADER.length() - 9) + "\"}";
        assertEquals(Frames.RETURNED_AT_MOST_BYTES, fits.length());
        frames("").decode(Channel.SHELL, message("<IDS|MSG>", "", fits, "{}", "{}", "{}"));
        String identity = "i".repeat(Frames.RETURNED_AT_MOST_BYTES);
        frames("").decode(Channel.SHELL, message(identity, "<IDS|MSG>", "", HEADER, "{}", "{}", "{}"));
        for (List<Frame> large : List.of(
                message("<IDS|MSG>", "", fits + " ", "{}", "{}", "{}"),
                message(identity, "i", "<IDS|MSG>", "", HEADER, "{}", "{}", "{}"))) {
            BadMessage refused = assertThrows(BadMessage.class, () -> frames("").decode(Channel.SHELL, large));
            assertTrue(refused.getMessage().contains("65537 bytes"), refused.getMessage());
        }
    }

    @Test
    void a_message_has_so_many_frames_at_most() throws BadMessage {
        List<Frame> many = message("<IDS|MSG>", "", HEADER, "{}", "{}", "{}");
        while (many.size() < Frames.FRAMES_AT_MOST) {
            many.add(Frame.EMPTY);
        }
        frames("").decode(Channel.SHELL, many);
        many.add(Frame.EMPTY);
        assertThrows(BadMessage.class, () -> frames("").decode(Channel.SHELL, many));
    }

    @Test
    void json_is_nested_only_so_deep_and_numbers_and_names_are_only_so_long() throws BadMessage {
        String deep = "[".repeat(Json.NESTING_AT_MOST - 2) + "]".repeat(Json.NESTING_AT_MOST - 2);
        String digits = "9".repeat(Json.DIGITS_AT_MOST);
        String name = "n".repeat(Json.NAME_AT_MOST_CHARACTERS);
        for (String field : List.of("\"a\": " + deep, "\"a\": " + digits, "\"" + name + "\": 1")) {
            assertTrue(comm(field) instanceof Comm.Msg, () -> "refused " + field.substring(0, 20));
        }
        for (String field : List.of(
                "\"a\": [[" + deep + "]]",
                "\"a\": " + "[".repeat(100_000),
                "\"a\": " + digits + "9",
                "\"" + name + "n\": 1")) {
            assertTrue(comm(field) instanceof Content.Malformed, () -> "read " + field.substring(0, 20));
        }
    }

    private static Content comm(String field) throws BadMessage {
        return content("comm_msg", "{\"comm_id\": \"c\", \"data\": {" + field + "}}");
    }

    @Test
    void large_text_is_read_whole() throws BadMessage {
        String code = "x".repeat(50 << 20);
        assertEquals(code, ((Execute.Request) content("execute_request", "{\"code\": \"" + code + "\"}")).code());
    }

    @Test
    void of_fields_of_the_same_name_the_last_one_counts() throws BadMessage {
        assertEquals("2", ((Execute.Request) content("execute_request", "{\"code\": \"1\", \"code\": \"2\"}")).code());
    }

    @Test
    void what_is_not_utf_8_is_no_json() throws BadMessage {
        for (java.nio.charset.Charset other :
                List.of(java.nio.charset.StandardCharsets.UTF_16, java.nio.charset.StandardCharsets.UTF_16LE)) {
            List<Frame> header = message("<IDS|MSG>", "", "", "{}", "{}", "{}");
            header.set(2, Frame.of(HEADER.getBytes(other)));
            assertThrows(BadMessage.class, () -> frames("").decode(Channel.SHELL, header));
        }
        List<Frame> latin = message("<IDS|MSG>", "", HEADER, "{}", "{}", "");
        latin.set(5, Frame.of("{\"code\": \"\u00e9\"}".getBytes(java.nio.charset.StandardCharsets.ISO_8859_1)));
        Content read = frames("").decode(Channel.SHELL, latin).content();
        assertTrue(
                read instanceof Content.Malformed malformed
                        && malformed.reason().contains("UTF-8"),
                read::toString);
    }

    @Test
    void without_a_key_anything_is_accepted_and_the_signature_is_empty() throws BadMessage {
        Frames unsigned = frames("");
        unsigned.decode(Channel.SHELL, message("<IDS|MSG>", "whatever", HEADER, "{}", "{}", "{\"code\":\"1\"}"));
        List<Frame> sent =
                unsigned.encode(Outgoing.published(MessageType.STATUS, Frame.EMPTY_OBJECT, new Output.Status("idle")));
        assertEquals(Frame.EMPTY, sent.get(2));
    }

    @Test
    void null_stands_for_an_empty_object() throws BadMessage {
        Request request = frames("")
                .decode(
                        Channel.SHELL,
                        message("<IDS|MSG>", "", "{\"msg_type\": \"kernel_info_request\"}", "null", "null", "null"));
        assertEquals(new Content.Empty(), request.content());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "execute_request | {}                                  | 'code' is missing",
                "execute_request | {\"code\": 5}                       | the number 5, expected a string",
                "execute_request | []                                  | expected an object",
                "execute_request | {\"code\": \"1\", \"silent\": \"x\"}  | a string, expected true or false",
                "execute_request | {\"code\": \"\", \"user_expressions\": {\"a\": 1}} | 'user_expressions.a' is the number 1",
                "complete_request | {\"code\": \"\", \"cursor_pos\": 1e30} | expected a whole number",
                "complete_request | {\"code\": \"\", \"cursor_pos\": 0.5} | expected a whole number",
                "execute_request | {} {}                               | behind the value",
                "complete_request | {\"code\": \"ab\", \"cursor_pos\": 3} | expected 0 to 2",
                "complete_request | {\"code\": \"ab\", \"cursor_pos\": -1} | expected 0 to 2",
                "inspect_request | {\"cursor_pos\": 0}                 | 'code' is missing",
                "history_request | {\"hist_access_type\": \"all\"}     | expected one of [tail, range, search]",
                "comm_msg        | {}                                  | 'comm_id' is missing",
                "input_reply     | {}                                  | 'value' is missing",
                "execute_request | not JSON                            | not",
            })
    void content_that_does_not_fit_says_what_was_expected(String type, String json, String reason) throws BadMessage {
        Content read = content(type, json);
        assertTrue(read instanceof Content.Malformed, () -> "read " + read);
        assertTrue(((Content.Malformed) read).reason().contains(reason), () -> read + " does not say " + reason);
    }

    @Test
    void a_cursor_counts_code_points_and_defaults_to_the_end() throws BadMessage {
        assertEquals(
                4, ((Complete.Request) content("complete_request", "{\"code\": \"\\ud835\\udc1aabc\"}")).cursorPos());
        assertEquals(
                4,
                ((Complete.Request) content("complete_request", "{\"code\": \"\\ud835\\udc1aabc\", \"cursor_pos\": 4}"))
                        .cursorPos());
    }

    @Test
    void silence_is_never_stored() throws BadMessage {
        Content read = content("execute_request", "{\"code\": \"1\", \"silent\": true, \"store_history\": true}");
        assertEquals(false, ((Execute.Request) read).storeHistory());
    }

    @Test
    void unknown_fields_and_types_are_tolerated() throws BadMessage {
        assertEquals(
                new Execute.Request("1", false, true, Map.of(), false, true),
                content("execute_request", "{\"code\": \"1\", \"new_in_2030\": {\"a\": [1]}}"));
        assertEquals(new Content.Empty(), content("unheard_of_request", "{\"a\": 1}"));
    }

    @Test
    void a_reply_carries_identities_parent_and_one_session_and_is_signed_as_sent() throws BadMessage {
        Request request = frames.decode(
                Channel.SHELL, message("id", "<IDS|MSG>", GOLDEN, HEADER, "{}", "{}", "{\"code\":\"1\"}"));
        Outgoing reply = request.reply(MessageType.EXECUTE_REPLY, new Execute.Aborted(3), Map.of("status", "aborted"));
        List<Frame> first = frames.encode(reply);
        List<Frame> second = frames.encode(reply);
        assertEquals("id", first.get(0).text());
        assertEquals("<IDS|MSG>", first.get(1).text());
        assertEquals(HEADER, first.get(4).text(), "the parent header");
        assertEquals("{\"status\":\"aborted\"}", first.get(5).text());
        assertEquals(
                "{\"status\":\"aborted\",\"execution_count\":3}", first.get(6).text());
        assertEquals(new Signature("hmac-sha256", "secret").sign(first.subList(3, 7)), first.get(2));
        String header = first.get(3).text();
        assertTrue(
                header.matches("\\{\"msg_id\":\"[^\"]+\",\"session\":\"[0-9a-f-]{36}\",\"username\":\"[^\"]*\","
                        + "\"date\":\"\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z\","
                        + "\"msg_type\":\"execute_reply\",\"version\":\"5.5\"}"),
                header);
        assertTrue(!second.get(3).text().equals(header), "every message has an id of its own");
        assertEquals(
                header.substring(header.indexOf("session"), header.indexOf("username")),
                second.get(3)
                        .text()
                        .substring(
                                second.get(3).text().indexOf("session"),
                                second.get(3).text().indexOf("username")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain",
                "\"quoted\" \\\\ \n \u0001 \u007f",
                "\u00e9",
                "\u6f22\u5b57",
                "\ud83d\ude00",
                "half \ud83d"
            })
    void long_text_is_written_as_short_text_is(String text) {
        String once = Json.write(text).text();
        assertEquals(
                '"' + once.substring(1, once.length() - 1).repeat(5000) + '"',
                Json.write(text.repeat(5000)).text());
    }

    @Test
    void what_is_written_is_always_json() {
        Map<String, Object> odd = new java.util.LinkedHashMap<>();
        odd.put("half\ud800", "pair \udc1a of surrogates");
        odd.put("nan", Double.NaN);
        odd.put("nothing", null);
        odd.put("whole", "\ud835\udc1a");
        String json = Json.write(odd).text();
        assertEquals(
                "{\"half\ufffd\":\"pair \ufffd of surrogates\",\"nan\":\"NaN\",\"nothing\":null,\"whole\":\"\ud835\udc1a\"}",
                json);
    }

    @ParameterizedTest
    @ValueSource(strings = {"hmac-sha256", "hmac-sha1", "hmac-md5", "hmac-sha512"})
    void every_listed_scheme_signs_as_python_does(String scheme) {
        Map<String, String> computedWithPython = Map.of(
                "hmac-sha256", "2e8ab957a048c71c70bf4f4dd49436e45becf4951ba4d0d492491665033b9c0e",
                "hmac-sha1", "9f16eb3265658d924d907fc19f6590a9de6bb97e",
                "hmac-md5", "be51fc557b80ddb08e825a6572460b8d",
                "hmac-sha512",
                        "6d022ae9c5929029973778626710b62ebe4ed5c37c53a76783ded9f3954c0f608739b28217f0f27c8c44634f4e29867eb7198e1290025666e6e21bea7dfc1d91");
        assertEquals(
                computedWithPython.get(scheme),
                new Signature(scheme, "key")
                        .sign(message("a", "b", "c", "d\u20ac"))
                        .text());
    }

    @Test
    void an_unknown_scheme_is_refused_with_the_known_ones() {
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> new Signature("hmac-rot13", "key"));
        assertTrue(refused.getMessage().contains("hmac-rot13")
                && refused.getMessage().contains("hmac-sha256"));
    }

    @Test
    void the_replay_guard_forgets_only_the_oldest() {
        ReplayGuard guard = new ReplayGuard();
        for (int i = 0; i <= ReplayGuard.REMEMBERED; i++) {
            assertTrue(guard.isNew(Frame.utf8("signature " + i)));
        }
        assertEquals(false, guard.isNew(Frame.utf8("signature 1")));
        assertEquals(true, guard.isNew(Frame.utf8("signature 0")), "one more than it remembers");
    }

    @Test
    void every_request_has_a_reply_type_and_nothing_else_has() {
        List<String> withReply = new ArrayList<>();
        for (MessageType type : MessageType.values()) {
            type.reply().ifPresent(reply -> withReply.add(type.wireName()));
        }
        Collections.sort(withReply);
        assertTrue(withReply.stream().allMatch(name -> name.endsWith("_request")), withReply::toString);
        assertEquals(Optional.empty(), MessageType.sentByClients("execute_reply"));
        assertEquals(Optional.empty(), MessageType.sentByClients("EXECUTE_REQUEST"));
    }
}
