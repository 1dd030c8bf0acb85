package jykernel.message;

/**
 * Where every outgoing message is put. Messages leave in the order in which they were put here, whatever channel they
 * travel on: this is what makes "output, result, reply, idle" an invariant.
 */
public interface Outbox {
    /**
     * Takes the message. Stream messages with the same parent and name that follow one another may leave as one.
     * Waits while more is queued than the outbox may hold, except on the thread that empties it.
     */
    void send(Outgoing message);
}
