package jykernel.transport;

/**
 * A thread that works with sockets: ours, and those of the library. If code of the user interrupts all the threads that
 * there are, this one's sockets stay open; and if it uses up the memory, that costs what this one was just doing, and not
 * the connection to all clients.
 */
final class SocketThread extends Thread {
    SocketThread(Runnable work, String name) {
        super(work, name);
        setDaemon(true);
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
