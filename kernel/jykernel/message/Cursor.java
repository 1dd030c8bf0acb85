package jykernel.message;

import org.jspecify.annotations.Nullable;

/** A position in code, counted in Unicode code points as the protocol does since 5.2. */
final class Cursor {
    private Cursor() {}

    /** The position, or the end of the code if there is none. */
    static int within(String code, @Nullable Integer cursorPos) {
        int length = code.codePointCount(0, code.length());
        if (cursorPos == null) {
            return length;
        }
        if (cursorPos < 0 || cursorPos > length) {
            throw new IllegalArgumentException("the field 'cursor_pos' is " + cursorPos + ", expected 0 to " + length
                    + ", the length of 'code' in code points");
        }
        return cursorPos;
    }
}
