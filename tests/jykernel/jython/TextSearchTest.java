package jykernel.jython;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextSearchTest {
    /** So long that they are not left to Java. */
    private static final String LONG = "ab".repeat(3_000);

    private static final String OTHERS = "ab".repeat(1_500);
    private static final String TEXT = OTHERS + "x" + LONG + "y" + LONG + "z" + OTHERS;

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 3_000, 3_001, 9_001, 9_002, 9_003, 18_002, 18_003})
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
