package jykernel.message;

/**
 * Where every outgoing message is put. Messages leave in the order in which they were put here, whatever channel they
 * travel on: this is what makes "output, result, reply, idle" an invariant. Only urgent ones overtake.
 */
public interface Outbox {
    /** Takes the message, always and at once. Stream messages that follow one another may leave as one. */
    void send(Outgoing message);

    /**
     * Takes a message that need not keep its place: it leaves before what is queued already, but not before other
     * urgent ones. For the control channel, which must answer at once however much a cell prints.
     */
    void sendUrgently(Outgoing message);

    /** Waits while more is queued than the outbox should hold. Whoever produces much calls this after each message. */
    void awaitRoom() throws InterruptedException;
}
