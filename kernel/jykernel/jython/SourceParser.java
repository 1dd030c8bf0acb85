package jykernel.jython;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.python.antlr.BaseParser;
import org.python.antlr.ParseException;
import org.python.antlr.PythonLexer;
import org.python.antlr.PythonParser;
import org.python.antlr.PythonTokenSource;
import org.python.antlr.PythonTree;
import org.python.antlr.PythonTreeAdaptor;
import org.python.antlr.base.mod;
import org.python.antlr.runtime.ANTLRStringStream;
import org.python.antlr.runtime.CommonTokenStream;
import org.python.antlr.runtime.Token;
import org.python.core.CompileMode;
import org.python.core.CompilerFlags;
import org.python.core.Py;
import org.python.core.PyException;
import org.python.core.PyIndentationError;
import org.python.core.PySyntaxError;
import org.python.core.util.StringUtil;

/**
 * Jython's parser, on text. Jython's own way to it refuses "coding" comments in text, fails on very long cells, shows
 * other characters than the text has, and skips silently what its lexer cannot read, such as a string without an end.
 */
final class SourceParser extends BaseParser {
    private final String source;

    enum Verdict {
        RIGHT,
        UNFINISHED,
        WRONG
    }

    private SourceParser(String source, String fileName, CompilerFlags flags) {
        super(new ANTLRStringStream(source), fileName, ofText(flags));
        this.source = source;
    }

    private static CompilerFlags ofText(CompilerFlags flags) {
        flags.source_is_utf8 = true;
        flags.encoding = StandardCharsets.UTF_8.name();
        return flags;
    }

    /** Throws SyntaxError as a PyException. */
    static mod parse(String code, CompileMode mode, String fileName, CompilerFlags flags) {
        SourceParser parser = new SourceParser(lines(code) + "\n\n", fileName, flags);
        try {
            return parser.tree(mode);
        } catch (ParseException e) {
            throw parser.syntaxError(e);
        }
    }

    /** Whether the code can be parsed; if not, whether the parser has read it all and missed something behind it. */
    static Verdict judge(String code, CompilerFlags flags) {
        SourceParser parser = new SourceParser(lines(code) + "\n\n", "<input>", flags);
        try {
            parser.tree(CompileMode.exec);
            return Verdict.RIGHT;
        } catch (ParseException e) {
            return e.token != null && e.token.getType() == Token.EOF ? Verdict.UNFINISHED : Verdict.WRONG;
        }
    }

    private mod tree(CompileMode mode) {
        refuseNull();
        return mode == CompileMode.eval ? parseExpression() : parseModule();
    }

    /** Without a byte order mark, which text files bring along, and with one kind of line end. */
    static String lines(String code) {
        String text = code.startsWith("\ufeff") ? code.substring(1) : code;
        return text.replace("\r\n", "\n").replace('\r', '\n');
    }

    private void refuseNull() {
        int at = source.indexOf('\0');
        if (at >= 0) {
            String before = source.substring(0, at + 1);
            int column = at - (before.lastIndexOf('\n') + 1);
            throw new ParseException("null character", (int) before.lines().count(), column);
        }
    }

    @Override
    protected PythonParser setupParser(boolean single) {
        PythonLexer lexer = new StrictLexer(charStream);
        lexer.setErrorHandler(errorHandler);
        lexer.single = single;
        PythonTokenSource indented = new PythonTokenSource(new CommonTokenStream(lexer), filename, single);
        PythonParser parser =
                new PythonParser(new CommonTokenStream(indented), encoding, printFunction, unicodeLiterals);
        parser.setErrorHandler(errorHandler);
        parser.setTreeAdaptor(new PythonTreeAdaptor());
        return parser;
    }

    private PyException syntaxError(ParseException e) {
        int line = e.line;
        int column = e.charPositionInLine;
        if (e.node instanceof PythonTree tree) {
            line = tree.getLineno();
            column = tree.getCol_offset();
        }
        List<String> lines = source.lines().toList();
        String text = line >= 1 && line <= lines.size() ? lines.get(line - 1) + "\n" : "";
        String message = String.valueOf(e.getMessage());
        int token = e.token == null ? 0 : e.token.getType();
        if (message.endsWith("expecting INDENT")) {
            message = "expected an indented block";
        } else if (token == PythonParser.INDENT || token == PythonParser.LEADING_WS) {
            message = "unexpected indent";
        } else if (e.getType() != Py.IndentationError) {
            return new PySyntaxError(bytes(message), line, column, bytes(text), filename);
        }
        return new PyIndentationError(bytes(message), line, column, bytes(text), filename);
    }

    /** Text as Python 2 has it in a byte string; a unicode string would be refused here. */
    private static String bytes(String text) {
        return StringUtil.fromBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
