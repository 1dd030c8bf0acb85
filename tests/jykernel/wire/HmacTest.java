package jykernel.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HmacTest {
    /** Shorter than a block, as long as one, and longer. */
    private static final int[] KEY_CHARACTERS = {1, 20, 63, 64, 65, 127, 128, 129, 500};

    @ParameterizedTest
    @CsvSource({
        "SHA-256, 64, HmacSHA256",
        "SHA-512, 128, HmacSHA512",
        "SHA-384, 128, HmacSHA384",
        "SHA-224, 64, HmacSHA224",
        "SHA-1, 64, HmacSHA1",
        "MD5, 64, HmacMD5"
    })
    void it_is_what_java_computes_message_after_message(String hash, int blockBytes, String algorithm)
            throws Exception {
        for (int length : KEY_CHARACTERS) {
            String key = "k\u00e9y".repeat(length).substring(0, length);
            Hmac hmac = new Hmac(hash, blockBytes, key);
            Mac expected = Mac.getInstance(algorithm);
            expected.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), algorithm));
            for (String message : new String[] {"", "a", "message ".repeat(1000), "", "b"}) {
                byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
                expected.update(bytes);
                expected.update(bytes);
                assertArrayEquals(
                        expected.doFinal(), hmac.of(List.of(bytes, bytes)), algorithm + " with a key of " + length);
            }
        }
    }
}
