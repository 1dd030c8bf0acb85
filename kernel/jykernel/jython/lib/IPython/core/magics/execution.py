"""Running code: how long it takes, scripts, and what it shows."""
from __future__ import absolute_import

import sys

from IPython.core.error import UsageError
from IPython.core.magic import (Magics, cell_magic, line_cell_magic, line_magic, magics_class, needs_local_scope,
                                no_var_expand)


@magics_class
class ExecutionMagics(Magics):
    """%time, %%time, %run, %%capture."""

    @no_var_expand
    @needs_local_scope
    @line_cell_magic
    def time(self, line='', cell=None, local_ns=None):
        """Runs code once, prints how long it took, and returns its value.

        Usage: %time statement
               %%time
               statements

        The CPU times are those of the thread that runs the cell; threads that it starts, and those of the JVM that
        compile and collect garbage, are not in them. See %timeit for code that is fast.
        """
        from IPython.core.clock import Stopwatch
        from IPython.core.kernelside import kernel
        from IPython.core.results import Shown
        if cell is not None and line.strip():
            raise UsageError("%%%%time takes no statement on its line, found '%s'" % line.strip())
        code = line if cell is None else u'\n' + cell  # so that lines have the numbers that they have in the notebook
        watch = Stopwatch()
        try:
            with Shown() as shown:
                kernel.run(code, self.shell.user_ns, local_ns)
        finally:
            print unicode(watch)
        return shown.last()

    @cell_magic
    def capture(self, line, cell):
        """Runs the cell and keeps what it shows, instead of showing it.

        Usage: %%capture [--no-stdout] [--no-stderr] [--no-display] [NAME]

        NAME -- a variable for an object with what was kept: .stdout and .stderr are text, .outputs is a list,
                and .show() shows it all
        --no-stdout, --no-stderr, --no-display -- these are shown as usual
        """
        from IPython.core.kernelside import kernel
        from IPython.utils.capture import capture_output
        options, name = self.parse_options(line, '', 'no-stdout', 'no-stderr', 'no-display')
        if len(name.split()) > 1:
            raise UsageError('%%%%capture: expected the name of one variable, found %s' % name)
        kept = capture_output('no-stdout' not in options, 'no-stderr' not in options, 'no-display' not in options)
        with kept as captured:
            if name:
                self.shell.user_ns[str(name)] = captured
            kernel.run(u'\n' + cell)

    @line_magic
    def run(self, line=''):
        """Runs a file of Python, or a notebook, as if it had been started from the command line.

        Usage: %run [-i] [-n] [-e] [-t] file [arguments]
               %run [-e] [-t] -m module [arguments]

        The file gets names of its own; when it has ended they are in the notebook too. A .ipynb file runs with the
        names of the notebook.

        -i -- with the names of the notebook
        -n -- with another __name__ than '__main__', so that what is below  if __name__ == '__main__'  does not run
        -e -- says nothing about sys.exit() with an error
        -t -- prints how long it took
        -m -- runs a module that is found on sys.path
        """
        from IPython.core.clock import Stopwatch
        from IPython.core.scripts import run_file, run_module
        options, words = self.parse_options(line, 'inetm', mode='list')
        if not words:
            raise UsageError('%%run: expected the name of a %s' % ('module' if 'm' in options else 'file'))
        arguments = [word.encode('utf-8') for word in words]
        watch = Stopwatch()
        try:
            if 'm' in options:
                run_module(self.shell, arguments)
            else:
                run_file(self.shell, arguments, 'i' in options, 'n' in options)
        except SystemExit, e:
            if e.code and 'e' not in options:
                sys.stderr.write('%s has ended with sys.exit(%r)\n' % (arguments[0], e.code))
        finally:
            if 't' in options:
                print unicode(watch)
