package jykernel.execution;

/**
 * Threads beside those that do tasks. None of them keeps the process alive. Code of the user that interrupts all the
 * threads that there are, or uses up the memory, does not end their work, which is repeated then.
 */
public final class BackgroundThread extends Thread {
    private BackgroundThread(Runnable work, String name) {
        super(work, name);
        setDaemon(true);
    }

    public static void start(String name, Runnable work) {
        new BackgroundThread(work, name).start();
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
