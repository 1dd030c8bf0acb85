package jykernel.history;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "*|''|true",
                "*|anything|true",
                "''|''|true",
                "''|a|false",
                "?|''|false",
                "?|a|true",
                "?|ab|false",
                "?|😀|true",
                "??|😀|false",
                "*?|😀|true",
                "😀*|😀!|true",
                "1?2*|1+2+3|true",
                "1?2*|1+3|false",
                "print|print 1|false",
                "print*|print 1|true",
                "*1|print 1|true",
                "*in*|print 1|true",
                "a*b*c|a__b__b__c|true",
                "a*b*c|a__c__b|false",
                "*ab|aab|true",
                "a**b|ab|true",
                "[ab]|a|false",
                "[ab]|[ab]|true",
                "a.c|abc|false",
                "(.*)|(1)|false",
                "\\*|\\anything|true",
                "A|a|false",
            })
    void star_is_anything_question_mark_is_one_and_the_rest_is_itself(String glob, String text, boolean matches) {
        assertEquals(matches, new Glob(glob).matches(text));
    }

    @Test
    void line_feeds_are_characters_like_others() {
        assertEquals(true, new Glob("def f*return 1").matches("def f():\n    return 1"));
        assertEquals(true, new Glob("a?b").matches("a\nb"));
        assertEquals(true, new Glob("a\nb").matches("a\nb"));
        assertEquals(false, new Glob("a").matches("a\n"));
    }

    @Test
    @Timeout(10)
    void many_stars_do_not_take_for_ever() {
        assertEquals(false, new Glob("*a".repeat(30) + "*b").matches("a".repeat(100_000)));
    }
}
