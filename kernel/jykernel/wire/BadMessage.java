package jykernel.wire;

/** A message that is forged or that nobody can read. It is dropped without an answer, and the kernel lives on. */
public final class BadMessage extends Exception {
    private static final long serialVersionUID = 1;

    BadMessage(String reason) {
        super(reason, null, false, false);
    }
}
