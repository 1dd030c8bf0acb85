package jykernel.interpreter;

/** Whether code could be run as it stands. */
public sealed interface Completeness {
    record Complete() implements Completeness {}

    /** @param indent white space that the next line should begin with */
    record Incomplete(String indent) implements Completeness {}

    /** More lines would not make it right. */
    record Invalid() implements Completeness {}

    record Unknown() implements Completeness {}
}
