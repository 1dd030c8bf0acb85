"""Commands of the system: they start where Python is, see its environment, and can be interrupted."""
from __future__ import absolute_import

import os
import sys

__all__ = ['system', 'getoutput', 'getoutputerror', 'arg_split', 'find_cmd']

# A process that is interrupted gets this long to end, each time before the next stronger means.
PATIENCE_MILLISECONDS = 700
_LONGEST_PAUSE_MILLISECONDS = 10
_BUFFER_BYTES = 1 << 16


def system(cmd):
    """Runs a command in the system's shell, shows what it writes as it comes, and returns how it ended."""
    return run(shell_command(cmd), sys.stdout.write, sys.stderr.write)


def getoutput(cmd):
    """What a command writes, to stdout and to stderr, as a byte string."""
    return run_for_output(cmd)[0]


def run_for_output(cmd):
    """What a command writes, to stdout and to stderr, and how it ended."""
    written = []
    code = run(shell_command(cmd), written.append, None)
    return ''.join(written), code


def getoutputerror(cmd):
    """What a command writes to stdout, and what it writes to stderr, both as byte strings."""
    out, err = [], []
    run(shell_command(cmd), out.append, err.append)
    return ''.join(out), ''.join(err)


def arg_split(s, posix=False, strict=True):
    """The words of a line, where quotation marks hold together what is between them."""
    from IPython.core.options import split
    return split(s)


def find_cmd(cmd):
    """The file of a program. Raises OSError if it is not on the PATH."""
    if os.path.dirname(cmd) and os.access(cmd, os.X_OK):
        return cmd
    names = [cmd, cmd + '.exe'] if os.pathsep == ';' else [cmd]
    for directory in os.environ.get('PATH', os.defpath).split(os.pathsep):
        for name in names:
            found = os.path.join(directory, name)
            if os.path.isfile(found) and os.access(found, os.X_OK):
                return found
    raise OSError('the program %s is not on the PATH' % cmd)


def shell_command(cmd):
    """The command for the user's shell, as a list of words."""
    if os.pathsep == ';':
        return ['cmd', '/c', cmd]
    shell = os.environ.get('SHELL', '')
    usable = shell and os.access(shell, os.X_OK) and os.path.basename(shell) not in ('nologin', 'false')
    return [shell if usable else '/bin/sh', '-c', cmd if _can_be_passed(cmd) else in_ascii(cmd)]


def _can_be_passed(cmd):
    """Where no locale is set, the JVM passes nothing but ASCII to other programs."""
    from java.lang import System
    from java.nio.charset import Charset
    name = System.getProperty('sun.jnu.encoding') or 'UTF-8'
    return not Charset.isSupported(name) or Charset.forName(name).newEncoder().canEncode(_text(cmd))


def in_ascii(cmd):
    """A command of the shell that runs another one, all in ASCII."""
    octal = ''.join(c if ' ' <= c <= '~' and c not in "\\%'" else '\\%03o' % ord(c)
                    for c in _text(cmd).encode('utf-8'))
    return 'eval "$(printf \'%s\')"' % octal


def run(words, out, err, input_file=None):
    """Runs a program to its end.

    out, err -- functions for byte strings of what it writes; err may be None, then out gets everything in order
    input_file -- the name of a file for its stdin, which is empty otherwise

    Returns its exit code. Raises OSError if it cannot be started, and KeyboardInterrupt, once it has ended, if that
    is what ended it.
    """
    process = _start(words, err is None, input_file)
    process.getOutputStream().close()
    pipes = [(process.getInputStream(), out), (process.getErrorStream(), err)]
    try:
        return _follow(process, pipes)
    except KeyboardInterrupt:
        _end(process, pipes, ('wait', 'destroy', 'destroyForcibly'))  # the kernel has sent it SIGINT
        raise
    except:
        _end(process, pipes, ('destroy', 'destroyForcibly'))
        raise


def _start(words, merged, input_file):
    from java.io import File, IOException
    from java.lang import ProcessBuilder
    builder = ProcessBuilder([_text(word) for word in words])
    builder.directory(File(_text(os.getcwdu())))
    environment = builder.environment()
    environment.clear()
    for name, value in os.environ.items():
        environment.put(_text(name), _text(value))
    builder.redirectErrorStream(merged)
    builder.redirectInput(ProcessBuilder.Redirect.from(File(_text(input_file or os.devnull))))
    try:
        return builder.start()
    except IOException, e:
        raise OSError(e.getMessage())


def _text(value):
    return value.decode('utf-8', 'replace') if isinstance(value, str) else value


def _follow(process, pipes, patience=None):
    """Passes on what is there, and never waits for more: a thread that waits in a read cannot be interrupted.

    Returns the exit code; None if the process goes on for longer than patience allows, in milliseconds.
    """
    from jarray import zeros
    from java.lang import System
    from java.util.concurrent import TimeUnit
    buffer, pause, begin = zeros(_BUFFER_BYTES, 'b'), 1, System.nanoTime()
    while True:
        ended = process.waitFor(pause, TimeUnit.MILLISECONDS)
        moved = False
        for pipe, write in pipes:
            count = min(pipe.available(), _BUFFER_BYTES)
            if count > 0:
                count = pipe.read(buffer, 0, count)
                moved = True
                write(buffer[:count].tostring())
        if ended and not moved:
            return process.exitValue()
        if patience is not None and System.nanoTime() - begin > patience * 1000000:
            return None
        pause = 1 if moved else min(2 * pause, _LONGEST_PAUSE_MILLISECONDS)


def _end(process, pipes, all_means):
    """Ends a process and those that it has started, with one means after the other, and passes on its last words."""
    for means in all_means:
        for one in [process.toHandle()] + list(process.descendants().iterator()):
            if means != 'wait' and one.isAlive():
                getattr(one, means)()
        try:
            if _follow(process, pipes, PATIENCE_MILLISECONDS) is not None:
                return
        except KeyboardInterrupt:
            pass  # once more: the next means
        except Exception:
            pipes = []  # what it writes cannot be shown
