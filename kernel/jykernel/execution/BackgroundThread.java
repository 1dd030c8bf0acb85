package jykernel.execution;

import java.util.concurrent.Executor;
import java.util.concurrent.Executors;

/**
 * Threads beside those that do tasks: those that work with sockets, too. None of them keeps the process alive. Code of the
 * user that interrupts all the threads that there are does not reach them, so sockets stay open; and if it uses up the
 * memory, that costs what they were just doing, and they begin their work again.
 */
public final class BackgroundThread extends Thread {
    private BackgroundThread(Runnable work, String name) {
        super(work, name);
        setDaemon(true);
    }

    /** One that is not started yet. */
    public static Thread of(Runnable work, String name) {
        return new BackgroundThread(work, name);
    }

    public static void start(String name, Runnable work) {
        new BackgroundThread(work, name).start();
    }

    /** Does what it is given, one thing after another, on a thread that is started for the first. */
    public static Executor executor(String name) {
        return Executors.newSingleThreadExecutor(work -> of(work, name));
    }

    /** The work is done when the process ends, for whatever reason but a kill; it then ends when the work is done. */
    public static void atExit(String name, Runnable work) {
        Runtime.getRuntime().addShutdownHook(new BackgroundThread(work, name));
    }

    /** Without effect. */
    @Override
    public void interrupt() {}

    @Override
    public void run() {
        while (true) {
            try {
                super.run();
                return;
            } catch (OutOfMemoryError e) {
                // Who has used it up is told; there is none to say anything with here.
            }
        }
    }
}
