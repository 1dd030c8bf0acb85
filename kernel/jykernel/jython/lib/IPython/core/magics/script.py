"""Cells for other programs."""
from __future__ import absolute_import

import os
import sys

from IPython.core.error import UsageError
from IPython.core.magic import Magics, cell_magic, magics_class
from IPython.core.options import split

_OPTIONS = {'--out': True, '--err': True, '--no-raise-error': False}


@magics_class
class ScriptMagics(Magics):
    """%%script, %%bash, %%sh, %%perl, %%ruby, %%python3."""

    @cell_magic
    def script(self, line, cell):
        """Runs a program with the cell as its input, and shows what it writes as it comes.

        Usage: %%script [--out NAME] [--err NAME] [--no-raise-error] PROGRAM [arguments]

        --out NAME -- what it writes to stdout is put into this variable instead
        --err NAME -- the same for stderr
        --no-raise-error -- an exit code other than 0 is no error; it is in _exit_code in any case

        %%bash, %%sh, %%perl, %%ruby and %%python3 are the same with the program given. It starts in the directory
        and with the environment of Python. Raises subprocess.CalledProcessError if the exit code is not 0.
        """
        options, words = _options(split(line))
        if not words:
            raise UsageError('%%script needs the name of a program, as in %%script bash')
        from IPython.utils.process import find_cmd
        try:
            words[0] = find_cmd(os.path.expanduser(words[0]))
        except OSError, e:
            raise UsageError('%%%%script: %s' % e)
        code, out, err = _run(words, cell, '--out' in options, '--err' in options)
        for option, text in (('--out', out), ('--err', err)):
            if option in options:
                self.shell.user_ns[str(options[option])] = text
        self.shell.user_ns['_exit_code'] = code
        if code and '--no-raise-error' not in options:
            from subprocess import CalledProcessError
            raise CalledProcessError(code, ' '.join(map(str, words)))

    @cell_magic
    def bash(self, line, cell):
        """Runs the cell with bash. Usage: %%bash [--out NAME] [--err NAME] [--no-raise-error] [arguments]"""
        self.script(u'bash ' + line, cell)

    @cell_magic
    def sh(self, line, cell):
        """Runs the cell with sh. Usage: %%sh [--out NAME] [--err NAME] [--no-raise-error] [arguments]"""
        self.script(u'sh ' + line, cell)

    @cell_magic
    def perl(self, line, cell):
        """Runs the cell with perl. Usage: %%perl [--out NAME] [--err NAME] [--no-raise-error] [arguments]"""
        self.script(u'perl ' + line, cell)

    @cell_magic
    def ruby(self, line, cell):
        """Runs the cell with ruby. Usage: %%ruby [--out NAME] [--err NAME] [--no-raise-error] [arguments]"""
        self.script(u'ruby ' + line, cell)

    @cell_magic
    def python3(self, line, cell):
        """Runs the cell with python3, a process of its own: it does not see the variables of the notebook.

        Usage: %%python3 [--out NAME] [--err NAME] [--no-raise-error] [arguments]
        """
        self.script(u'python3 ' + line, cell)


def _options(words):
    """Options may stand before and behind the program; what is no option of ours is for the program."""
    found, rest, words = {}, [], list(words)
    while words:
        word, equals, value = words[0].partition('=')
        if word not in _OPTIONS:
            rest.append(words.pop(0))
            continue
        words.pop(0)
        if _OPTIONS[word] and not equals:
            if not words:
                raise UsageError('%%%%script: the option %s needs the name of a variable' % word)
            value = words.pop(0)
        found[word] = value
    return found, rest


def _run(words, cell, keep_out, keep_err):
    """The cell is read from a file, because a pipe that nobody reads could block."""
    from tempfile import mkstemp
    from IPython.utils.process import run
    out, err = [], []
    handle, name = mkstemp('.cell')
    try:
        source = os.fdopen(handle, 'wb')
        source.write((cell if cell.endswith(u'\n') else cell + u'\n').encode('utf-8'))
        source.close()
        code = run(words, out.append if keep_out else sys.stdout.write,
                   err.append if keep_err else sys.stderr.write, name)
    finally:
        os.remove(name)
    return code, ''.join(out), ''.join(err)
