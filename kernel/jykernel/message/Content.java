package jykernel.message;

/** The content of a message: a record whose components are the fields of the JSON object, in snake_case there. */
public interface Content {
    /** A request without fields, or with fields that nobody reads. */
    record Empty() implements Content {}

    /** A request whose content is not what the protocol says; {@code reason} names what was found and expected. */
    record Malformed(String reason) implements Content {}
}
