package jykernel.blackbox;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA256 as the protocol has it; written once more, so that a mistake of the kernel's is not made here, too. */
final class Signing {
    static final byte[] DELIMITER = "<IDS|MSG>".getBytes(StandardCharsets.US_ASCII);
    /** Header, parent header, metadata, content. */
    static final int PARTS = 4;

    private final String key;

    /** @param key empty if messages are not signed */
    Signing(String key) {
        this.key = key;
    }

    boolean isOn() {
        return !key.isEmpty();
    }

    byte[] sign(List<byte[]> parts) {
        if (!isOn()) {
            return new byte[0];
        }
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            parts.forEach(mac::update);
            return HexFormat.of().formatHex(mac.doFinal()).getBytes(StandardCharsets.US_ASCII);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Puts the right signature where one belongs, if the frames are enough for a message. */
    void signAnew(List<byte[]> frames) {
        int at = indexOfSignature(frames);
        if (at >= 0 && frames.size() > at + PARTS) {
            frames.set(at, sign(frames.subList(at + 1, at + 1 + PARTS)));
        }
    }

    boolean isSigned(List<byte[]> frames) {
        int at = indexOfSignature(frames);
        return at >= 0
                && frames.size() > at + PARTS
                && (!isOn() || Arrays.equals(frames.get(at), sign(frames.subList(at + 1, at + 1 + PARTS))));
    }

    /** The place behind the first delimiter; -1 if there is none. */
    static int indexOfSignature(List<byte[]> frames) {
        for (int i = 0; i < frames.size(); i++) {
            if (Arrays.equals(frames.get(i), DELIMITER)) {
                return i + 1;
            }
        }
        return -1;
    }
}
