package jykernel.jython;

import java.io.File;
import java.util.Map;
import jykernel.classpath.PathLoader;
import jykernel.interpreter.Cell;
import jykernel.interpreter.CellOutput;
import jykernel.interrupt.InterruptBuffer;
import jykernel.magic.CellSyntax;
import org.python.core.Py;
import org.python.core.PyCode;
import org.python.core.PyException;
import org.python.core.PyModule;
import org.python.core.PyObject;
import org.python.core.PyString;
import org.python.core.PyStringMap;
import org.python.core.PySystemState;
import org.python.core.PyUnicode;
import org.python.core.imp;

/** One running Python: its system state, its names, and the parts of the kernel that Python code sees. */
final class Session {
    /** Where the kernel's own Python modules are. */
    private static final String LIB = "jykernel/jython/lib";

    private final PySystemState system;
    private final EndOfCell endOfCell = new EndOfCell();
    private final Payloads payloads = new Payloads();
    private final CellSources sources;
    private final CellCompiler compiler = new CellCompiler();
    private final Tracebacks tracebacks;
    private final Namespace namespace;
    private final CellEvents events = new CellEvents();
    private final UserExpressions expressions;
    private final StandardStreams streams;
    private final StandardInput stdin;
    private final Inspector inspector;
    private final Completer completer;
    private final CompletenessCheck completeness = new CompletenessCheck(compiler::futures);

    Session(PySystemState system, CurrentCell cell, PythonSignals signals) {
        this.system = system;
        String jar = Py.getJarFileName();
        JarDirectory.install(jar);
        system.path.insert(0, Py.fileSystemEncode(library(jar)));
        system.path.insert(0, Py.EmptyString);
        Site.of(System.getenv()).importInto(system);
        system.setClassLoader(new PathLoader(new SysPath(system)::places, Session.class.getClassLoader()));
        JavaPackages packages = JavaPackages.installed();
        sources = new CellSources();
        tracebacks = new Tracebacks(sources);
        Formatter formatter = new Formatter(e -> complain(cell, e));
        stdin = new StandardInput(
                cell, Py.makeClass("StdinNotImplementedError", Py.NotImplementedError, new PyStringMap()));
        namespace = new Namespace(imp.addModule("__main__"), formatter, new Exiter(payloads));
        expressions = new UserExpressions(compiler, formatter, tracebacks);
        inspector = new Inspector(namespace, sources, packages);
        completer = new Completer(namespace, packages);
        streams = new StandardStreams(system, cell, stdin, displayhook());
        installFunctions();
        PyObject kernel = new KernelModule(cell, formatter, signals, endOfCell).module();
        kernel.__setattr__(
                "_shell",
                new BuiltinFunction(
                        "_shell",
                        "_shell() -> a module with what get_ipython() needs.",
                        (args, kw) -> shell(cell, formatter)));
        system.modules.__setitem__("_jykernel", kernel);
        imp.importName("thread", true)
                .__setattr__(
                        "interrupt_main",
                        new BuiltinFunction(
                                "interrupt_main",
                                "interrupt_main(): raises KeyboardInterrupt in the cell that runs.",
                                (args, kw) -> {
                                    signals.send(InterruptBuffer.SIGINT);
                                    return Py.None;
                                }));
        String notebook = System.getenv("JPY_SESSION_NAME");
        if (notebook != null) {
            namespace.set("__session__", new PyUnicode(notebook));
        }
    }

    /**
     * In Jython's jar, if the kernel is in the same: it is asked quickly, while Java's class path would be looked through
     * for each module that is elsewhere.
     */
    private static String library(String jar) {
        boolean same = place(Session.class).equals(place(Py.class));
        return same && jar.endsWith(".jar") ? jar + File.separator + LIB : "__pyclasspath__/" + LIB;
    }

    private static String place(Class<?> type) {
        return String.valueOf(type.getProtectionDomain().getCodeSource());
    }

    /** Made only if it is asked for, which most notebooks never do. */
    private PyObject shell(CurrentCell cell, Formatter formatter) {
        PyStringMap names = new PyStringMap();
        new CodeFunctions(namespace, compiler, sources, tracebacks).addTo(names);
        new QuestionFunctions(completer, inspector).addTo(names);
        new OutputFunctions(cell, formatter, payloads).addTo(names);
        return new PyModule("_jykernel._shell", names);
    }

    private PyObject displayhook() {
        return new BuiltinFunction(
                "displayhook",
                "displayhook(value): shows value as the cell's result.",
                (args, kw) -> namespace.show(Arguments.one("displayhook", args, kw)));
    }

    private void installFunctions() {
        PyObject builtins = system.getBuiltins();
        BuiltinFunction rawInput = new BuiltinFunction(
                "raw_input",
                "raw_input([prompt]) -> the line that a person types, without its end.",
                (args, kw) -> stdin.rawInput(
                        prompt(args, kw), Arguments.flag(args, kw, args.length, "password"), system.stdin));
        builtins.__setitem__("raw_input", rawInput);
        builtins.__setitem__(
                "input", new BuiltinFunction("input", "input([prompt]) -> eval(raw_input(prompt)).", (args, kw) -> {
                    PyString line = stdin.rawInput(prompt(args, kw), false, system.stdin);
                    return builtins.__getitem__(Py.newString("eval")).__call__(line);
                }));
        namespace.set(
                "display",
                imported("IPython.display", "display", "display(*objs, **options): see IPython.display.display."));
        builtins.__setitem__(
                "get_ipython",
                imported(
                        "IPython.core.getipython",
                        "get_ipython",
                        "get_ipython() -> the shell of this notebook: its magics, events and names."));
    }

    /** A function that is imported when it is first called. */
    private static BuiltinFunction imported(String module, String name, String doc) {
        return new BuiltinFunction(name, doc, (args, kw) -> imp.importName(module, false)
                .__getattr__(name)
                .__call__(args, kw));
    }

    private static String prompt(PyObject[] args, String[] keywords) {
        if (args.length - keywords.length > 1) {
            throw Py.TypeError("expected at most 1 argument, the prompt, found " + (args.length - keywords.length));
        }
        PyObject prompt = Arguments.get(args, keywords, 0, "prompt", Py.EmptyString);
        return prompt == null ? "" : PlainValues.str(prompt);
    }

    private void complain(CurrentCell cell, PyException e) {
        CellOutput output = cell.output();
        if (output != null) {
            output.stream(
                    CellOutput.STDERR, String.join("\n", tracebacks.describe(e).traceback()) + "\n");
        }
    }

    /** Runs the cell and then the expressions; what user code raises passes. */
    Map<String, Object> run(Cell cell, CellOutput output) {
        streams.repair();
        namespace.begin(cell, output);
        String file = sources.add(cell.code(), cell.executionCount());
        events.around(cell, namespace, () -> {
            PyObject names = namespace.names();
            for (PyCode piece : compiler.compile(CellSyntax.python(cell.code()), file)) {
                Py.runCode(piece, names, names);
            }
        });
        return expressions.evaluate(cell.userExpressions(), namespace.names());
    }

    void endOfCell(boolean failed) {
        endOfCell.run(failed);
        streams.endOfCell();
    }

    /** Makes the calling thread a thread of this Python. */
    Session attached() {
        Py.setSystemState(system);
        // Java libraries that look for their parts find those in jars that were added to sys.path.
        Thread.currentThread().setContextClassLoader(SysPath.loader(system));
        return this;
    }

    Payloads payloads() {
        return payloads;
    }

    Tracebacks tracebacks() {
        return tracebacks;
    }

    StandardInput stdin() {
        return stdin;
    }

    Completer completer() {
        return completer;
    }

    Inspector inspector() {
        return inspector;
    }

    CompletenessCheck completeness() {
        return completeness;
    }

    /** Runs Python's exit functions. */
    void close() {
        attached().system.callExitFunc();
    }
}
