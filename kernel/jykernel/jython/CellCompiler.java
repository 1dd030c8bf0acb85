package jykernel.jython;

import java.util.ArrayList;
import java.util.List;
import org.python.antlr.ast.Expr;
import org.python.antlr.ast.Interactive;
import org.python.antlr.ast.Module;
import org.python.antlr.base.mod;
import org.python.antlr.base.stmt;
import org.python.core.CompileMode;
import org.python.core.CompilerFlags;
import org.python.core.Py;
import org.python.core.PyCode;
import org.python.core.PyException;
import org.python.core.PySyntaxError;

/**
 * Compiles cells with Jython's own parser and compiler. {@code from __future__ import} in one cell holds for the cells
 * after it.
 */
final class CellCompiler {
    private final CompilerFlags flags = new CompilerFlags(CompilerFlags.PyCF_SOURCE_IS_UTF8);

    /**
     * The cell as pieces of code that are to run one after another. The last one gives the value of a last expression to
     * sys.displayhook, unless a semicolon stands behind it. Throws SyntaxError as a PyException.
     */
    List<PyCode> compile(String source, String fileName) {
        Module tree = (Module) SourceParser.parse(source, CompileMode.exec, fileName, flags);
        List<stmt> statements = new ArrayList<>(tree.getInternalBody());
        List<PyCode> pieces = new ArrayList<>();
        int last = statements.size() - 1;
        if (last < 0 || !(statements.get(last) instanceof Expr expression) || Semicolon.ends(source)) {
            addPieces(tree, statements, fileName, pieces);
            return pieces;
        }
        if (last > 0) {
            addPieces(tree, statements.subList(0, last), fileName, pieces);
        }
        Interactive shown = new Interactive(tree, List.of(expression));
        try {
            pieces.add(code(shown, fileName, CompileMode.single));
        } catch (PyException e) {
            throw isTooLarge(e) ? tooLarge(expression, fileName) : e;
        }
        return pieces;
    }

    /** A method of the JVM is limited in size, a cell is not: what does not fit is compiled in halves. */
    private void addPieces(Module tree, List<stmt> statements, String fileName, List<PyCode> pieces) {
        try {
            pieces.add(code(new Module(tree, List.copyOf(statements)), fileName, CompileMode.exec));
        } catch (PyException e) {
            if (!isTooLarge(e)) {
                throw e;
            }
            if (statements.size() == 1) {
                throw tooLarge(statements.get(0), fileName);
            }
            int half = statements.size() / 2;
            addPieces(tree, statements.subList(0, half), fileName, pieces);
            addPieces(tree, statements.subList(half, statements.size()), fileName, pieces);
        }
    }

    private static boolean isTooLarge(PyException e) {
        Throwable java = JavaCauses.of(e);
        String what = java == null ? "" : java.toString();
        return what.contains("Module or method too large") || what.contains("TooLargeException");
    }

    private static PyException tooLarge(stmt statement, String fileName) {
        String message =
                "the code of this statement is too large for the JVM, which takes 64 KB for a function, a class"
                        + " body or an expression; split it up, or read the data from a file";
        return new PySyntaxError(message, statement.getLineno(), statement.getCol_offset(), "", fileName);
    }

    /** What {@code from __future__ import} has switched on so far. */
    CompilerFlags futures() {
        return new CompilerFlags(CompilerFlags.PyCF_SOURCE_IS_UTF8).combine(flags);
    }

    /** An expression, such as one of the user_expressions. */
    PyCode compileExpression(String source, String fileName) {
        mod tree = SourceParser.parse(source.strip(), CompileMode.eval, fileName, flags);
        return code(tree, fileName, CompileMode.eval);
    }

    private PyCode code(mod tree, String fileName, CompileMode mode) {
        return StraightCode.of(tree, fileName, mode, flags)
                .orElseGet(() -> Py.compile_flags(tree, fileName, mode, flags));
    }
}
