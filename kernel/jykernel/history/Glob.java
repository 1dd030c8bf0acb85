package jykernel.history;

/**
 * A pattern in which {@code *} stands for any characters and {@code ?} for one, line feeds included; everything else
 * stands for itself. Time is bounded by the product of the lengths, whatever the pattern.
 */
record Glob(String pattern) {
    boolean matches(String text) {
        int p = 0;
        int t = 0;
        int afterStar = -1;
        int retryFrom = 0;
        while (t < text.length()) {
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                p++;
                afterStar = p;
                retryFrom = t;
            } else if (p < pattern.length() && matchesOne(p, text, t)) {
                t += width(text, t);
                p += width(pattern, p);
            } else if (afterStar >= 0) {
                // Only the latest star ever needs to take one more: what came before it has matched already.
                retryFrom += width(text, retryFrom);
                t = retryFrom;
                p = afterStar;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') {
            p++;
        }
        return p == pattern.length();
    }

    private boolean matchesOne(int p, String text, int t) {
        return pattern.charAt(p) == '?' || pattern.codePointAt(p) == text.codePointAt(t);
    }

    private static int width(String text, int index) {
        return Character.charCount(text.codePointAt(index));
    }
}
