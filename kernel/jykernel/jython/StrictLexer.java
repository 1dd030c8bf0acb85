package jykernel.jython;

import org.jspecify.annotations.Nullable;
import org.python.antlr.ParseException;
import org.python.antlr.PythonLexer;
import org.python.antlr.runtime.CharStream;
import org.python.antlr.runtime.RecognitionException;
import org.python.antlr.runtime.Token;

/** Jython's lexer, which fails at characters that it would otherwise skip without a word. */
final class StrictLexer extends PythonLexer {
    private final CharStream text;

    StrictLexer(CharStream text) {
        super(text);
        this.text = text;
    }

    @Override
    public Token nextToken() {
        try {
            return super.nextToken();
        } catch (ParseException e) {
            // The error of a backslash that nothing follows says nothing of its place.
            throw e.line > 0 ? e : at(String.valueOf(e.getMessage()));
        }
    }

    /** Called for everything that fits nowhere; Jython's lexer goes on behind it. */
    @Override
    public void displayRecognitionError(String[] tokenNames, RecognitionException e) {
        int start = state.tokenStartCharIndex;
        String unfinished = unfinishedString(text.substring(start, text.size() - 1));
        if (unfinished != null) {
            throw at(unfinished);
        }
        String found = e.c < 0 ? "the end" : "character '" + character(text.index()) + "'";
        throw new ParseException("unexpected " + found, e.line, e.charPositionInLine);
    }

    private ParseException at(String message) {
        return new ParseException(message, state.tokenStartLine, state.tokenStartCharPositionInLine);
    }

    private static @Nullable String unfinishedString(String token) {
        String quotes = token.replaceFirst("\\A(?i:[ub]?r?)(?=['\"])", "");
        if (quotes.startsWith("'''") || quotes.startsWith("\"\"\"")) {
            return "EOF while scanning triple-quoted string literal";
        }
        return quotes.startsWith("'") || quotes.startsWith("\"") ? "EOL while scanning string literal" : null;
    }

    /** The character at the index, which may take two units of UTF-16. */
    private String character(int index) {
        int end = Math.min(index + 2, text.size());
        return Character.toString(text.substring(index, end - 1).codePointAt(0));
    }
}
