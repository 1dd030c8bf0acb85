package jykernel.jython;

/** The protocol counts code points where Java counts UTF-16 units. */
final class CodePoints {
    private CodePoints() {}

    /** The index of the code point in UTF-16 units; one of the text's ends if it is beyond it. */
    static int toIndex(String text, int codePoint) {
        return text.offsetByCodePoints(0, Math.max(0, Math.min(codePoint, text.codePointCount(0, text.length()))));
    }

    static int fromIndex(String text, int index) {
        return text.codePointCount(0, index);
    }
}
