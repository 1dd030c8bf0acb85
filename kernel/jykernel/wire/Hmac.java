package jykernel.wire;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;

/**
 * A keyed hash of bytes. Java's own, {@code javax.crypto.Mac}, makes the JVM look through all its providers of
 * cryptography first, which is a tenth of what the main thread does at a start. For one thread only.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc2104">RFC 2104</a>
 */
final class Hmac {
    private static final byte INNER = 0x36;
    private static final byte OUTER = 0x5c;

    private final MessageDigest inner;
    private final MessageDigest outer;
    private final byte[] innerPad;
    private final byte[] outerPad;

    /**
     * @param hash as {@link MessageDigest} names it
     * @param blockBytes how many bytes the hash takes in one step
     * @param key of any length
     */
    Hmac(String hash, int blockBytes, String key) throws NoSuchAlgorithmException {
        this.inner = MessageDigest.getInstance(hash);
        this.outer = MessageDigest.getInstance(hash);
        byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
        byte[] block = Arrays.copyOf(bytes.length > blockBytes ? inner.digest(bytes) : bytes, blockBytes);
        this.innerPad = pad(block, INNER);
        this.outerPad = pad(block, OUTER);
    }

    private static byte[] pad(byte[] block, byte with) {
        byte[] padded = block.clone();
        for (int i = 0; i < padded.length; i++) {
            padded[i] ^= with;
        }
        return padded;
    }

    /** The hash of the parts, one behind the other. */
    byte[] of(List<byte[]> parts) {
        inner.reset(); // the last time may have ended in the midst of it
        inner.update(innerPad);
        parts.forEach(inner::update);
        byte[] hash = inner.digest();
        outer.reset();
        outer.update(outerPad);
        return outer.digest(hash);
    }
}
