package jykernel.javadoc;

import java.util.List;
import jykernel.javadoc.SourceText.Kind;
import jykernel.javadoc.SourceText.Token;

/** A place in a list of tokens, and how to get past what belongs together. */
final class Tokens {
    private static final Token NONE = new Token(Kind.SIGN, "", 0, 0);

    private final List<Token> tokens;
    int at;

    Tokens(List<Token> tokens) {
        this.tokens = tokens;
    }

    boolean atEnd() {
        return at >= tokens.size();
    }

    /** A token that is nothing if there is none. */
    Token token(int index) {
        return index >= 0 && index < tokens.size() ? tokens.get(index) : NONE;
    }

    List<Token> between(int from, int to) {
        return tokens.subList(from, to);
    }

    void annotation() {
        at += 2;
        while (token(at).is(".")) {
            at += 2;
        }
        if (token(at).is("(")) {
            pass("(", ")");
        }
    }

    void block() {
        pass("{", "}");
    }

    /** From an opening sign to behind the closing one. */
    void pass(String opening, String closing) {
        int depth = 0;
        do {
            depth += token(at).is(opening) ? 1 : token(at).is(closing) ? -1 : 0;
            at++;
        } while (depth > 0 && at < tokens.size());
    }

    /** The token at the place ends here in the source; the last one if the place is beyond it. */
    int endOf(int index) {
        return token(Math.min(index, tokens.size() - 1)).end();
    }

    int startOf(int index) {
        return token(index).start();
    }

    static String lastWord(List<Token> head) {
        for (int i = head.size() - 1; i >= 0; i--) {
            if (head.get(i).kind() == Kind.WORD) {
                return head.get(i).text();
            }
        }
        return "";
    }
}
