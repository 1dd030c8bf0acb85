package jykernel.jython;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import jykernel.interpreter.CellOutput;
import jykernel.interpreter.Outcome;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What programs and editors look for in get_ipython(). */
@Timeout(60)
final class FacadeTest {
    private static Notebook notebook;

    @TempDir
    Path directory;

    @BeforeAll
    static void boot() {
        notebook = new Notebook();
    }

    @AfterAll
    static void close() {
        notebook.close();
    }

    @Test
    void nothing_is_imported_before_somebody_asks() {
        try (Notebook fresh = new Notebook()) {
            fresh.run("import sys", "assert not [name for name in sys.modules if name.startswith('IPython')]");
        }
    }

    @Test
    void there_is_one_shell_and_programs_see_a_notebook() {
        notebook.run(
                "import IPython",
                "from IPython.core.interactiveshell import InteractiveShell",
                "ip = get_ipython()",
                "assert ip is IPython.get_ipython() is InteractiveShell.instance() and InteractiveShell.initialized()",
                "assert isinstance(ip, InteractiveShell) and type(ip).__name__ == 'ZMQInteractiveShell'",
                "assert 'IPKernelApp' in ip.config and hasattr(ip, 'kernel') and ip.has_trait('kernel')",
                "assert ip.kernel.shell is ip",
                "ip.config.InlineBackend.figure_formats = {'svg'}",
                "ip.Completer.use_jedi = False",
                "assert ip.config['Completer'].use_jedi is False");
    }

    @Test
    void its_names_are_those_of_the_user() {
        notebook.run(
                "ip = get_ipython()",
                "assert ip.user_ns is globals() is ip.user_global_ns",
                "ip.user_ns['a'] = 1",
                "ip.push({'b': a + 1})",
                "ip.ex('c = b + 1')",
                "assert (ip.ev('c + 1'), ip.user_module.a) == (4, 1)",
                "def f(inner): get_ipython().push('inner')",
                "f(5)",
                "assert inner == 5",
                "ip.drop_by_id({'inner': 5, 'a': 7})",
                "assert a == 1 and 'inner' not in globals()");
        assertEquals("True", notebook.result("ip.execution_count == len(In) - 1"));
    }

    @Test
    void it_runs_code_as_a_cell_and_tells_how_it_ended() {
        RecordingOutput output = notebook.run("r = get_ipython().run_cell(u'x = 20\\nx + 1')");
        assertEquals("21", output.bundles.get(0).data().get("text/plain"));
        assertEquals("(True, 21, None)", notebook.result("r.success, r.result, r.error_in_exec"));
        RecordingOutput failed = notebook.run("r = get_ipython().run_cell(u'1 / 0')");
        assertTrue(Notebook.stream(failed, CellOutput.STDERR).contains("ZeroDivisionError"));
        assertEquals(
                "(False, None, True)",
                notebook.result("r.success, r.result, type(r.error_in_exec) is ZeroDivisionError"));
        assertEquals(List.of(), notebook.run("r = get_ipython().run_cell(u'1 / 0', silent=True)").events);
        notebook.run("r = get_ipython().run_cell(u'1 +')", "assert type(r.error_before_exec) is SyntaxError");
        assertEquals("SyntaxError", notebook.failure("r.raise_error()").ename());
        assertEquals(
                "KeyboardInterrupt",
                notebook.failure("get_ipython().run_cell('raise KeyboardInterrupt')")
                        .ename());
    }

    @Test
    void it_runs_files_and_compiled_code() throws Exception {
        Path file = Files.writeString(directory.resolve("made.py"), "made = 1\n1 / 0\n");
        RecordingOutput output = notebook.run("get_ipython().safe_execfile('" + file + "')", "assert made == 1");
        assertTrue(Notebook.stream(output, CellOutput.STDERR).contains("ZeroDivisionError"));
        notebook.run("assert get_ipython().run_code(compile('made = 2', '<made>', 'exec')) is False and made == 2");
    }

    @Test
    void java_exceptions_end_such_code_too() {
        notebook.run(
                "r = get_ipython().run_cell('from java.util import ArrayList; ArrayList().get(5)')",
                "from java.lang import IndexOutOfBoundsException",
                "assert isinstance(r.error_in_exec, IndexOutOfBoundsException)");
    }

    @Test
    void events_are_told_to_those_who_want_to_know() {
        notebook.run(
                "told, ip = [], get_ipython()",
                "def before(info): told.append(info.raw_cell)",
                "def after(): told.append('after')",
                "def broken(result): 1 / 0",
                "ip.events.register('pre_run_cell', before)",
                "ip.events.register('post_run_cell', broken)",
                "ip.events.register('post_execute', after)");
        RecordingOutput output = notebook.run("r = ip.run_cell('5;')");
        assertTrue(Notebook.stream(output, CellOutput.STDERR).startsWith("Error in callback <function broken"));
        notebook.run(
                "assert told == ['5;', 'after'] and r.success",
                "ip.events.unregister('pre_run_cell', before)",
                "ip.events.unregister('post_run_cell', broken)",
                "from IPython.core.events import begin_cell, end_cell",
                "end_cell(ip, begin_cell(ip, u'x', silent=True))",
                "ip.events.unregister('post_execute', after)",
                "assert told == ['5;', 'after', 'after']");
        assertEquals(
                "ValueError",
                notebook.failure("ip.events.unregister('post_execute', after)").ename());
        assertEquals(
                "KeyError",
                notebook.failure("ip.events.register('nosuch', after)").ename());
    }

    @Test
    void it_completes_and_inspects_as_the_kernel_does() {
        notebook.run(
                "reply = get_ipython().kernel.do_complete(u'x = zi', 6)",
                "assert (reply['status'], reply['matches']) == ('ok', ['zip']), reply",
                "assert (reply['cursor_start'], reply['cursor_end']) == (4, 6)",
                "assert reply['metadata']['_jupyter_types_experimental'][0]['text'] == 'zip'",
                "assert get_ipython().complete('zi') == ('zi', ['zip'])",
                "assert get_ipython().kernel.do_inspect('zip', 3)['found']",
                "assert not get_ipython().kernel.do_inspect('nosuch', 6)['found']");
    }

    @Test
    void payloads_go_with_the_reply() {
        Outcome.Done done = (Outcome.Done) notebook.outcome(
                new RecordingOutput(), "get_ipython().set_next_input(u'x = 1')", "get_ipython().page('text')");
        assertEquals(
                List.of(
                        Map.of("source", "set_next_input", "text", "x = 1", "replace", false),
                        Map.of("source", "page", "data", Map.of("text/plain", "text"), "start", 0)),
                done.payloads());
    }

    @Test
    void functions_give_representations_of_objects_by_their_types() {
        notebook.run(
                "class Point(object): pass",
                "class Near(Point): pass",
                "formats = get_ipython().display_formatter.formatters",
                "assert formats['text/html'].for_type(Point, lambda point: '<b>point</b>') is None",
                "formats['text/plain'].for_type(Point, lambda point, printer, cycle: printer.text('a point'))",
                "formats['image/png'].for_type(Near, lambda point: '\\x89PNG\\r\\n')");
        RecordingOutput output = notebook.run("Near()");
        assertEquals(
                Map.of("text/plain", "a point", "text/html", "<b>point</b>", "image/png", "iVBORw0K"),
                output.bundles.get(0).data());
        notebook.run("formats['text/html'].pop(Point)", "formats['image/png'].pop(Near)");
        assertEquals(
                Map.of("text/plain", "a point"),
                notebook.run("Near()").bundles.get(0).data());
    }

    @Test
    void a_representation_that_fails_is_told_and_the_others_are_shown() {
        notebook.run(
                "class Odd(object):",
                "    def __repr__(self): return 'odd'",
                "get_ipython().display_formatter.formatters['text/html'].for_type(Odd, lambda odd: 1 / 0)");
        RecordingOutput output = notebook.run("Odd()");
        assertTrue(Notebook.stream(output, CellOutput.STDERR).contains("ZeroDivisionError"));
        assertEquals(Map.of("text/plain", "odd"), output.bundles.get(0).data());
    }

    @Test
    void an_exception_may_say_itself_how_it_is_shown() {
        Outcome.Failure failure = notebook.failure(
                "class Short(Exception):",
                "    def _render_traceback_(self): return ['just', u'\\xe9']",
                "raise Short('long')");
        assertEquals(List.of("just", "é"), failure.traceback());
        assertEquals("long", failure.evalue());
    }

    @Test
    void output_that_is_captured_when_the_cell_ends_is_shown_in_the_next() {
        notebook.run(
                "from IPython.utils.capture import capture_output", "kept = capture_output()", "io = kept.__enter__()");
        assertEquals("2\n", notebook.printed("print 2"));
        notebook.run("kept.__exit__()", "assert io.stdout == ''");
        assertEquals("3\n", notebook.printed("print 3"));
    }

    @Test
    void captures_may_be_nested() {
        assertEquals(
                "out\n",
                notebook.printed(
                        "from IPython.utils.capture import capture_output",
                        "with capture_output() as outer:",
                        "    print 1",
                        "    with capture_output(stderr=False) as inner: print 2",
                        "    print 3",
                        "assert (outer.stdout, inner.stdout) == ('1\\n3\\n', '2\\n'), (outer.stdout, inner.stdout)",
                        "print 'out'"));
    }
}
