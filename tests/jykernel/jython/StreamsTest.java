package jykernel.jython;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import jykernel.interpreter.CellOutput;
import jykernel.interpreter.Outcome;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class StreamsTest {
    private static Notebook notebook;

    @BeforeAll
    static void boot() {
        notebook = new Notebook();
    }

    @AfterAll
    static void close() {
        notebook.close();
    }

    @Test
    void text_arrives_under_the_name_of_its_stream_and_in_order() {
        RecordingOutput output = notebook.run(
                "import sys", "sys.stdout.write('a')", "sys.stderr.write('b')", "print >>sys.stderr, 'c'", "print 'd'");
        assertEquals(
                List.of("stdout: a", "stderr: b", "stderr: c", "stderr: \n", "stdout: d", "stdout: \n"), output.events);
    }

    @Test
    void unicode_and_utf8_arrive_as_the_same_text() {
        for (String text : List.of("é", "漢字", "😀", "\u0000")) {
            assertEquals(text + "\n", notebook.printed("print u'" + escaped(text) + "'"), text);
            assertEquals(text + "\n", notebook.printed("print u'" + escaped(text) + "'.encode('utf-8')"), text);
        }
        assertEquals("é😀\n", notebook.printed("print 'é😀'"));
        assertEquals("é😀\n", notebook.printed("print u'é😀'"));
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints().forEach(c -> escaped.append("\\U").append(String.format("%08x", c)));
        return escaped.toString();
    }

    @Test
    void a_character_may_be_written_byte_by_byte() {
        RecordingOutput output = notebook.run("import sys", "for byte in 'é😀': sys.stdout.write(byte)");
        assertEquals(List.of("stdout: é", "stdout: 😀"), output.events);
    }

    @Test
    void the_two_streams_keep_their_halves_of_characters_apart() {
        RecordingOutput output = notebook.run(
                "import sys",
                "sys.stdout.write('\\xc3')",
                "sys.stderr.write('\\xe2\\x82')",
                "sys.stdout.write('\\xa9')",
                "sys.stderr.write('\\xac')");
        assertEquals(List.of("stdout: é", "stderr: €"), output.events);
    }

    @Test
    void long_text_is_cut_between_its_characters() {
        String plain = "x".repeat((1 << 20) - 1);
        assertEquals(plain + "é" + plain + "\n", notebook.printed("x = 'x' * ((1 << 20) - 1)", "print x + 'é' + x"));
        RecordingOutput output = notebook.run("import sys", "sys.stdout.write(x + '😀' + x)");
        assertEquals(List.of("stdout: " + plain + "😀", "stdout: " + plain), output.events);
    }

    @Test
    void repeated_text_is_of_the_same_kind() {
        notebook.run(
                "class S(str): pass",
                "for text in ('ab\\xff', u'ab\\xff', u'\\U0001f600', S('ab'), ''):",
                "    kind = unicode if isinstance(text, unicode) else str",
                "    assert (text * 3 == text + text + text) and type(text * 3) is type(3 * text) is kind, text",
                "    assert hash(text * 2) == hash(text + text) and {text * 2: 1}[text + text] == 1",
                "assert '' == 'a' * 0 == 'a' * -1");
    }

    @Test
    void what_is_no_utf8_is_replaced() {
        assertEquals("a\ufffdb\n", notebook.printed("print 'a\\xffb'"));
        assertEquals("\ufffd(\n", notebook.printed("print '\\xc3('"));
    }

    @Test
    void half_a_character_ends_with_unicode_text_or_with_the_cell() {
        assertEquals(
                "\ufffdé", notebook.printed("import sys", "sys.stdout.write('\\xc3')", "sys.stdout.write(u'\\xe9')"));
        assertEquals("\ufffd", notebook.printed("sys.stdout.write('\\xc3')"));
        assertEquals("x", notebook.printed("sys.stdout.write('x')"));
        RecordingOutput failing = new RecordingOutput();
        notebook.outcome(failing, "sys.stdout.write('\\xc3')", "1 / 0");
        assertEquals(List.of("stdout: \ufffd"), failing.events);
    }

    @Test
    void the_blank_of_a_print_with_a_comma_stays_in_its_cell() {
        assertEquals("1 2", notebook.printed("print 1,", "print 2,"));
        assertEquals("3\n", notebook.printed("print 3"));
        notebook.failure("print 1,", "1 / 0");
        assertEquals("4\n", notebook.printed("print 4"));
        notebook.run("import sys", "print >>sys.stderr, 1,");
        assertEquals("5\n", Notebook.stream(notebook.run("print >>sys.stderr, 5"), CellOutput.STDERR));
    }

    @Test
    void softspace_is_an_integer_that_can_be_set() {
        assertEquals("12\n", notebook.printed("import sys", "print 1,", "sys.stdout.softspace = 0", "print 2"));
        assertEquals("TypeError", notebook.failure("sys.stdout.softspace = 'x'").ename());
    }

    @Test
    void buffers_are_written_as_bytes() {
        assertEquals(
                "éé",
                notebook.printed("import sys", "sys.stdout.write(bytearray('é'))", "sys.stdout.write(buffer('é'))"));
        Outcome.Failure failure = notebook.failure("sys.stdout.write(5)");
        assertEquals(
                "TypeError: expected a character buffer object, found int", failure.ename() + ": " + failure.evalue());
    }

    @Test
    void writelines_takes_anything_that_can_be_iterated() {
        assertEquals("aéb", notebook.printed("import sys", "sys.stdout.writelines(iter(['a', u'é', 'b']))"));
        assertEquals("TypeError", notebook.failure("sys.stdout.writelines(5)").ename());
    }

    @Test
    void streams_have_what_programs_ask_files_for() {
        for (String stream : List.of("sys.stdout", "sys.stderr", "sys.__stdout__", "sys.__stderr__")) {
            notebook.run(
                    "import sys",
                    "stream = " + stream,
                    "assert stream.isatty() is False and stream.closed is False and stream.writable()",
                    "assert stream.flush() is None and stream.close() is None",
                    "assert stream.encoding.upper() == 'UTF-8', stream.encoding",
                    "assert (stream.mode, stream.errors, stream.newlines) == ('w', 'replace', None)",
                    "assert stream.name == '<" + stream.replaceAll("sys|[._]", "") + ">', stream.name",
                    "assert not hasattr(stream, 'read')");
            assertEquals("IOError", notebook.failure(stream + ".fileno()").ename());
        }
    }

    @Test
    void a_stream_that_was_closed_goes_on_writing() {
        assertEquals("x\n", notebook.printed("import sys", "sys.stdout.close()", "print 'x'"));
    }

    @Test
    void streams_that_a_cell_has_broken_are_whole_in_the_next() {
        for (String broken : List.of("del sys.stdout", "sys.stdout = None", "sys.stdout = 5", "del sys.stdout.write")) {
            notebook.outcome(new RecordingOutput(), "import sys", broken);
            assertEquals("x\n", notebook.printed("print 'x'"), broken);
            assertEquals("True\n", notebook.printed("print sys.stdout is sys.__stdout__"), broken);
        }
        for (String broken : List.of("del sys.stderr", "sys.stderr = 'x'")) {
            notebook.run(broken);
            assertEquals("y\n", Notebook.stream(notebook.run("print >>sys.stderr, 'y'"), CellOutput.STDERR), broken);
        }
        for (String broken : List.of("del sys.displayhook", "sys.displayhook = None")) {
            notebook.outcome(new RecordingOutput(), broken);
            assertEquals("2", notebook.result("1 + 1"), broken);
        }
    }

    @Test
    void a_stream_that_a_cell_has_replaced_stays_replaced() {
        notebook.run(
                "import sys",
                "class Upper(object):",
                "  def write(self, text): sys.__stdout__.write(text.upper())",
                "sys.stdout = Upper()");
        try {
            assertEquals("ABC\n", notebook.printed("print 'abc'"));
        } finally {
            notebook.run("sys.stdout = sys.__stdout__");
        }
        assertEquals("abc\n", notebook.printed("print 'abc'"));
    }

    @Test
    void doctest_sees_the_values_of_its_examples() {
        String doubled =
                """
                import doctest
                def doubled(x):
                    '''
                    >>> doubled(2)
                    4
                    '''
                    return 2 * x
                print doctest.testmod()
                """;
        assertEquals("TestResults(failed=0, attempted=1)\n", notebook.printed(doubled));
        assertEquals("2", notebook.result("1 + 1"));
    }

    @Test
    void what_is_printed_with_a_stringio_in_place_is_kept_there() {
        assertEquals(
                List.of("stdout: 'x\\n'", "stdout: \n"),
                notebook.run(
                                "import sys, StringIO",
                                "sys.stdout = StringIO.StringIO()",
                                "print 'x'",
                                "text, sys.stdout = sys.stdout.getvalue(), sys.__stdout__",
                                "print repr(text)")
                        .events);
    }

    @Test
    void a_thread_prints_into_the_cell_that_runs() {
        assertEquals(
                "from the thread\n",
                notebook.printed(
                        "import threading",
                        "def work(): print 'from the thread'",
                        "t = threading.Thread(target=work)",
                        "t.start(); t.join()"));
    }
}
