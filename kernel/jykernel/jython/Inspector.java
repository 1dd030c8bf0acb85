package jykernel.jython;

import java.util.Objects;
import jykernel.interpreter.Inspection;
import org.jspecify.annotations.Nullable;
import org.python.core.PyException;
import org.python.core.PyObject;

/** Help about the name under the cursor, or about the function whose arguments the cursor is in. */
final class Inspector {
    private final Names names;
    private final Expressions expressions;
    private final PythonHelp python;
    private @Nullable JavaHelp java;

    Inspector(Namespace namespace, CellSources sources, JavaPackages packages) {
        this.names = new Names(namespace);
        this.expressions = new Expressions(names, packages);
        this.python = new PythonHelp(sources);
    }

    /** @param cursor in code points */
    Inspection inspect(String code, int cursor, int detailLevel) {
        int index = CodePoints.toIndex(code, cursor);
        String magic = MagicNames.asked(code, index);
        Inspection ofMagic = code.substring(0, AskedName.endOfWord(code, index)).endsWith(magic)
                ? MagicNames.help(magic, detailLevel)
                : Inspection.NOTHING;
        Inspection found = ofMagic.found() ? ofMagic : inspectName(code, index, detailLevel);
        return found.found() ? found : MagicNames.help(magic, detailLevel);
    }

    private Inspection inspectName(String code, int index, int detailLevel) {
        HelpPage page = new HelpPage();
        Target target = null;
        try {
            target = target(code, index);
            if (target != null && !java().fill(page, target, detailLevel)) {
                python.fill(page, target, detailLevel);
            }
        } catch (PyException unreadable) {
            Names.nothing(unreadable);
        } catch (RuntimeException | LinkageError | StackOverflowError unreadable) {
            // Classes that are broken, or half there: what is known so far has to do.
            System.getLogger(Inspector.class.getName()).log(System.Logger.Level.DEBUG, "help ended early", unreadable);
        }
        if (target != null && page.isEmpty()) {
            page.line("Type", target.value().getType().fastGetName());
        }
        return new Inspection(page.bundle());
    }

    /** Made when it is first wanted: starting up is to be quick. */
    private synchronized JavaHelp java() {
        JavaHelp made = java == null ? new JavaHelp() : java;
        java = made;
        return made;
    }

    private @Nullable Target target(String code, int index) {
        for (int end : AskedName.ends(code, index)) {
            String name = Names.endingAt(code, end);
            Target found = name.isEmpty() ? null : Target.find(names, name);
            found = found == null ? inExpression(CursorText.of(code, end), end) : found;
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /** An attribute of what a call returns, for instance, or a name that the cell itself is going to make. */
    private @Nullable Target inExpression(CursorText text, int end) {
        int start = end;
        while (start > 0 && Character.isJavaIdentifierPart(text.plain.charAt(start - 1))) {
            start--;
        }
        String name = text.plain.substring(start, end);
        int before = text.skipBlanks(start);
        boolean isAttribute = before > 0 && text.plain.charAt(before - 1) == '.';
        Known known = name.isEmpty() ? null : expressions.endingAt(text, isAttribute ? before - 1 : end);
        PyObject value = known == null ? null : known.value();
        if (known != null && isAttribute) {
            return Target.attribute(Objects.requireNonNull(value == null ? known.type() : value), name);
        }
        return value == null ? null : new Target(name, value, null);
    }
}
