package jykernel.execution;

/** Threads beside those that do tasks. None of them keeps the process alive. */
public final class BackgroundThread {
    private BackgroundThread() {}

    public static void start(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }
}
