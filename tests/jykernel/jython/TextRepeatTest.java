package jykernel.jython;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** In the woven Jython, where it takes the place of its own repeating. */
@Timeout(60)
class TextRepeatTest {
    private static Notebook notebook;

    @BeforeAll
    static void boot() {
        notebook = new Notebook();
    }

    @AfterAll
    static void close() {
        notebook.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "'ab' * 3 | 'ababab'",
                "3 * 'ab' | 'ababab'",
                "u'\\xe9\\U0001f600' * 2 | u'\\xe9\\U0001f600\\xe9\\U0001f600'",
                "2 * u'x' | u'xx'",
                "'ab' * 0 | ''",
                "u'ab' * -5 | u''",
                "'' * 10 ** 9 | ''",
                "'\\xff\\0' * 2 | '\\xff\\x00\\xff\\x00'",
                "'x' * True | 'x'",
                "len('x' * (50 << 20)) | 52428800"
            })
    void a_text_times_a_number_is_what_python_says(String code, String expected) {
        assertEquals(expected, notebook.result(code));
    }

    @ParameterizedTest
    @CsvSource({"'xy' * (1 << 30), OverflowError", "'x' * 1.5, TypeError", "'x' * 'y', TypeError"})
    void what_cannot_be_is_an_error(String code, String error) {
        assertEquals(error, notebook.failure(code).ename());
    }
}
