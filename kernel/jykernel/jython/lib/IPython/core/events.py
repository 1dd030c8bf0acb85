"""Functions that are called before and after cells."""
from __future__ import absolute_import

import sys

EVENTS = ('pre_execute', 'pre_run_cell', 'post_execute', 'post_run_cell', 'shell_initialized')


class EventManager(object):
    """Who wants to hear of what: pre_execute and post_execute of every execution, pre_run_cell and post_run_cell only
    of cells that are not silent."""

    def __init__(self, shell, available_events=EVENTS):
        self.shell = shell
        self.callbacks = dict((event, []) for event in available_events)

    def register(self, event, function):
        """Calls the function at each such event. Those of the cell get an object about it, if they take an argument."""
        self._check(event)
        if not callable(function):
            raise TypeError('expected a function for %r, found %r' % (event, function))
        if function not in self.callbacks[event]:
            self.callbacks[event].append(function)

    def unregister(self, event, function):
        """Does not call the function any more. Raises ValueError if it was not registered."""
        self._check(event)
        if function not in self.callbacks[event]:
            raise ValueError('the function %r is not registered as a callback of %r' % (function, event))
        self.callbacks[event].remove(function)

    def trigger(self, event, *args):
        """Calls all functions of the event. What they raise is shown, and keeps nothing from going on."""
        for function in list(self.callbacks[event]):
            try:
                function(*args[:_takes(function, len(args))])
            except KeyboardInterrupt:
                raise
            except:  # Java's exceptions too
                sys.stderr.write('Error in callback %r (for %s):\n' % (function, event))
                self.shell.showtraceback()

    def _check(self, event):
        if event not in self.callbacks:
            raise KeyError('expected one of the events %s, found %r' % (', '.join(sorted(self.callbacks)), event))


def _takes(function, most):
    """How many of the arguments the function takes: older code takes none."""
    code = getattr(getattr(function, 'im_func', function), 'func_code', None)
    if code is None or code.co_flags & 4:
        return most
    return max(0, min(most, code.co_argcount - (getattr(function, 'im_self', None) is not None)))


def begin_cell(shell, code, silent=False, store_history=True):
    """What the kernel calls before a cell; returns what end_cell wants to know."""
    from IPython.core.results import ExecutionInfo
    info = ExecutionInfo(code, store_history, silent, True)
    shell.events.trigger('pre_execute')
    if not silent:
        shell.events.trigger('pre_run_cell', info)
    return info


def end_cell(shell, info, error=None, value=None):
    """What the kernel calls after a cell, with the exception that ended it, or the value of its last expression."""
    from IPython.core.results import ExecutionResult
    result = ExecutionResult(info)
    result.execution_count = shell.execution_count if info.store_history else None
    result.error_in_exec, result.result = error, value
    shell.events.trigger('post_execute')
    if not info.silent:
        shell.events.trigger('post_run_cell', result)
