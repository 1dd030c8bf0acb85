package jykernel.maven;

/** Jars that cannot be had; the message says which, and where they were looked for. */
public final class MavenTrouble extends RuntimeException {
    private static final long serialVersionUID = 1;

    public MavenTrouble(String message) {
        super(message);
    }
}
