package jykernel.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jykernel.jython.JythonInterpreter;
import jykernel.jython.PythonSignals;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;

/**
 * Plays the stories in tests/transcripts. A story is a list of cells, and of other requests; each has its code in Python,
 * in the toy language, or in both, and what a client must see: the messages between busy and idle in their order, and the
 * reply. Of a message only what the story names is compared; text that begins with "~" is a regular expression to be
 * found.
 */
@Timeout(120)
class TranscriptTest {
    private static final Path STORIES = Path.of("tests", "transcripts");
    private static final ObjectMapper YAML =
            new ObjectMapper(new YAMLFactory()).enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    /** A language that stories are played in, and the field of a cell with its code. */
    enum Language {
        PYTHON {
            @Override
            RunningKernel start() throws IOException {
                PythonSignals signals = new PythonSignals();
                return new RunningKernel(new JythonInterpreter(signals), signals);
            }

            @Override
            Optional<String> code(Cell cell) {
                return Optional.ofNullable(cell.python);
            }
        },
        ECHO {
            @Override
            RunningKernel start() throws IOException {
                return RunningKernel.echo();
            }

            @Override
            Optional<String> code(Cell cell) {
                return Optional.ofNullable(cell.echo);
            }
        };

        abstract RunningKernel start() throws IOException;

        abstract Optional<String> code(Cell cell);
    }

    /**
     * @param ask a request other than execute_request; a bar in the code is where its cursor is
     * @param options more fields of the request
     * @param answers to the questions that the cell asks
     * @param interruptAfter press the stop button when this text has been printed
     * @param see the messages, one field each: the type and what its content must hold
     */
    record Cell(
            String ask,
            String python,
            String echo,
            Map<String, Object> options,
            List<String> answers,
            String interruptAfter,
            List<Map<String, JsonNode>> see,
            JsonNode reply) {}

    record Story(String story, List<Cell> cells) {}

    @TestFactory
    Stream<DynamicTest> stories() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        try (Stream<Path> files = Files.list(STORIES)) {
            for (Path file : files.sorted().toList()) {
                for (Story story : YAML.readValue(file.toFile(), new TypeReference<List<Story>>() {})) {
                    for (Language language : Language.values()) {
                        if (story.cells.stream()
                                .allMatch(cell -> language.code(cell).isPresent())) {
                            tests.add(DynamicTest.dynamicTest(
                                    story.story + " (" + language.name().toLowerCase() + ")",
                                    () -> play(story, language)));
                        }
                    }
                }
            }
        }
        assertFalse(tests.isEmpty());
        return tests.stream();
    }

    private static void play(Story story, Language language) throws Exception {
        try (RunningKernel kernel = language.start()) {
            for (Cell cell : story.cells) {
                play(cell, language.code(cell).orElseThrow(), kernel.client);
            }
        }
    }

    private static String send(Cell cell, String code, FrontEnd client) {
        Map<String, Object> content = new HashMap<>(cell.options == null ? Map.of() : cell.options);
        if (cell.ask == null) {
            return client.execute(code, content);
        }
        int cursor = code.indexOf('|');
        if (cursor >= 0) {
            content.put("cursor_pos", code.codePointCount(0, cursor));
        }
        content.put("code", cursor < 0 ? code : code.substring(0, cursor) + code.substring(cursor + 1));
        return client.ask(cell.ask, content);
    }

    private static void play(Cell cell, String code, FrontEnd client) {
        String id = send(cell, code, client);
        for (String answer : cell.answers == null ? List.<String>of() : cell.answers) {
            assertEquals("input_request", client.receive(client.stdin).type());
            client.send(client.stdin, "input_reply", Map.of("value", answer));
        }
        Consumer<FrontEnd.Received> onMessage = message -> {
            if (cell.interruptAfter != null
                    && message.type().equals("stream")
                    && message.content().path("text").asText().contains(cell.interruptAfter)) {
                client.send(client.control, "interrupt_request", Map.of());
                client.receive(client.control);
            }
        };
        List<FrontEnd.Received> published = client.publishedFor(id, onMessage);
        List<FrontEnd.Received> seen = published.subList(1, published.size() - 1).stream()
                .filter(message -> !message.parentId().isEmpty())
                .toList();
        List<Map<String, JsonNode>> see = cell.see == null ? List.of() : cell.see;
        List<String> types = see.stream()
                .map(expected -> expected.keySet().iterator().next())
                .toList();
        assertEquals(types, seen.stream().map(FrontEnd.Received::type).toList(), () -> code + "\ncaused " + seen);
        for (int i = 0; i < types.size(); i++) {
            assertHolds(see.get(i).get(types.get(i)), seen.get(i).content(), types.get(i));
        }
        assertHolds(cell.reply, client.reply(id).content(), "reply");
    }

    private static void assertHolds(JsonNode expected, JsonNode found, String where) {
        if (expected.isObject()) {
            expected.properties()
                    .forEach(field ->
                            assertHolds(field.getValue(), found.path(field.getKey()), where + "." + field.getKey()));
        } else if (expected.isArray() && found.isArray() && expected.size() == found.size()) {
            for (int i = 0; i < expected.size(); i++) {
                assertHolds(expected.get(i), found.get(i), where + "[" + i + "]");
            }
        } else if (expected.isTextual() && expected.asText().startsWith("~")) {
            String text = found.isArray() ? joined(found) : found.asText();
            Pattern pattern = Pattern.compile(expected.asText().substring(1), Pattern.DOTALL);
            assertTrue(pattern.matcher(text).find(), () -> where + " is " + text + ", expected to match " + pattern);
        } else {
            assertEquals(expected, found, where);
        }
    }

    /** Tracebacks are lists of lines; colours are left out. */
    private static String joined(JsonNode lines) {
        List<String> texts = new ArrayList<>();
        lines.forEach(line -> texts.add(line.asText().replaceAll("\u001b\\[[0-9;]*m", "")));
        return String.join("\n", texts);
    }
}
