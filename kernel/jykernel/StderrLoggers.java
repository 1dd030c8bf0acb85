package jykernel;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.lang.System.Logger;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/**
 * Writes the kernel's log to the process's own standard error, where Jupyter's server shows it. System.err will not do:
 * it belongs to the notebook. Found by the JDK as a service.
 */
public final class StderrLoggers extends System.LoggerFinder {
    private static final PrintStream STDERR =
            new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);

    @Override
    public Logger getLogger(String name, Module module) {
        return new StderrLogger(name);
    }

    private record StderrLogger(String name) implements Logger {
        @Override
        public String getName() {
            return name;
        }

        @Override
        public boolean isLoggable(Level level) {
            return level.getSeverity() >= Level.WARNING.getSeverity();
        }

        @Override
        public void log(Level level, @Nullable ResourceBundle bundle, String message, @Nullable Throwable thrown) {
            if (!isLoggable(level)) {
                return;
            }
            try {
                STDERR.println("[" + name + "] " + level + ": " + message);
                if (thrown != null) {
                    thrown.printStackTrace(STDERR);
                }
            } catch (OutOfMemoryError e) {
                // Whoever logs that the memory is used up must go on.
            }
        }

        @Override
        public void log(
                Level level, @Nullable ResourceBundle bundle, String format, @Nullable Object @Nullable ... params) {
            boolean plain = params == null || params.length == 0;
            log(level, bundle, plain ? format : MessageFormat.format(format, params), (Throwable) null);
        }
    }
}
