package jykernel.install;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.AccessDeniedException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ParseResult;

/** The command line, save for running a kernel: that one starts without loading any of this. */
@Command(
        name = "java -jar " + KernelSpec.JAR,
        description = {
            "A Jupyter kernel that runs Python 2.7 on the JVM.",
            "(Jupyter itself starts it with: kernel CONNECTION-FILE)"
        },
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true,
        versionProvider = Commands.Version.class)
public final class Commands {
    private Commands() {}

    /** Runs one command; returns the process's exit code: 0 all is well, 1 trouble, 2 wrong usage. */
    public static int run(String[] args, JsonText json, Heartbeat heartbeat) {
        return commandLine(Environment.ofThisProcess(), json, heartbeat).execute(args);
    }

    static CommandLine commandLine(Environment environment, JsonText json, Heartbeat heartbeat) {
        Programs programs = new Programs(environment);
        JupyterPaths paths = new JupyterPaths(environment, programs);
        return new CommandLine(new Commands())
                .addSubcommand(new LabCommand(environment, programs, paths, json))
                .addSubcommand(new InstallCommand(environment, programs, paths))
                .addSubcommand(new UninstallCommand(environment, paths))
                .addSubcommand(new DoctorCommand(programs, paths, json, heartbeat))
                .setExecutionExceptionHandler(Commands::report);
    }

    private static int report(Exception failure, CommandLine command, @Nullable ParseResult arguments) {
        PrintWriter err = command.getErr();
        if (failure instanceof Trouble) {
            err.println(failure.getMessage());
        } else if (failure instanceof AccessDeniedException denied) {
            err.println("No permission to write or read " + denied.getFile());
        } else if (failure instanceof IOException) {
            err.println(failure); // the class is half of the message: NoSuchFileException: /a/b
        } else {
            failure.printStackTrace(err);
        }
        return command.getCommandSpec().exitCodeOnExecutionException();
    }

    /** What {@code --version} prints. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Commands.class.getPackage().getImplementationVersion();
            return new String[] {
                "jykernel " + (version == null ? "(not built as a jar)" : version),
                "Java " + Runtime.version() + " in " + System.getProperty("java.home")
            };
        }
    }
}
