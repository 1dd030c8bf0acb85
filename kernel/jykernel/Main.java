package jykernel;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import jykernel.execution.BackgroundThread;
import jykernel.execution.Children;
import jykernel.execution.Deadline;
import jykernel.execution.ParentProcess;
import jykernel.history.CellHistory;
import jykernel.install.ClassArchive;
import jykernel.install.Commands;
import jykernel.interrupt.Audit;
import jykernel.jython.EarlyClasses;
import jykernel.jython.JavaStreams;
import jykernel.jython.JythonInterpreter;
import jykernel.jython.PythonLanguage;
import jykernel.jython.PythonSignals;
import jykernel.message.KernelInfo;
import jykernel.transport.HeartbeatClient;
import jykernel.weave.Agent;
import jykernel.wire.Json;

/**
 * The command line. {@code kernel CONNECTION-FILE} runs a kernel, and loads nothing that it does not need; {@code rehearse
 * FILE} plays one for a {@link ClassArchive}, and writes to the file what that is good for; everything else is the business of {@link Commands}.
 */
public final class Main {
    /** From the reply to a shutdown_request to the end of the process, whatever hooks user code has left behind. */
    private static final Duration EXIT_AT_MOST = Duration.ofMillis(900);

    private static final Duration AFTER_FIRST_CELLS = Duration.ofSeconds(10);

    private static final Duration CHILDREN_PATIENCE = Duration.ofMillis(200);

    private Main() {}

    public static void main(String[] args) {
        System.exit(run(args));
    }

    /** Returns the exit code. */
    private static int run(String[] args) {
        try {
            if (args.length == 2 && args[0].equals("kernel")) {
                return serve(kernel(Path.of(args[1]), System.getenv()));
            }
            if (args.length == 2 && args[0].equals("rehearse")) {
                EarlyClasses.prepare();
                Rehearsal.run(Main::kernel);
                Files.writeString(Path.of(args[1]), ClassArchive.madeFor());
                return 0;
            }
        } catch (IOException | IllegalStateException e) {
            System.err.println(e.getMessage());
            Runtime.getRuntime().halt(1); // Python has begun to start, and would complain of an end in good order
        } catch (InterruptedException e) {
            return 1;
        }
        return Commands.run(args, Json::readObject, HeartbeatClient::answers);
    }

    private static Kernel kernel(Path connectionFile, Map<String, String> environment) throws IOException {
        Agent.expect();
        PythonSignals signals = new PythonSignals();
        JythonInterpreter python = new JythonInterpreter(signals);
        CellHistory cells = new CellHistory(CellHistory.defaultFile(environment), BackgroundThread.executor("history"));
        Kernel kernel = new Kernel(connectionFile, language(python, signals), cells);
        signals.connect(kernel.interrupts());
        kernel.interrupts().waker().reachWith(new FurtherReach());
        audit(kernel);
        JavaStreams.install(python);
        return kernel;
    }

    /**
     * Runs a kernel until it is asked to end. However the process ends, the kernel is closed: also by a signal, or by
     * code of the user that calls System.exit.
     */
    private static int serve(Kernel kernel) {
        BackgroundThread.atExit("end", () -> close(kernel));
        endWithParent(System.getenv());
        onSigint(kernel::interrupt);
        EarlyClasses.prepare();
        BackgroundThread.start("archive", Main::refreshArchive);
        awaitExit(kernel);
        return 0;
    }

    private static void close(Kernel kernel) {
        Deadline.after(EXIT_AT_MOST, () -> Runtime.getRuntime().halt(0));
        try {
            kernel.close(() -> Children.end(CHILDREN_PATIENCE));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Code of the user can interrupt this thread too; that is no reason to end. */
    private static void awaitExit(Kernel kernel) {
        while (true) {
            try {
                kernel.awaitExit();
                return;
            } catch (InterruptedException stray) {
                // Waits on.
            }
        }
    }

    /** Not while the first cells run, which would wait for it. */
    private static void refreshArchive() {
        try {
            Thread.sleep(AFTER_FIRST_CELLS.toMillis());
            System.getLogger(Main.class.getName()); // while there is memory to find loggers with
            ClassArchive.refresh();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** For those who extend the weaver; see {@link Audit}. */
    private static void audit(Kernel kernel) {
        Integer millis = Integer.getInteger("jykernel.audit");
        if (millis != null) {
            System.Logger log = System.getLogger(Audit.class.getName());
            BackgroundThread.start(
                    "audit",
                    new Audit(
                            kernel.interrupts(),
                            Duration.ofMillis(Math.max(1, millis)),
                            place -> log.log(System.Logger.Level.WARNING, "No poll for {0} ms in {1}", millis, place)));
        }
    }

    private static Kernel.Language language(JythonInterpreter python, PythonSignals signals) {
        return new Kernel.Language(
                python,
                signals,
                Agent::weaveFromNowOn,
                new KernelInfo.LanguageInfo(
                        "python",
                        PythonLanguage.VERSION,
                        "text/x-python",
                        ".py",
                        "python2",
                        Map.of("name", "ipython", "version", 2),
                        "python"),
                version(),
                "Python " + PythonLanguage.VERSION + " on the JVM: Jython in jykernel " + version() + ", Java "
                        + Runtime.version().feature());
    }

    private static String version() {
        String version = Main.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    /**
     * A kernel whose client has died ends itself, even while user code spins. On Windows JPY_PARENT_PID is not a process
     * id but a handle, and so is left alone; process 1 never goes away before this one.
     */
    private static void endWithParent(Map<String, String> environment) {
        if (System.getProperty("os.name", "").startsWith("Windows")) {
            return;
        }
        try {
            long parent = Long.parseLong(environment.getOrDefault("JPY_PARENT_PID", "1"));
            if (parent > 1) {
                ParentProcess.watch(parent, () -> System.exit(1));
            }
        } catch (NumberFormatException e) {
            System.getLogger(Main.class.getName())
                    .log(System.Logger.Level.WARNING, "JPY_PARENT_PID is not a process id: {0}", e.getMessage());
        }
    }

    /** SIGINT means what an interrupt_request means. By reflection: the class is not part of Java's standard. */
    private static void onSigint(Runnable interrupt) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object onSignal = Proxy.newProxyInstance(
                    handler.getClassLoader(), new Class<?>[] {handler}, (proxy, method, args) -> {
                        interrupt.run();
                        return null;
                    });
            signal.getMethod("handle", signal, handler)
                    .invoke(null, signal.getConstructor(String.class).newInstance("INT"), onSignal);
        } catch (ReflectiveOperationException e) {
            System.getLogger(Main.class.getName())
                    .log(System.Logger.Level.WARNING, "SIGINT cannot be handled; only messages interrupt", e);
        }
    }
}
