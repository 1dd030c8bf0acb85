package jykernel.message;

/**
 * Where every outgoing message is put. Messages leave in the order in which they were put here, whatever channel they
 * travel on: this is what makes "output, result, reply, idle" an invariant.
 */
public interface Outbox {
    /** Takes the message, always and at once. Stream messages that follow one another may leave as one. */
    void send(Outgoing message);

    /** Waits while more is queued than the outbox should hold. Whoever produces much calls this after each message. */
    void awaitRoom() throws InterruptedException;
}
