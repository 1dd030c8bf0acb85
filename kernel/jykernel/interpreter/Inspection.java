package jykernel.interpreter;

import jykernel.display.MimeBundle;

/** Help about a name; an empty bundle if it means nothing. */
public record Inspection(MimeBundle help) {
    public static final Inspection NOTHING = new Inspection(MimeBundle.EMPTY);

    public boolean found() {
        return !help.data().isEmpty();
    }
}
