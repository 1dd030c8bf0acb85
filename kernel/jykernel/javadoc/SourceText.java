package jykernel.javadoc;

import java.util.ArrayList;
import java.util.List;

/** Java source as tokens: words, single signs, and comments that document; strings and other comments are passed. */
final class SourceText {
    /** @param text of a word or sign; of a comment all that is in the source */
    record Token(Kind kind, String text, int start, int end) {
        boolean is(String sign) {
            return kind != Kind.COMMENT && text.equals(sign);
        }
    }

    enum Kind {
        WORD,
        SIGN,
        LITERAL,
        COMMENT
    }

    private final String source;
    private int at;

    private SourceText(String source) {
        this.source = source;
    }

    static List<Token> tokens(String source) {
        SourceText text = new SourceText(source);
        List<Token> tokens = new ArrayList<>(source.length() / 6);
        while (text.at < source.length()) {
            text.next(tokens);
        }
        return tokens;
    }

    private void next(List<Token> tokens) {
        int start = at;
        char c = source.charAt(at);
        if (Character.isWhitespace(c)) {
            at++;
        } else if (source.startsWith("/*", at)) {
            int end = source.indexOf("*/", at + 2);
            at = end < 0 ? source.length() : end + 2;
            if (source.startsWith("/**", start) && at - start > 4) {
                tokens.add(token(Kind.COMMENT, start));
            }
        } else if (source.startsWith("//", at)) {
            lineComments(tokens, start);
        } else if (c == '"' || c == '\'') {
            literal(c);
            tokens.add(token(Kind.LITERAL, start));
        } else if (Character.isJavaIdentifierPart(c)) {
            while (at < source.length() && Character.isJavaIdentifierPart(source.charAt(at))) {
                at++;
            }
            tokens.add(token(Kind.WORD, start));
        } else {
            at++;
            tokens.add(token(Kind.SIGN, start));
        }
    }

    /** Lines that begin with three slashes are one comment in Markdown. */
    private void lineComments(List<Token> tokens, int start) {
        boolean documents = source.startsWith("///", start);
        at = endOfLine(start);
        while (documents) {
            int next = at;
            while (next < source.length() && Character.isWhitespace(source.charAt(next))) {
                next++;
            }
            boolean blankLine =
                    source.substring(at, next).chars().filter(c -> c == '\n').count() > 1;
            if (blankLine || !source.startsWith("///", next)) {
                break;
            }
            at = endOfLine(next);
        }
        if (documents) {
            tokens.add(token(Kind.COMMENT, start));
        }
    }

    private int endOfLine(int from) {
        int end = source.indexOf('\n', from);
        return end < 0 ? source.length() : end;
    }

    private void literal(char quote) {
        boolean block = source.startsWith("\"\"\"", at);
        at += block ? 3 : 1;
        while (at < source.length()) {
            char c = source.charAt(at);
            if (c == '\\') {
                at++;
            } else if (block ? source.startsWith("\"\"\"", at) : c == quote || c == '\n') {
                at += block ? 3 : 1;
                return;
            }
            at++;
        }
        at = Math.min(at, source.length());
    }

    private Token token(Kind kind, int start) {
        return new Token(kind, source.substring(start, at), start, at);
    }
}
