package jykernel.message;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** One ZeroMQ frame: bytes that are never changed after they were wrapped. */
public final class Frame {
    /** A frame without bytes. */
    public static final Frame EMPTY = new Frame(new byte[0]);
    /** The JSON text of an empty object: the parent header of a message that answers nothing. */
    public static final Frame EMPTY_OBJECT = utf8("{}");

    private final byte[] bytes;

    private Frame(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Wraps the array without a copy; the caller gives it away. */
    public static Frame of(byte[] bytes) {
        return new Frame(bytes);
    }

    public static Frame utf8(String text) {
        return new Frame(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The array itself, not a copy: to be read only. */
    public byte[] bytes() {
        return bytes;
    }

    public int size() {
        return bytes.length;
    }

    /** The bytes read as UTF-8; what is malformed becomes U+FFFD. */
    public String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Frame frame && Arrays.equals(bytes, frame.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "Frame[" + bytes.length + " bytes]";
    }
}
