package jykernel.install;

/** Something that the person at the command line can put right; the message says how. */
final class Trouble extends RuntimeException {
    Trouble(String message) {
        super(message);
    }

    Trouble(String message, Throwable cause) {
        super(message, cause);
    }
}
