package jykernel.display;

import org.jspecify.annotations.Nullable;

/** What only the language of the cells can tell of a value. */
public interface Language {
    /** The value as text if it belongs to the language itself; otherwise null. */
    @Nullable
    String text(Object value);

    /** A map or list of the language as Java would have it; any other value as it is. */
    Object view(Object value);

    /** What is raised, as people know it. */
    String name(Throwable raised);

    /** Whether what a value has raised is meant for the whole cell, as an interrupt is, and no failure of the value. */
    boolean passes(Throwable raised);
}
