package jykernel.jython;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import jykernel.interpreter.Completions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class CompletionTroubleTest {
    private Notebook notebook;

    @BeforeEach
    void boot() {
        notebook = new Notebook();
    }

    @AfterEach
    void close() {
        notebook.close();
    }

    @Test
    void an_object_that_fails_when_asked_for_its_names_offers_none() {
        notebook.run("class Shy(object):", "  def __dir__(self): return 1 / 0", "shy = Shy()");
        assertEquals(List.of(), notebook.completions("shy.na"));
        notebook.run("class Odd(object):", "  def __dir__(self): return 5", "odd = Odd()");
        assertEquals(List.of(), notebook.completions("odd.na"));
    }

    @Test
    void names_that_are_no_text_do_no_harm() {
        notebook.run("globals()[5] = 1", "globals()[u'é'] = 1", "apple_pie = 1");
        assertEquals(List.of("apple_pie"), notebook.completions("apple"));
        assertFalse(notebook.completions("").isEmpty());
    }

    @Test
    void a_cursor_beyond_the_text_is_taken_for_its_nearest_end() {
        notebook.run("apple_pie = 1");
        assertEquals(List.of("apple_pie"), names(notebook.python.complete("apple", 1000)));
        assertEquals(names(notebook.python.complete("", 0)), names(notebook.python.complete("apple", -1)));
        assertEquals(notebook.python.inspect("len", 0, 0), notebook.python.inspect("len", -1, 0));
    }

    private static List<String> names(Completions found) {
        return found.matches().stream().map(Completions.Match::text).toList();
    }

    @Test
    void entries_of_the_path_that_are_no_directories_do_no_harm() {
        notebook.run("import sys", "sys.path[:0] = ['\\0', '/no/such', 'no.jar', 'no\\0.jar', 'http://x', 5]");
        assertEquals(List.of("quopri"), notebook.completions("import quop"));
    }
}
