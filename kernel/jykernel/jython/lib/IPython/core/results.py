"""What was run, and what became of it."""
from __future__ import absolute_import

import sys


class ExecutionInfo(object):
    """A piece of code that runs as a cell."""

    def __init__(self, raw_cell, store_history=False, silent=False, shell_futures=True, cell_id=None):
        self.raw_cell = raw_cell
        self.store_history = store_history
        self.silent = silent
        self.shell_futures = shell_futures
        self.cell_id = cell_id

    def __repr__(self):
        return '<ExecutionInfo raw_cell=%r store_history=%s silent=%s>' % (
            self.raw_cell, self.store_history, self.silent)


class ExecutionResult(object):
    """The value of the last expression as result, and the exception that ended it, if there was one."""

    def __init__(self, info=None):
        self.info = info
        self.execution_count = None
        self.error_before_exec = None
        self.error_in_exec = None
        self.result = None
        self.exc_info = None

    @property
    def success(self):
        """Whether it ran to its end."""
        return self.error_before_exec is None and self.error_in_exec is None

    def raise_error(self):
        """Raises the exception that ended it; does nothing if there was none."""
        if self.exc_info is not None:
            raise self.exc_info[0], self.exc_info[1], self.exc_info[2]

    def __repr__(self):
        return '<ExecutionResult execution_count=%s error_before_exec=%r error_in_exec=%r result=%r>' % (
            self.execution_count, self.error_before_exec, self.error_in_exec, self.result)


class Shown(object):
    """With this, values of last expressions are kept in .values instead of being shown."""

    def __init__(self):
        self.values = []

    def __enter__(self):
        self._before, sys.displayhook = sys.displayhook, self.values.append
        return self

    def __exit__(self, *error):
        sys.displayhook = self._before

    def last(self):
        """The value of the last expression that was run; None if it was none."""
        return self.values[-1] if self.values else None


def guarded(shell, function):
    """Whether a function that is called ends well; what it raises is shown, except KeyboardInterrupt, which passes."""
    try:
        function()
        return True
    except KeyboardInterrupt:
        raise
    except:  # Java's exceptions too
        shell.showtraceback()
        return False


def run_code(shell, code, store_history=False, silent=False):
    """Runs code as a cell does, but raises nothing except KeyboardInterrupt. See InteractiveShell.run_cell."""
    from IPython.core.events import begin_cell
    from IPython.core.kernelside import kernel
    info = ExecutionInfo(code, store_history, silent)
    begin_cell(shell, code, silent, store_history)
    result = ExecutionResult(info)
    try:
        with Shown() as shown:
            kernel.run(code)
        result.result = shown.last()
        for value in shown.values if not silent else ():
            sys.displayhook(value)
    except KeyboardInterrupt:
        raise  # the cell around this one is to end
    except:  # Java's exceptions too
        result.exc_info = sys.exc_info()
        if isinstance(result.exc_info[1], SyntaxError) and result.exc_info[2].tb_next is None:
            result.error_before_exec = result.exc_info[1]
        else:
            result.error_in_exec = result.exc_info[1]
        if not silent:
            shell.showtraceback()
    shell.events.trigger('post_execute')
    if not silent:
        shell.events.trigger('post_run_cell', result)
    return result
