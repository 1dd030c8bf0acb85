package jykernel.jython;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import jykernel.interpreter.Outcome;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class SyntaxErrorsTest {
    private static Notebook notebook;

    @BeforeAll
    static void boot() {
        notebook = new Notebook();
    }

    @AfterAll
    static void close() {
        notebook.close();
    }

    private static String message(String... lines) {
        Outcome.Failure failure = notebook.failure(lines);
        return failure.ename() + ": " + failure.evalue();
    }

    @Test
    void a_syntax_error_has_its_line_with_a_caret_and_no_frames() {
        Outcome.Failure failure = notebook.failure("x = 1", "  ", "if x:", "    y = (1 +* 2)");
        assertEquals("SyntaxError", failure.ename());
        assertTrue(failure.evalue().matches("(?s).+ \\(Cell In\\[\\d+], line 4\\)"), failure.evalue());
        List<String> lines = Notebook.traceback(failure);
        assertFalse(String.join("\n", lines).contains("Traceback"), () -> String.join("\n", lines));
        int code = lines.indexOf("    y = (1 +* 2)");
        assertTrue(code > 0, () -> String.join("\n", lines));
        assertEquals(" ".repeat(4) + "        ^", lines.get(code + 1));
    }

    @Test
    void syntax_errors_say_what_is_wrong() {
        assertTrue(message("def f():").startsWith("IndentationError: expected an indented block"));
        assertTrue(message("x = 1\n  y = 2").startsWith("IndentationError: unexpected indent"));
        assertTrue(message("x = 'é").startsWith("SyntaxError: EOL while scanning string literal"));
        assertTrue(message("x = '''é").startsWith("SyntaxError: EOF while scanning triple-quoted string literal"));
        assertTrue(message("x = 1 $ 2").startsWith("SyntaxError: unexpected character '$'"));
        assertTrue(message("x = 1 😀 2").startsWith("SyntaxError: unexpected character '😀'"));
        assertTrue(message("x = \0").startsWith("SyntaxError: null character"));
        assertTrue(message("return 5").startsWith("SyntaxError: "));
        assertTrue(message("print(1, file=2)").startsWith("SyntaxError: "));
    }

    @Test
    void a_cell_with_a_syntax_error_does_nothing_at_all() {
        RecordingOutput output = new RecordingOutput();
        notebook.outcome(output, "print 'x'", "y = = 1");
        assertEquals(List.of(), output.events);
    }

    @Test
    void a_program_may_raise_a_syntax_error_of_its_own() {
        assertEquals("SyntaxError: mine", message("raise SyntaxError('mine')"));
        assertEquals("SyntaxError: é", message("raise SyntaxError(u'é')"));
        assertTrue(message("exec 'x ='").startsWith("SyntaxError: "));
        assertTrue(message("eval('1 +')").startsWith("SyntaxError: "));
        for (String place :
                new String[] {"'f', 'x', 'y', 5", "None, 1, 'y', 5", "'f', 1, None, None", "'f', -1, 9, 'y'"}) {
            assertTrue(message("raise SyntaxError('mine', (" + place + "))").startsWith("SyntaxError: mine"), place);
        }
    }
}
