package jykernel.jython;

import jykernel.interpreter.Inspection;
import org.jspecify.annotations.Nullable;
import org.python.core.PyException;

/** Help about the name under the cursor, or about the function whose arguments the cursor is in. */
final class Inspector {
    private final Names names;
    private final PythonHelp python;
    private @Nullable JavaHelp java;

    Inspector(Namespace namespace, CellSources sources) {
        this.names = new Names(namespace);
        this.python = new PythonHelp(sources);
    }

    /** @param cursor in code points */
    Inspection inspect(String code, int cursor, int detailLevel) {
        HelpPage page = new HelpPage();
        Target target = null;
        try {
            target = target(code, CodePoints.toIndex(code, cursor));
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
        for (String name : AskedName.at(code, index)) {
            Target found = Target.find(names, name);
            if (found != null) {
                return found;
            }
        }
        return null;
    }
}
