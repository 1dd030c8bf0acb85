package jykernel.jython;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import jykernel.interpreter.CellOutput;
import jykernel.interpreter.Outcome;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class QuestionsTest {
    private static Notebook notebook;

    @BeforeAll
    static void boot() {
        notebook = new Notebook();
    }

    @AfterAll
    static void close() {
        notebook.close();
    }

    /** What the cell prints. */
    private static String printed(Answers answers, String... lines) {
        answers.printed.setLength(0);
        Outcome outcome = notebook.outcome(answers, lines);
        assertInstanceOf(Outcome.Done.class, outcome, () -> outcome + " after " + answers.printed);
        return answers.printed.toString();
    }

    private static Outcome.Failure failure(CellOutput output, String... lines) {
        return assertInstanceOf(Outcome.Raised.class, notebook.outcome(output, lines))
                .failure();
    }

    @Test
    void raw_input_asks_with_its_prompt_and_returns_utf8() {
        Answers answers = new Answers("é", "", "x");
        assertEquals(
                "'\\xc3\\xa9' '' 'x'\n",
                printed(answers, "print repr(raw_input('name? ')), repr(raw_input()), repr(raw_input(u'é? '))"));
        assertEquals(List.of("name? ", "", "é? "), answers.questions);
    }

    @Test
    void raw_input_reads_what_stands_in_the_place_of_sys_stdin() {
        Answers answers = new Answers("asked");
        String replaced = String.join(
                "\n",
                "import StringIO, sys",
                "person, sys.stdin = sys.stdin, StringIO.StringIO('a\\n6 * 7\\n')",
                "try:",
                "  print repr(raw_input(u'é? ')), input()",
                "  try: raw_input()",
                "  except EOFError: print 'no more'",
                "finally: sys.stdin = person",
                "print raw_input()");
        assertEquals("é? 'a' 42\nno more\nasked\n", printed(answers, replaced));
        assertEquals(List.of(""), answers.questions);
    }

    @Test
    void a_prompt_may_be_anything_that_has_a_str() {
        Answers answers = new Answers("a", "b", "c");
        printed(answers, "raw_input(5); raw_input(None); raw_input(prompt='é')");
        assertEquals(List.of("5", "None", "é"), answers.questions);
        assertEquals("TypeError", failure(new Answers("a"), "raw_input(1, 2)").ename());
    }

    @Test
    void input_evaluates_the_answer_where_it_is_called() {
        assertEquals("42\n", printed(new Answers("6 * 7"), "print input('? ')"));
        assertEquals("3\n", printed(new Answers("there + 1"), "there = 2", "print input()"));
        assertEquals(
                "11\n",
                printed(new Answers("local + 1"), "def ask():", "  local = 10", "  return input()", "print ask()"));
        assertEquals("SyntaxError", failure(new Answers("1 +"), "input()").ename());
        assertEquals("NameError", failure(new Answers("nowhere"), "input()").ename());
    }

    @Test
    void getpass_hides_what_is_typed() {
        Answers answers = new Answers("secret", "word");
        assertEquals(
                "secret word\n",
                printed(answers, "import getpass", "print getpass.getpass(), getpass.getpass('Word: ')"));
        assertEquals(List.of("hidden: Password: ", "hidden: Word: "), answers.questions);
    }

    @Test
    void lines_of_stdin_end_in_a_newline() {
        assertEquals(
                "'a\\n' '\\xc3\\xa9\\n' ''\n",
                printed(
                        new Answers("a", "é"),
                        "import sys",
                        "print repr(sys.stdin.readline()), repr(sys.stdin.readline()), repr(sys.stdin.readline())"));
    }

    @Test
    void stdin_can_be_read_in_every_way_of_a_file() {
        String imports = "import sys\n";
        assertEquals("'a\\nb\\n'\n", printed(new Answers("a", "b"), imports + "print repr(sys.stdin.read())"));
        assertEquals("['a\\n', 'b\\n']\n", printed(new Answers("a", "b"), imports + "print sys.stdin.readlines()"));
        assertEquals("['a\\n', 'b\\n']\n", printed(new Answers("a", "b"), imports + "print list(sys.stdin)"));
        assertEquals("'a\\n'\n", printed(new Answers("a"), imports + "print repr(sys.stdin.next())"));
        assertEquals(
                "StopIteration",
                failure(new Answers(), imports + "sys.stdin.next()").ename());
    }

    @Test
    void what_was_not_read_of_a_line_is_read_later() {
        Answers answers = new Answers("abcdef", "g");
        assertEquals(
                "ab cd ef\n",
                printed(
                        answers,
                        "import sys",
                        "print sys.stdin.read(2), sys.stdin.readline(2), sys.stdin.readline(),"));
        assertEquals(1, answers.questions.size());
        assertEquals("'g\\n'\n", printed(answers, "print repr(sys.stdin.read(2))"));
        assertEquals("''\n", printed(answers, "print repr(sys.stdin.read(0))"));
        assertEquals(2, answers.questions.size());
    }

    @Test
    void stdin_is_a_file_that_is_no_terminal() {
        notebook.run(
                "import sys",
                "assert sys.stdin.isatty() is False and sys.stdin.readable() and not sys.stdin.writable()",
                "assert (sys.stdin.name, sys.stdin.mode, sys.stdin.closed) == ('<stdin>', 'r', False)",
                "assert sys.stdin.encoding == 'UTF-8' and sys.stdin is sys.__stdin__",
                "sys.stdin.close()",
                "assert not hasattr(sys.stdin, 'write')");
        assertEquals("a\n\n", printed(new Answers("a"), "print sys.stdin.readline()"));
        assertEquals("IOError", failure(new Answers(), "sys.stdin.fileno()").ename());
    }

    @Test
    void the_end_of_file_is_an_eoferror() {
        for (String question : List.of("raw_input()", "input()", "import getpass; getpass.getpass()")) {
            assertEquals("EOFError", failure(new Answers(), question).ename(), question);
        }
        assertEquals("''\n", printed(new Answers(), "import sys; print repr(sys.stdin.readline())"));
    }

    @Test
    void a_client_that_takes_no_questions_is_an_error_that_can_be_caught() {
        for (String question : List.of(
                "raw_input('? ')",
                "input('? ')",
                "import getpass; getpass.getpass()",
                "import sys; sys.stdin.readline()",
                "import sys; sys.stdin.read()",
                "import sys; list(sys.stdin)")) {
            Outcome.Failure failure = failure(new RecordingOutput(), question);
            assertEquals("StdinNotImplementedError", failure.ename(), question);
            assertTrue(failure.evalue().contains("does not support input requests"), failure.evalue());
        }
        notebook.run("try: raw_input()", "except NotImplementedError: pass");
    }

    @Test
    void stdin_that_a_cell_has_broken_is_whole_in_the_next() {
        for (String broken : List.of("del sys.stdin", "sys.stdin = None")) {
            notebook.run("import sys", broken);
            assertEquals("a\n\n", printed(new Answers("a"), "print sys.stdin.readline()"), broken);
        }
    }

    @Test
    void java_reads_lines_from_the_same_person() {
        Answers answers = new Answers("x");
        notebook.outcome(answers, "pass");
        assertEquals("x", notebook.python.readLine());
        assertEquals(List.of(""), answers.questions);
    }
}
