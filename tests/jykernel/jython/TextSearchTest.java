package jykernel.jython;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextSearchTest {
    /** So long that they are not left to Java. */
    private static final String LONG = numbers().repeat(12);

    private static final String OTHERS = numbers().repeat(6);
    private static final String TEXT = OTHERS + "x" + LONG + "y" + LONG + "z" + OTHERS;

    private static String numbers() {
        return IntStream.range(0, 150).mapToObj(String::valueOf).collect(Collectors.joining(" "));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 2_934, 2_935, 8_803, 8_804, 17_606, 17_607})
    void it_finds_what_java_finds(int from) {
        for (String wanted : new String[] {LONG, LONG + "z", LONG + "q", "x" + LONG, "ab", ""}) {
            assertEquals(TEXT.indexOf(wanted, from), TextSearch.indexOf(TEXT, wanted, from));
            assertEquals(TEXT.lastIndexOf(wanted, from), TextSearch.lastIndexOf(TEXT, wanted, from));
        }
    }

    @Test
    void without_a_place_it_begins_at_the_end_that_is_meant() {
        assertEquals(TEXT.indexOf(LONG), TextSearch.indexOf(TEXT, LONG));
        assertEquals(TEXT.lastIndexOf(LONG), TextSearch.lastIndexOf(TEXT, LONG));
    }
}
