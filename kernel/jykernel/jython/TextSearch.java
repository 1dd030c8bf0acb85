package jykernel.jython;

import jykernel.interrupt.Poll;

/**
 * The searches of {@link String}, woven into Python's texts in their places. A long text in a long text may take Java
 * hours to find, or not to find, without a poll: there the beginning is searched by Java, and the rest compared here.
 */
public final class TextSearch {
    private static final int BEGINNING = 64;
    private static final long FEW_COMPARISONS = 100_000_000;

    private TextSearch() {}

    /** {@link String#indexOf(String)}. */
    public static int indexOf(String text, String wanted) {
        return indexOf(text, wanted, 0);
    }

    /** {@link String#indexOf(String, int)}. */
    public static int indexOf(String text, String wanted, int from) {
        if (isQuick(text, wanted)) {
            return text.indexOf(wanted, from);
        }
        String beginning = wanted.substring(0, BEGINNING);
        int at = text.indexOf(beginning, from);
        while (at >= 0 && !text.startsWith(wanted, at)) {
            Poll.check();
            at = text.indexOf(beginning, at + 1);
        }
        return at;
    }

    /** {@link String#lastIndexOf(String)}. */
    public static int lastIndexOf(String text, String wanted) {
        return lastIndexOf(text, wanted, text.length());
    }

    /** {@link String#lastIndexOf(String, int)}. */
    public static int lastIndexOf(String text, String wanted, int from) {
        if (isQuick(text, wanted)) {
            return text.lastIndexOf(wanted, from);
        }
        String beginning = wanted.substring(0, BEGINNING);
        int at = text.lastIndexOf(beginning, from);
        while (at >= 0 && !text.startsWith(wanted, at)) {
            Poll.check();
            at = text.lastIndexOf(beginning, at - 1);
        }
        return at;
    }

    private static boolean isQuick(String text, String wanted) {
        return wanted.length() <= BEGINNING || (long) text.length() * wanted.length() < FEW_COMPARISONS;
    }
}
