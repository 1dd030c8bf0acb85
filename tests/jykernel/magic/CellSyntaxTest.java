package jykernel.magic;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class CellSyntaxTest {
    private static void becomes(String python, String cell) {
        assertEquals(python, CellSyntax.python(cell), cell);
    }

    private static void staysAsItIs(String... cells) {
        for (String cell : cells) {
            becomes(cell, cell);
        }
    }

    @Test
    void a_magic_becomes_a_call_with_the_rest_of_its_line() {
        becomes("get_ipython().run_line_magic(u'time', u'f(1)')", "%time f(1)");
        becomes("get_ipython().run_line_magic(u'pwd', u'')", "%pwd");
        becomes("a = 1\nget_ipython().run_line_magic(u'who', u'')\nb = 2", "a = 1\n%who\nb = 2");
    }

    @Test
    void inside_a_block_it_keeps_its_indent() {
        becomes(
                "for i in x:\n    get_ipython().system(u'echo {i}')\n\tget_ipython().run_line_magic(u'who', u'')",
                "for i in x:\n    !echo {i}\n\t%who");
    }

    @Test
    void a_cell_that_is_indented_as_a_whole_is_moved_to_the_left() {
        becomes("x = 1\nif x:\n  y\n", "  x = 1\n  if x:\n    y\n");
        becomes("\nget_ipython().run_line_magic(u'who', u'')\nx", "\n\t%who\nx");
        becomes("get_ipython().run_line_magic(u'pinfo', u'x')", " x ? ");
        staysAsItIs("if x:\n  y", "\n\nx", "   ", "");
    }

    @Test
    void a_command_goes_to_the_shell_and_two_marks_give_back_its_output() {
        becomes("get_ipython().system(u'ls -l | grep \\'x\\'')", "!ls -l | grep 'x'");
        becomes("get_ipython().getoutput(u'ls')", "!!ls");
        becomes("files = get_ipython().getoutput(u'ls \"a b\"')", "files = !ls \"a b\"");
        becomes("a, b['x=1'] = get_ipython().getoutput(u'ls')", "a, b['x=1'] = !ls");
    }

    @Test
    void what_a_magic_returns_can_be_assigned() {
        becomes("t = get_ipython().run_line_magic(u'timeit', u'-o f()')", "t = %timeit -o f()");
    }

    @Test
    void a_cell_magic_takes_the_whole_cell() {
        becomes("get_ipython().run_cell_magic(u'bash', u'-e', u'ls\\n%who\\n')", "%%bash -e\nls\n%who\n");
        becomes("\n\nget_ipython().run_cell_magic(u'html', u'', u'<b>\\'</b>')", "\n\n%%html  \n<b>'</b>");
        becomes("get_ipython().run_cell_magic(u'time', u'', u'')", "%%time");
        becomes("get_ipython().run_cell_magic(u'sh', u'', u'a\\\\n\\x00é')", "%%sh\na\\n\0é");
        becomes("get_ipython().run_cell_magic(u'!', u'', u'ls')", "%%!\nls");
    }

    @Test
    void lines_keep_their_numbers() {
        becomes("get_ipython().system(u'ls  -l')\n\nx", "!ls \\\n-l\nx");
        becomes("a = get_ipython().getoutput(u'ls  -l  -a')\n\n\nx", "a = !ls \\\n-l \\\n-a\nx");
        becomes("get_ipython().system(u'ls')\nx = 1\n", "!ls\r\nx = 1\r\n");
    }

    @Test
    void questions_ask_for_help() {
        becomes("get_ipython().run_line_magic(u'pinfo', u'x')", "x?");
        becomes("get_ipython().run_line_magic(u'pinfo2', u'a.b')", "a.b??");
        becomes("get_ipython().run_line_magic(u'pinfo', u'x')", "?x");
        becomes("get_ipython().run_line_magic(u'pinfo2', u'x.y')", "?? x.y");
        becomes("get_ipython().run_line_magic(u'pinfo', u'%time')", "%time?");
        becomes("get_ipython().run_line_magic(u'pinfo', u'%%time')", "%%time?");
        becomes("get_ipython().run_line_magic(u'pinfo', u'a[0]')", "a[0]?");
        becomes("get_ipython().run_line_magic(u'pinfo', u'f')", "x = f?");
        becomes("get_ipython().run_line_magic(u'pinfo', u'f')", "print(f?");
        becomes("get_ipython().run_line_magic(u'psearch', u'*int*')", "*int*?");
        becomes("a = 1\nget_ipython().run_line_magic(u'pinfo', u'a')", "a = 1\na?");
    }

    @Test
    void python_stays_as_it_is() {
        staysAsItIs(
                "x % 3",
                "x = y %z", "x = (a\n%b)", "'''\n%time\n!ls\nx?\n'''", "# !ls\n# what?", "s = 'x?'", "print '%d' % x");
        staysAsItIs(
                "a == b != c",
                "x = y == '%time'",
                "x = 5 \\\n % 3",
                "f(a=\n!ls)",
                "if x: # why?\n    y",
                "d['a'] = 'b'  # c = !d");
        staysAsItIs("x = [\n!ls\n]", "u'\\'%s?' % x", "a = b'''%\n!x''', 1", "x = lambda y=1: y % 2", "assert a!=b");
    }

    @Test
    void what_is_neither_python_nor_magic_is_left_to_pythons_error() {
        staysAsItIs("%", "% time", "%1", "x = % y", "?", "f()?", "!= 3", "'x'?", "%%", "\"open %\n", "'''open ?");
    }

    @Test
    void a_string_without_an_end_does_not_hide_the_next_line() {
        becomes("x = 'a\nget_ipython().system(u'ls')", "x = 'a\n!ls");
    }
}
