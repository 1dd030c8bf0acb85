package jykernel.install;

/**
 * One thing that the doctor saw.
 *
 * @param advice what to do about it; empty unless it is a problem
 */
record Finding(Kind kind, String text, String advice) {
    enum Kind {
        HEADING,
        FINE,
        NOTE,
        PROBLEM
    }

    static Finding heading(String text) {
        return new Finding(Kind.HEADING, text, "");
    }

    static Finding fine(String text) {
        return new Finding(Kind.FINE, text, "");
    }

    static Finding note(String text) {
        return new Finding(Kind.NOTE, text, "");
    }

    static Finding problem(String text, String advice) {
        return new Finding(Kind.PROBLEM, text, advice);
    }

    boolean isProblem() {
        return kind == Kind.PROBLEM;
    }

    /** As lines for a terminal. */
    String lines() {
        String indented = text.replace("\n", "\n             ");
        return switch (kind) {
            case HEADING -> "\n" + text;
            case FINE -> "  ok         " + indented;
            case NOTE -> "  note       " + indented;
            case PROBLEM -> "  PROBLEM    " + indented + "\n  what to do " + advice.replace("\n", "\n             ");
        };
    }
}
