package jykernel.wire;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import jykernel.message.Frame;
import org.jspecify.annotations.Nullable;

/**
 * HMAC over the four JSON frames of a message, exactly as their bytes are; buffers are not signed. For one thread only.
 *
 * @see <a href="https://jupyter-client.readthedocs.io/en/stable/messaging.html#the-wire-protocol">The wire protocol</a>
 */
final class Signature {
    private static final Map<String, Hash> HASHES = Map.of(
            "hmac-sha256", new Hash("SHA-256", 64),
            "hmac-sha512", new Hash("SHA-512", 128),
            "hmac-sha384", new Hash("SHA-384", 128),
            "hmac-sha224", new Hash("SHA-224", 64),
            "hmac-sha1", new Hash("SHA-1", 64),
            "hmac-md5", new Hash("MD5", 64));

    /** Null if messages are not signed. */
    private final @Nullable Hmac hmac;

    private record Hash(String name, int blockBytes) {}

    /** @param key empty if messages are not signed */
    Signature(String scheme, String key) {
        this.hmac = key.isEmpty() ? null : hmac(scheme, key);
    }

    private static Hmac hmac(String scheme, String key) {
        Hash hash = HASHES.get(scheme.toLowerCase(Locale.ROOT));
        if (hash == null) {
            throw new IllegalArgumentException("signature_scheme is '" + scheme + "', expected one of "
                    + HASHES.keySet().stream().sorted().toList());
        }
        try {
            return new Hmac(hash.name(), hash.blockBytes(), key);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalArgumentException("This Java cannot compute " + hash.name(), e);
        }
    }

    boolean isSigning() {
        return hmac != null;
    }

    /** Lower-case hexadecimal, or empty. */
    Frame sign(List<Frame> signed) {
        Hmac keyed = hmac;
        if (keyed == null) {
            return Frame.EMPTY;
        }
        return Frame.utf8(HexFormat.of()
                .formatHex(keyed.of(signed.stream().map(Frame::bytes).toList())));
    }

    /** Takes the same time wherever the two differ. */
    boolean matches(Frame signature, List<Frame> signed) {
        return !isSigning()
                || MessageDigest.isEqual(signature.bytes(), sign(signed).bytes());
    }
}
