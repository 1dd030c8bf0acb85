package jykernel.message;

/** Where requests come from, as far as those care who serve them. */
public interface Inbox {
    /**
     * Waits until everything that clients have sent so far has been received, as well as a kernel can know: until
     * nothing has arrived for a moment. Clients send a whole notebook as one burst, and a cell that fails at once
     * would otherwise abort only the part of the burst that had come in.
     */
    void awaitQuiet();
}
