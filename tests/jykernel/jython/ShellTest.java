package jykernel.jython;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import jykernel.interpreter.CellOutput;
import jykernel.interpreter.Outcome;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class ShellTest {
    private static Notebook notebook;

    @TempDir
    Path directory;

    @BeforeAll
    static void boot() {
        notebook = new Notebook();
        notebook.run("import os, sys", "ip = get_ipython()", "here = os.getcwd()");
    }

    @AfterAll
    static void close() {
        notebook.close();
    }

    @Test
    void the_last_words_of_an_interrupted_command_are_shown() {
        notebook.run(
                "class Impatient(object):",
                "    def write(self, text):",
                "        sys.__stdout__.write(text)",
                "        if 'ready' in text: raise KeyboardInterrupt",
                "sys.stdout = Impatient()");
        RecordingOutput output = new RecordingOutput();
        try {
            notebook.outcome(
                    output, "ip.system('trap \"echo last; exit\" TERM; echo ready; while :; do sleep 0.05; done')");
        } finally {
            notebook.run("sys.stdout = sys.__stdout__");
        }
        assertEquals("ready\nlast\n", Notebook.stream(output, CellOutput.STDOUT));
    }

    private static String usage(String... lines) {
        Outcome.Failure failure = notebook.failure(lines);
        assertEquals("UsageError", failure.ename());
        return failure.evalue();
    }

    @Test
    void what_a_command_writes_arrives_in_its_streams_and_its_end_in_a_variable() {
        RecordingOutput output = notebook.run("assert ip.system(u'echo h\\xe9; echo 2 >&2; exit 3') is None");
        assertEquals("hé\n", Notebook.stream(output, CellOutput.STDOUT));
        assertEquals("2\n", Notebook.stream(output, CellOutput.STDERR));
        assertEquals("3", notebook.result("_exit_code"));
    }

    @Test
    void output_arrives_while_the_command_runs() {
        notebook.run(
                "fifo = '" + directory.resolve("fifo") + "'",
                "ip.system('mkfifo $fifo')",
                "class Answering(object):",
                "    def write(self, text):",
                "        sys.__stdout__.write(text)",
                "        if text == 'asked\\n':",
                "            with open(fifo, 'w') as answer: answer.write('42\\n')",
                "sys.stdout = Answering()");
        try {
            assertEquals("asked\ngot 42\n", notebook.printed("ip.system('echo asked; read x < $fifo; echo got $$x')"));
        } finally {
            notebook.run("sys.stdout = sys.__stdout__");
        }
    }

    @Test
    void commands_arrive_whole_where_the_jvm_passes_nothing_but_ascii() {
        notebook.run(
                "from IPython.utils.process import in_ascii, getoutput",
                "text = u'echo \\xe9\\u20ac \\'%d\\\\\\' \"$0\"\\necho 2'");
        assertEquals("True", notebook.result("getoutput(in_ascii(text)) == getoutput(text)"));
        assertEquals("True", notebook.result("in_ascii(text).encode('ascii') and '\\xc3\\xa9' in getoutput(text)"));
    }

    @Test
    void much_output_arrives_in_full() {
        String printed = notebook.printed("ip.system('head -c 1000000 /dev/zero | tr \"\\\\0\" x; echo end')");
        assertEquals(1000004, printed.length());
        assertTrue(printed.endsWith("xend\n"));
        assertEquals("1000000", notebook.result("len(ip.getoutput('head -c 1000000 /dev/zero | tr \"\\\\0\" x').s)"));
    }

    @Test
    void a_command_has_no_input_and_what_it_leaves_behind_is_not_waited_for() {
        assertEquals("", notebook.printed("ip.system('cat')"));
        assertEquals("started\n", notebook.printed("ip.system('sleep 50 & echo started; echo $! > /dev/null')"));
    }

    @Test
    void a_command_starts_where_python_is_and_sees_its_environment() {
        notebook.run("os.chdir('" + directory + "')", "os.environ['OF_PYTHON'] = 'w\\xc3\\xa4rt'");
        try {
            assertEquals(directory + "\nwärt\n", notebook.printed("ip.system('pwd; echo $$OF_PYTHON')"));
            notebook.run("ip.system('cd /')");
            assertEquals(directory + "\n", notebook.printed("ip.run_cell_magic('sh', '', 'pwd')"));
            assertEquals("['" + directory + "']", notebook.result("ip.getoutput('pwd')"));
        } finally {
            notebook.run("os.chdir(here)");
        }
    }

    @Test
    void values_of_python_are_put_into_commands() {
        notebook.run("x, d = 1.5, 'dir'", "class C: pass", "c = C()", "c.name = u'\\xe9'");
        String[][] expected = {
            {"$x {x} {x + 1} {x:>5} {d!r}", "1.5 1.5 2.5   1.5 'dir'"},
            {"$c.name $d.txt ${x}", "é dir.txt $1.5"},
            {"$nosuch {nosuch} $1 $$ {} {1 + } } {", "$nosuch {nosuch} $1 $$ {} {1 + } } {"},
            {"$$x {{x}}", "$x {x}"},
            {"awk '{print $x}' $x '$x' ", "awk '{print $x}' 1.5 '$x' "},
            {"{dict(a=1)['a']} {\"}\"}", "1 }"},
        };
        for (String[] pair : expected) {
            notebook.run("text = ip.var_expand(u'''" + pair[0] + "''')");
            assertEquals(pair[1] + "\n", notebook.printed("print text"));
        }
        assertEquals("['7 7']", notebook.result("def f(inner): return ip.getoutput('echo $inner {inner}')", "f(7)"));
    }

    @Test
    void lines_that_a_command_writes_can_be_picked_from() {
        notebook.run("lines = ip.getoutput('printf \"b 2\\\\na 10\\\\n\"; echo c >&2')");
        assertEquals("['b 2', 'a 10', 'c']", notebook.result("lines"));
        assertEquals("'b 2 a 10 c'", notebook.result("lines.s"));
        assertEquals("'b 2\\na 10\\nc'", notebook.result("lines.n"));
        assertEquals("['2', '10']", notebook.result("lines.fields(1)"));
        assertEquals("['b 2', 'c']", notebook.result("lines.grep('^a', prune=True)"));
        assertEquals("['c', 'b 2', 'a 10']", notebook.result("lines.sort(1, nums=True)"));
    }

    @Test
    void a_command_that_is_interrupted_ends_and_what_it_started_too() {
        notebook.run(
                "class Impatient(object):",
                "    def write(self, text):",
                "        global pids",
                "        pids = map(long, text.split())",
                "        raise KeyboardInterrupt",
                "sys.stdout = Impatient()");
        try {
            assertEquals(
                    "KeyboardInterrupt",
                    notebook.failure("ip.system('trap \"\" INT; sleep 500 & echo $$$$ $!; sleep 500; sleep 500')")
                            .ename());
        } finally {
            notebook.run("sys.stdout = sys.__stdout__");
        }
        notebook.run(
                "from java.lang import ProcessHandle",
                "from java.util.concurrent import TimeUnit",
                "assert len(pids) == 2",
                "for pid in pids:",
                "    found = ProcessHandle.of(pid)",
                "    if found.isPresent(): found.get().onExit().get(20, TimeUnit.SECONDS)");
    }

    @Test
    void a_cell_is_run_by_another_program() {
        RecordingOutput output = notebook.run("ip.run_cell_magic('bash', '', u'echo h\\xe9 $0; echo e >&2')");
        assertTrue(Notebook.stream(output, CellOutput.STDOUT).matches("hé .*bash\n"));
        assertEquals("e\n", Notebook.stream(output, CellOutput.STDERR));
        assertEquals(
                List.of(), notebook.run("ip.run_cell_magic('sh', '--out o --err=e', 'echo 1; echo 2 >&2')").events);
        assertEquals("('1\\n', '2\\n')", notebook.result("o, e"));
        assertEquals("s 3\n", notebook.printed("ip.run_cell_magic('script', 'sed s/x/3/', 's x')"));
        assertEquals(
                "CalledProcessError",
                notebook.failure("ip.run_cell_magic('sh', '', 'exit 4')").ename());
        notebook.run("ip.run_cell_magic('sh', '--no-raise-error', 'exit 4')", "assert _exit_code == 4");
        assertEquals(
                "%%script: the program nosuch is not on the PATH", usage("ip.run_cell_magic('script', 'nosuch', 'x')"));
    }

    @Test
    void directories_and_environment_are_changed_by_magics() {
        try {
            assertEquals(directory + "\n", notebook.printed("ip.run_line_magic('cd', '" + directory + "')"));
            assertEquals("'" + directory + "'", notebook.result("ip.run_line_magic('pwd', '')"));
            notebook.run("ip.run_line_magic('cd', '-q -')", "assert os.getcwd() == here");
            assertTrue(
                    usage("ip.run_line_magic('cd', '/nosuch')").startsWith("%cd: there is no directory /nosuch in "));
        } finally {
            notebook.run("os.chdir(here)");
        }
        assertEquals("env: A=3\n", notebook.printed("three = 3", "ip.run_line_magic('env', 'A={three}')"));
        assertEquals("'3'", notebook.result("ip.run_line_magic('env', 'A')"));
        assertEquals("Environment does not have key: NOSUCH", usage("ip.run_line_magic('env', 'NOSUCH')"));
    }

    @Test
    void commands_become_magics() {
        assertEquals(
                "a and b c\n",
                notebook.printed(
                        "ip.run_line_magic('alias', 'both echo %s and')", "ip.run_line_magic('both', 'a b c')"));
        usage("ip.run_line_magic('both', '')");
        notebook.run("ip.run_line_magic('unalias', 'both')");
        usage("ip.run_line_magic('both', 'a')");
    }

    @Test
    void where_nobody_says_which_shell_it_is_sh() {
        notebook.run("import os", "shell = os.environ.pop('SHELL', None)");
        try {
            assertEquals("hi\n", notebook.printed("get_ipython().system('echo hi')"));
        } finally {
            notebook.run("if shell: os.environ['SHELL'] = shell");
        }
    }
}
