package jykernel.jython;

import org.python.antlr.PythonLexer;
import org.python.antlr.runtime.ANTLRStringStream;
import org.python.antlr.runtime.Token;

/** Whether code ends in a semicolon, which keeps the value of the last expression from being shown. */
final class Semicolon {
    private Semicolon() {}

    /** Comments and white space behind it do not count, and neither does a semicolon inside a string or a comment. */
    static boolean ends(String source) {
        if (source.indexOf(';') < 0) {
            return false;
        }
        PythonLexer lexer = new PythonLexer(new ANTLRStringStream(SourceParser.lines(source) + "\n"));
        int last = Token.INVALID_TOKEN_TYPE;
        for (Token token = lexer.nextToken(); token.getType() != Token.EOF; token = lexer.nextToken()) {
            boolean blank = token.getChannel() != Token.DEFAULT_CHANNEL
                    || token.getType() == PythonLexer.NEWLINE
                    || token.getType() == PythonLexer.LEADING_WS
                    || token.getText().isBlank();
            if (!blank) {
                last = token.getType();
            }
        }
        return last == PythonLexer.SEMI;
    }
}
