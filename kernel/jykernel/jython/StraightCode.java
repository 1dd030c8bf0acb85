package jykernel.jython;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.python.antlr.ast.Expr;
import org.python.antlr.ast.Expression;
import org.python.antlr.ast.Interactive;
import org.python.antlr.ast.Module;
import org.python.antlr.ast.Str;
import org.python.antlr.base.mod;
import org.python.antlr.base.stmt;
import org.python.core.CodeFlag;
import org.python.core.CompileMode;
import org.python.core.CompilerFlags;
import org.python.core.Py;
import org.python.core.PyCode;
import org.python.core.PyFrame;
import org.python.core.PyFunctionTable;
import org.python.core.PyObject;
import org.python.core.ThreadState;

/**
 * Code without loops, branches and definitions, as most cells are: everything in it is done once. To do it right away is
 * quicker than to make a class of the JVM that does it. To Python it is code like any other: what runs it, frames,
 * tracebacks and tracing are Jython's, and each part does what Jython's {@code CodeCompiler} would have it do.
 */
final class StraightCode extends PyFunctionTable {
    static final String NAME = "<module>";
    private static final String[] NO_NAMES = {};

    private final transient List<Step> steps;

    /** A line, and what is done there. */
    private record Step(int line, Part part) {}

    /** What an expression or a statement does when it is its turn. */
    interface Part {
        /** The value of an expression; what a statement gives back counts for nothing. */
        PyObject of(PyFrame frame, ThreadState state);
    }

    /** Here is something that has to be compiled. */
    static final class NotStraight extends Exception {
        private static final long serialVersionUID = 1L;

        NotStraight() {
            super("to be compiled", null, false, false);
        }
    }

    private StraightCode(List<Step> steps) {
        this.steps = steps;
    }

    /** The code of a tree; nothing if it must be compiled. */
    static Optional<PyCode> of(mod tree, String fileName, CompileMode mode, CompilerFlags flags) {
        try {
            int inherited = flags.toBits() & (CodeFlag.CO_FUTURE_DIVISION.flag | CodeFlag.CO_GENERATOR_ALLOWED.flag);
            PyFunctionTable code = new StraightCode(steps(tree, mode, flags));
            return Optional.of(
                    Py.newCode(0, NO_NAMES, fileName, NAME, 0, false, false, code, 0, null, null, 0, inherited));
        } catch (NotStraight e) {
            return Optional.empty();
        }
    }

    private static List<Step> steps(mod tree, CompileMode mode, CompilerFlags flags) throws NotStraight {
        StraightExpressions expressions = new StraightExpressions(flags.isFlagSet(CodeFlag.CO_FUTURE_DIVISION));
        if (tree instanceof Expression expression) {
            return List.of(new Step(expression.getLineno(), expressions.part(expression.getInternalBody())));
        }
        StraightStatements statements = new StraightStatements(
                expressions, mode == CompileMode.single, flags.isFlagSet(CodeFlag.CO_FUTURE_ABSOLUTE_IMPORT));
        List<Step> steps = new ArrayList<>();
        for (stmt statement : body(tree)) {
            steps.add(new Step(statement.getLineno(), statements.part(statement)));
        }
        return steps;
    }

    private static List<stmt> body(mod tree) throws NotStraight {
        if (tree instanceof Interactive shown) {
            return shown.getInternalBody();
        }
        List<stmt> body = ((Module) tree).getInternalBody();
        if (!body.isEmpty() && body.get(0) instanceof Expr first && first.getInternalValue() instanceof Str) {
            throw new NotStraight(); // the documentation of a module
        }
        return body;
    }

    @Override
    public PyObject call_function(int index, PyFrame frame, ThreadState state) {
        PyObject value = Py.None;
        for (Step step : steps) {
            frame.setline(step.line());
            value = step.part().of(frame, state);
        }
        frame.f_lasti = -1;
        return value;
    }
}
