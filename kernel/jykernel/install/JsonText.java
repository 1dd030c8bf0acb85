package jykernel.install;

import java.io.IOException;
import java.util.Map;

/** Reads JSON; a seam, because this room does not know the library that can. */
@FunctionalInterface
public interface JsonText {
    /** The object that {@code text} denotes: strings, numbers, booleans, lists and maps; throws if it is not one object. */
    Map<String, Object> read(String text) throws IOException;
}
