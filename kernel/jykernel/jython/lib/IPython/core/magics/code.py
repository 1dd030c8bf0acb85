"""Code between cells and files."""
from __future__ import absolute_import

import os

from IPython.core.error import UsageError
from IPython.core.magic import Magics, cell_magic, line_magic, magics_class
from IPython.core.options import unquoted


@magics_class
class CodeMagics(Magics):
    """%load, %save, %%writefile, %history, %recall, %rerun."""

    @line_magic('loadpy')
    @line_magic
    def load(self, line=''):
        """Puts code into the current cell: that of a file, a URL, or earlier cells.

        Usage: %load [-r LINES] file, URL, or numbers of cells such as 1-3 5

        -r -- only these lines, such as 5-10 or 7
        """
        from IPython.core.inputs import lines_of
        options, place = self.parse_options(line, 'r:y')
        if not place:
            raise UsageError('%load: expected a file, a URL, or numbers of cells')
        text = self._found(unquoted(place))
        if 'r' in options:
            text = lines_of(text, options['r'])
        self.shell.set_next_input(u'# %%load %s\n%s' % (line.strip(), text), replace=True)

    def _found(self, place):
        from IPython.core.content import is_address, read_address, read_file
        if is_address(place):
            return read_address(place).decode('utf-8', 'replace')
        name = os.path.expanduser(place.encode('utf-8'))
        for candidate in (name, name + '.py'):
            if os.path.isfile(candidate):
                return read_file(candidate).decode('utf-8', 'replace').replace(u'\r\n', u'\n')
        if place[0] in '0123456789':
            return self.shell.extract_input_lines(place)
        raise UsageError('%%load: there is no file %s in %s' % (name, os.getcwd()))

    @cell_magic('file')
    @cell_magic
    def writefile(self, line, cell):
        """Writes the cell into a file, as UTF-8. Usage: %%writefile [-a] file; -a appends to it."""
        options, name = self.parse_options(line, 'a', 'append')
        if not name:
            raise UsageError('%%writefile: expected the name of a file')
        name = os.path.expanduser(unquoted(name).encode('utf-8'))
        append = 'a' in options or 'append' in options
        doing = 'Appending to' if append else 'Overwriting' if os.path.exists(name) else 'Writing'
        try:
            with open(name, 'ab' if append else 'wb') as opened:
                opened.write((cell if cell.endswith(u'\n') else cell + u'\n').encode('utf-8'))
        except IOError, e:
            raise UsageError('%%%%writefile: %s cannot be written: %s' % (name, e.strerror or e))
        print doing, name

    @line_magic
    def save(self, line=''):
        """Writes earlier cells into a file. Usage: %save [-f] [-a] file 1-3 5; -f replaces a file, -a appends to it."""
        options, words = self.parse_options(line, 'fa', mode='list')
        if len(words) < 2:
            raise UsageError('%save: expected the name of a file and numbers of cells such as 1-3 5')
        name = os.path.expanduser(words[0].encode('utf-8'))
        name = name if os.path.splitext(name)[1] else name + '.py'
        if os.path.exists(name) and not ('f' in options or 'a' in options) \
                and not self.shell.ask_yes_no('File `%s` exists. Overwrite (y/[N])?' % name, 'n'):
            print 'Nothing done.'
            return
        code = self.shell.extract_input_lines(u' '.join(words[1:]))
        begin = u'' if 'a' in options else u'# coding: utf-8\n'
        with open(name, 'ab' if 'a' in options else 'wb') as opened:
            opened.write((begin + code).encode('utf-8'))
        print 'The following commands were written to file `%s`:' % name
        print code

    @line_magic('hist')
    @line_magic
    def history(self, line=''):
        """Prints the inputs of this session.

        Usage: %history [-n] [-o] [-p] [-u] [-l N] [-g PATTERN] [-f FILE] [cells such as 1-3 5]

        -n -- with their numbers
        -o -- with their outputs
        -p -- with >>> in front
        -u -- each of them only once
        -l N -- only the last N
        -g PATTERN -- only those that have this in them; * and ? stand for any characters, and for any one
        -f FILE -- into a file
        """
        from IPython.core.inputs import as_text, chosen
        options, cells = self.parse_options(line, 'nopul:g:f:t')
        text = as_text(chosen(self.shell, options, cells), self.shell.user_ns['Out'], options)
        if 'f' in options:
            with open(os.path.expanduser(options['f'].encode('utf-8')), 'wb') as opened:
                opened.write((text + u'\n').encode('utf-8'))
        elif text:
            print text

    @line_magic('rep')
    @line_magic
    def recall(self, line=''):
        """Opens a new cell with earlier inputs. Usage: %recall [cells such as 1-3 5]; by default the last one."""
        from IPython.core.inputs import Inputs
        if line.strip():
            text = self.shell.extract_input_lines(line)
        else:
            text = Inputs(self.shell).last()
        self.shell.set_next_input(text.rstrip(u'\n'))

    @line_magic
    def rerun(self, line=''):
        """Runs earlier inputs once more. Usage: %rerun [cells such as 1-3 5]; by default the last one."""
        from IPython.core.inputs import Inputs
        from IPython.core.kernelside import kernel
        text = self.shell.extract_input_lines(line) if line.strip() else Inputs(self.shell).last()
        print u'=== Executing: ===\n%s\n=== Output: ===' % text.rstrip(u'\n')
        kernel.run(text)
