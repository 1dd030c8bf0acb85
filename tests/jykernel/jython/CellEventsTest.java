package jykernel.jython;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class CellEventsTest {
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
    void functions_are_called_before_and_after_each_cell() {
        notebook.run(
                "told = []",
                "def teller(name): return lambda: told.append(name)",
                "for name in 'pre_execute', 'pre_run_cell', 'post_execute', 'post_run_cell':",
                "    get_ipython().events.register(name, teller(name))");
        notebook.run("told[:] = told[-2:]");
        assertEquals("['pre_execute', 'pre_run_cell']", notebook.result("told[-2:]"));
        assertEquals("['post_execute', 'post_run_cell']", notebook.result("told[-4:-2]"));
    }

    @Test
    void they_learn_what_ran_what_came_of_it_and_what_went_wrong() {
        notebook.run("def after(result): told.append((result.info.raw_cell, result.result, result.error_in_exec))");
        notebook.run("told = []; get_ipython().events.register('post_run_cell', after)");
        notebook.run("told[:] = []; 6 * 7");
        notebook.failure("raise KeyError('x')");
        assertEquals(
                "[(u'told[:] = []; 6 * 7', 42, None),\n (u\"raise KeyError('x')\", None, KeyError('x',))]",
                notebook.result("told"));
    }
}
