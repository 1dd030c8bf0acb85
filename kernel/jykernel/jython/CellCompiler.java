package jykernel.jython;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.python.antlr.ast.Expr;
import org.python.antlr.ast.Interactive;
import org.python.antlr.ast.Module;
import org.python.antlr.base.mod;
import org.python.antlr.base.stmt;
import org.python.core.CompileMode;
import org.python.core.CompilerFlags;
import org.python.core.ParserFacade;
import org.python.core.Py;
import org.python.core.PyCode;

/**
 * Compiles cells with Jython's own parser and compiler. {@code from __future__ import} in one cell holds for the cells
 * after it.
 */
final class CellCompiler {
    /** Jython refuses this in source that is Unicode already; there it has nothing to say. */
    private static final Pattern CODING =
            Pattern.compile("\\A((?:[ \\t\\f]*(?:#[^\\r\\n]*)?\\r?\\n)?[ \\t\\f]*#[^\\r\\n]*?)coding([:=])");

    private final CompilerFlags flags = new CompilerFlags(CompilerFlags.PyCF_SOURCE_IS_UTF8);

    /**
     * A cell in two parts.
     *
     * @param body null if there are no statements before the last expression
     * @param shown the last expression, whose value is given to sys.displayhook; null if there is nothing to show
     */
    record Compiled(@Nullable PyCode body, @Nullable PyCode shown) {}

    /** Throws SyntaxError as a PyException. */
    Compiled compile(String source, String fileName) {
        if (source.indexOf('\0') >= 0) {
            throw Py.TypeError("the cell contains a null character");
        }
        Module tree = (Module) ParserFacade.parse(forParser(source), CompileMode.exec, fileName, flags);
        List<stmt> statements = tree.getInternalBody();
        int last = statements.size() - 1;
        if (last < 0 || !(statements.get(last) instanceof Expr expression) || Semicolon.ends(source)) {
            return new Compiled(code(tree, fileName, CompileMode.exec), null);
        }
        Interactive shown = new Interactive(tree, List.of(expression));
        statements.remove(last);
        PyCode body = last == 0 ? null : code(tree, fileName, CompileMode.exec);
        return new Compiled(body, code(shown, fileName, CompileMode.single));
    }

    /** An expression, such as one of the user_expressions. */
    PyCode compileExpression(String source, String fileName) {
        mod tree = ParserFacade.parse(source.strip() + "\n", CompileMode.eval, fileName, flags);
        return code(tree, fileName, CompileMode.eval);
    }

    private PyCode code(mod tree, String fileName, CompileMode mode) {
        return Py.compile_flags(tree, fileName, mode, flags);
    }

    private static String forParser(String source) {
        String lines = source.replace("\r\n", "\n").replace('\r', '\n');
        Matcher coding = CODING.matcher(lines);
        String accepted = coding.find() ? coding.replaceFirst("$1xoding$2") : lines;
        return accepted + "\n\n";
    }
}
