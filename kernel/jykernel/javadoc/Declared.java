package jykernel.javadoc;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A class, method, constructor or field as it stands in a source.
 *
 * @param owner the names of the classes around it, joined by dots; empty for a class of its own
 * @param parameters of a method or constructor; null for all else
 * @param comment with its marks; the empty string if there is none
 */
record Declared(String owner, String name, @Nullable List<Parameter> parameters, String comment, int start, int end) {
    /** @param type without annotations, modifiers and type arguments; an array for varargs */
    record Parameter(String type, String name) {}

    String path() {
        return owner.isEmpty() ? name : owner + "." + name;
    }
}
