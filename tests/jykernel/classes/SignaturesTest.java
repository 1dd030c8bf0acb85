package jykernel.classes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SignaturesTest {
    public List<String> some(Map<String, Map.Entry<Integer, int[]>> counts, int... more) {
        return List.of(counts + "" + more.length);
    }

    @Test
    void types_are_written_without_their_packages_and_a_method_says_what_it_returns() throws NoSuchMethodException {
        assertEquals(
                "(Map<String, Map.Entry<Integer, int[]>>, int...) -> List<String>",
                Signatures.of(getClass().getMethod("some", Map.class, int[].class))
                        .replaceAll(" (counts|more)", ""));
    }

    @Test
    void a_constructor_returns_nothing() throws NoSuchMethodException {
        assertEquals("(int)", Signatures.of(StringBuilder.class.getConstructor(int.class)));
    }
}
