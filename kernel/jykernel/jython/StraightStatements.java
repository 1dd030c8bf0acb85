package jykernel.jython;

import java.util.ArrayList;
import java.util.List;
import jykernel.jython.StraightCode.NotStraight;
import jykernel.jython.StraightCode.Part;
import org.python.antlr.ast.Assign;
import org.python.antlr.ast.Expr;
import org.python.antlr.ast.Import;
import org.python.antlr.ast.ImportFrom;
import org.python.antlr.ast.Name;
import org.python.antlr.ast.Print;
import org.python.antlr.ast.alias;
import org.python.antlr.base.expr;
import org.python.antlr.base.stmt;
import org.python.core.Py;
import org.python.core.PyObject;
import org.python.core.imp;

/**
 * The statements of {@link StraightCode}.
 *
 * @param showsResults gives the values of expressions to sys.displayhook
 * @param absoluteImport {@code from __future__ import absolute_import}
 */
record StraightStatements(StraightExpressions expressions, boolean showsResults, boolean absoluteImport) {
    /** What cannot be assigned to; the compiler says so. */
    private static final List<String> CONSTANTS = List.of("None", "__debug__");

    private static final String FUTURE = "__future__";
    private static final String ALL = "*";

    Part part(stmt statement) throws NotStraight {
        if (statement instanceof Expr expression) {
            return expression(expression);
        }
        if (statement instanceof Assign assign) {
            return assign(assign);
        }
        if (statement instanceof Print print) {
            return print(print);
        }
        if (statement instanceof Import names) {
            return importNames(names);
        }
        if (statement instanceof ImportFrom from) {
            return importFrom(from);
        }
        throw new NotStraight();
    }

    private Part expression(Expr expression) throws NotStraight {
        Part value = expressions.part(expression.getInternalValue());
        return (frame, state) -> {
            PyObject result = value.of(frame, state);
            if (showsResults) {
                Py.printResult(result);
            }
            return Py.None;
        };
    }

    private Part assign(Assign assign) throws NotStraight {
        Part value = expressions.part(assign.getInternalValue());
        List<expr> targets = assign.getInternalTargets();
        String[] names = new String[targets.size()];
        for (int i = 0; i < names.length; i++) {
            if (!(targets.get(i) instanceof Name name)) {
                throw new NotStraight();
            }
            names[i] = assignable(name.getInternalId());
        }
        return (frame, state) -> {
            PyObject result = value.of(frame, state);
            for (String name : names) {
                frame.setlocal(name, result);
            }
            return Py.None;
        };
    }

    private static String assignable(String name) throws NotStraight {
        if (CONSTANTS.contains(name)) {
            throw new NotStraight();
        }
        return name.intern();
    }

    private Part print(Print print) throws NotStraight {
        if (print.getInternalDest() != null) {
            throw new NotStraight();
        }
        List<Part> values = expressions.parts(print.getInternalValues());
        boolean endsLine = print.getInternalNl();
        return (frame, state) -> {
            if (values.isEmpty()) {
                Py.println();
            }
            for (int i = 0; i < values.size(); i++) {
                PyObject value = values.get(i).of(frame, state);
                if (endsLine && i == values.size() - 1) {
                    Py.println(value);
                } else {
                    Py.printComma(value);
                }
            }
            return Py.None;
        };
    }

    private Part importNames(Import names) throws NotStraight {
        List<alias> modules = names.getInternalNames();
        String[] targets = targets(modules);
        List<Part> imports = new ArrayList<>();
        for (alias module : modules) {
            imports.add(importOne(module.getInternalName(), module.getInternalAsname() != null));
        }
        return (frame, state) -> {
            for (int i = 0; i < targets.length; i++) {
                frame.setlocal(targets[i], imports.get(i).of(frame, state));
            }
            return Py.None;
        };
    }

    private Part importOne(String module, boolean isRenamed) {
        int level = level(0);
        return isRenamed
                ? (frame, state) -> imp.importOneAs(module, frame, level)
                : (frame, state) -> imp.importOne(module, frame, level);
    }

    private Part importFrom(ImportFrom from) throws NotStraight {
        String module = from.getInternalModule();
        List<alias> names = from.getInternalNames();
        int level = level(from.getInternalLevel());
        if (module.equals(FUTURE)) {
            throw new NotStraight();
        }
        if (names.size() == 1 && names.get(0).getInternalName().equals(ALL)) {
            return (frame, state) -> {
                imp.importAll(module, frame, level);
                return Py.None;
            };
        }
        String[] targets = targets(names);
        String[] wanted =
                names.stream().map(name -> name.getInternalName().intern()).toArray(String[]::new);
        return (frame, state) -> {
            PyObject[] imported = imp.importFrom(module, wanted, frame, level);
            for (int i = 0; i < targets.length; i++) {
                frame.setlocal(targets[i], imported[i]);
            }
            return Py.None;
        };
    }

    /** The names that are set: of a package inside another one the outermost, unless there is another name for it. */
    private static String[] targets(List<alias> imported) throws NotStraight {
        String[] targets = new String[imported.size()];
        for (int i = 0; i < targets.length; i++) {
            String name = imported.get(i).getInternalAsname();
            String whole = name == null ? imported.get(i).getInternalName() : name;
            int dot = whole.indexOf('.');
            targets[i] = assignable(dot > 0 ? whole.substring(0, dot) : whole);
        }
        return targets;
    }

    /** No dots before a module's name mean in Python 2: first in the package of the importing module. */
    private int level(int dots) {
        return dots > 0 || absoluteImport ? dots : imp.DEFAULT_LEVEL;
    }
}
