package jykernel.wire;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import jykernel.message.Frame;
import org.jspecify.annotations.Nullable;

/**
 * HMAC over the four JSON frames of a message, exactly as their bytes are; buffers are not signed. For one thread only.
 *
 * @see <a href="https://jupyter-client.readthedocs.io/en/stable/messaging.html#the-wire-protocol">The wire protocol</a>
 */
final class Signature {
    private static final Map<String, String> ALGORITHMS = Map.of(
            "hmac-sha256", "HmacSHA256",
            "hmac-sha512", "HmacSHA512",
            "hmac-sha384", "HmacSHA384",
            "hmac-sha224", "HmacSHA224",
            "hmac-sha1", "HmacSHA1",
            "hmac-md5", "HmacMD5");

    /** Null if messages are not signed. */
    private final @Nullable Mac mac;

    /** @param key empty if messages are not signed */
    Signature(String scheme, String key) {
        this.mac = key.isEmpty() ? null : mac(scheme, key);
    }

    private static Mac mac(String scheme, String key) {
        String algorithm = ALGORITHMS.get(scheme.toLowerCase(Locale.ROOT));
        if (algorithm == null) {
            throw new IllegalArgumentException("signature_scheme is '" + scheme + "', expected one of "
                    + ALGORITHMS.keySet().stream().sorted().toList());
        }
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), algorithm));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("This Java cannot compute " + algorithm, e);
        }
    }

    boolean isSigning() {
        return mac != null;
    }

    /** Lower-case hexadecimal, or empty. */
    Frame sign(List<Frame> signed) {
        Mac hmac = mac;
        if (hmac == null) {
            return Frame.EMPTY;
        }
        for (Frame frame : signed) {
            hmac.update(frame.bytes());
        }
        return Frame.utf8(HexFormat.of().formatHex(hmac.doFinal()));
    }

    /** Takes the same time wherever the two differ. */
    boolean matches(Frame signature, List<Frame> signed) {
        return !isSigning()
                || MessageDigest.isEqual(signature.bytes(), sign(signed).bytes());
    }
}
