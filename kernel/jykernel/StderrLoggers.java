package jykernel;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.System.Logger;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Writes the kernel's log to the process's own standard error, where Jupyter's server shows it. System.err will not do:
 * it belongs to the notebook. Found by the JDK as a service.
 */
public final class StderrLoggers extends System.LoggerFinder {
    private static final PrintStream STDERR =
            new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);

    private final Map<String, Logger> loggers = new ConcurrentHashMap<>();

    /** The same each time, so that one who asks anew for each entry has the limits too. */
    @Override
    public Logger getLogger(String name, Module module) {
        return loggers.computeIfAbsent(name, n -> new LimitedLogger(n, STDERR::println, System::nanoTime));
    }

    /** Each logger has limits of its own, lest what strangers cause hides what else there is to say. */
    static final class LimitedLogger implements Logger {
        private final String name;
        private final LogLimit limit;

        /** @param nanoTime the clock */
        LimitedLogger(String name, Consumer<String> out, LongSupplier nanoTime) {
            this.name = name;
            this.limit = new LogLimit(out, nanoTime);
        }

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
                limit.write(() -> "[" + name + "] " + level + ": " + message + trace(thrown));
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

        private static String trace(@Nullable Throwable thrown) {
            if (thrown == null) {
                return "";
            }
            StringWriter trace = new StringWriter();
            thrown.printStackTrace(new PrintWriter(trace));
            return System.lineSeparator() + trace.toString().stripTrailing();
        }
    }
}
