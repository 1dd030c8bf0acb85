package jykernel.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Protocol checklist rows A3, A4, A5, A6. */
class ConnectionFileTest {
    @TempDir
    Path directory;

    private Path file(String text) throws IOException {
        return Files.writeString(directory.resolve("kernel.json"), text);
    }

    @Test
    void all_keys_are_read_and_unknown_ones_ignored() throws IOException {
        ConnectionFile read = ConnectionFile.read(
                file(
                        """
                {"transport": "tcp", "ip": "*", "shell_port": 1, "iopub_port": "2", "stdin_port": 3, "control_port": 4,
                 "hb_port": 5, "key": "k", "signature_scheme": "hmac-md5", "kernel_name": "x", "new": {"a": 1}}
                """));
        assertEquals("0.0.0.0", read.ip());
        assertEquals(new ConnectionFile.Ports(1, 2, 3, 4, 5), read.ports());
        assertEquals("k", read.key());
        assertEquals("hmac-md5", read.signatureScheme());
        assertTrue(read.curve().isEmpty());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"transport\": \"ipc\", \"ip\": \"/tmp/x\"}  | transport is 'ipc', expected 'tcp'",
                "{\"shell_port\": 70000}      | shell_port is '70000', expected a port",
                "{\"hb_port\": \"x\"}         | hb_port is 'x', expected a port",
                "{\"ip\": 5}                  | ip is a Integer, expected a string",
                "{\"key\": \"k\", \"signature_scheme\": \"rot13\"} | signature_scheme is 'rot13', expected one of",
                "{\"curve_publickey\": \"short\", \"curve_secretkey\": \"\"} | expected 40 each",
                "[1]                          | not a JSON object",
                "{\"key\": \"hidden-secret    | not a JSON object",
            })
    void a_file_that_cannot_be_used_says_why_and_never_shows_the_key(String text, String reason) throws IOException {
        Path path = file(text);
        IOException refused = assertThrows(IOException.class, () -> ConnectionFile.read(path));
        assertTrue(refused.getMessage().contains(reason), refused.getMessage());
        assertTrue(refused.getMessage().contains(path.toString()), refused.getMessage());
        assertFalse(refused.getMessage().contains("hidden-secret"), refused.getMessage());
    }

    @Test
    void a_missing_file_is_named() {
        IOException refused =
                assertThrows(IOException.class, () -> ConnectionFile.read(directory.resolve("nowhere.json")));
        assertTrue(refused.getMessage().contains("nowhere.json"));
    }

    @Test
    void chosen_ports_are_written_back_and_everything_else_kept() throws IOException {
        Path path = file("{\"shell_port\": 0, \"key\": \"k\", \"jupyter_session\": \"a.ipynb\", \"é\": \""
                + "long".repeat(5000) + "\"}");
        ConnectionFile read = ConnectionFile.read(path);
        read.writeBack(path, new ConnectionFile.Ports(11, 12, 13, 14, 15));
        Map<String, Object> written = Json.readObject(Files.readString(path));
        assertEquals(11, written.get("shell_port"));
        assertEquals(15, written.get("hb_port"));
        assertEquals("a.ipynb", written.get("jupyter_session"));
        assertEquals("long".repeat(5000), written.get("é"));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(path)));
        try (var files = Files.list(directory)) {
            assertEquals(1, files.count(), "no other file is left");
        }
    }

    @Test
    void a_file_whose_ports_were_chosen_by_the_client_is_not_touched() throws IOException {
        String text = "{\"shell_port\":1,\"iopub_port\":2,\"stdin_port\":3,\"control_port\":4,\"hb_port\":5}";
        Path path = file(text);
        ConnectionFile.read(path).writeBack(path, new ConnectionFile.Ports(1, 2, 3, 4, 5));
        assertEquals(text, Files.readString(path));
    }

    @Test
    void keys_are_never_shown() {
        String publicKey = "p".repeat(40);
        String secret = "s".repeat(40);
        ConnectionFile read = ConnectionFile.parse(
                Map.of("key", "hidden-secret", "curve_publickey", publicKey, "curve_secretkey", secret));
        assertEquals(secret, read.curve().orElseThrow().secretKey());
        assertFalse((read + " " + read.curve()).contains("hidden-secret"));
        assertFalse((read + " " + read.curve()).contains(secret));
    }
}
