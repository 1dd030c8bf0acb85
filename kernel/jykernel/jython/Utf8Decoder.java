package jykernel.jython;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Decodes UTF-8 that comes in pieces, which may end inside a character; what is malformed becomes U+FFFD. */
final class Utf8Decoder {
    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);
    /** The beginning of a character, at most three bytes. */
    private byte[] rest = new byte[0];

    /** Bytes as Python has them: as characters. */
    synchronized String decode(String bytes) {
        if (rest.length == 0 && bytes.getBytes(StandardCharsets.UTF_8).length == bytes.length()) {
            return bytes; // ASCII says the same in both
        }
        byte[] utf8 = bytes.getBytes(StandardCharsets.ISO_8859_1);
        return decode(utf8, 0, utf8.length);
    }

    synchronized String decode(byte[] bytes, int offset, int length) {
        if (rest.length == 0 && (length == 0 || bytes[offset + length - 1] >= 0)) {
            return new String(bytes, offset, length, StandardCharsets.UTF_8); // it ends with a whole character
        }
        ByteBuffer in = ByteBuffer.allocate(rest.length + length);
        in.put(rest).put(bytes, offset, length).flip();
        CharBuffer out = CharBuffer.allocate(in.remaining() + 1);
        decoder.reset().decode(in, out, false);
        rest = new byte[in.remaining()];
        in.get(rest);
        return out.flip().toString();
    }

    /** What is left of a character that never ended, as U+FFFD. */
    synchronized String flush() {
        String left = rest.length == 0 ? "" : "\ufffd";
        rest = new byte[0];
        return left;
    }
}
