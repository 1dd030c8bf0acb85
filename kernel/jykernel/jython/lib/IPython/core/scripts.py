"""Runs files, notebooks and modules as if they had been started from the command line."""
from __future__ import absolute_import

import os
import sys

from IPython.core.error import UsageError

_OWN_NAMES = ('__name__', '__file__', '__doc__', '__builtins__', '__package__', '__loader__')


def run_file(shell, arguments, in_notebook=False, as_module=False):
    """Runs the file that is the first of the arguments. See %run."""
    name = _found(os.path.expanduser(arguments[0]))
    if name.endswith('.ipynb'):
        _run_notebook(name)
        return
    from linecache import checkcache
    checkcache(name)
    module = _module(name, '__main__' if not as_module else os.path.splitext(os.path.basename(name))[0])
    names = shell.user_ns if in_notebook else vars(module)
    if in_notebook:
        names['__file__'] = name
    with _CommandLine([name] + arguments[1:], os.path.dirname(os.path.abspath(name)), None if in_notebook else module):
        try:
            execfile(name, names)
        finally:
            if not in_notebook:
                shell.user_ns.update((key, value) for key, value in names.items() if key not in _OWN_NAMES)


def run_module(shell, arguments):
    """Runs the module that is the first of the arguments."""
    from runpy import run_module
    with _CommandLine(arguments, os.getcwd(), None):
        try:
            names = run_module(arguments[0], run_name='__main__', alter_sys=True)
        except ImportError, e:
            raise UsageError('%%run: %s' % e)
    shell.user_ns.update((key, value) for key, value in names.items() if key not in _OWN_NAMES)


def _found(name):
    for candidate in (name, name + '.py', name + '.ipynb'):
        if os.path.isfile(candidate):
            return candidate
    raise UsageError('%%run: there is no file %s in %s' % (name, os.getcwd()))


def _module(name, module_name):
    from types import ModuleType
    module = ModuleType(module_name)
    module.__file__ = name
    return module


def _run_notebook(name):
    """Runs its cells with the names of the notebook that runs it."""
    import json
    from IPython.core.kernelside import kernel
    with open(name, 'rb') as opened:
        notebook = json.loads(opened.read().decode('utf-8'))
    cells = notebook.get('cells') or [cell for sheet in notebook.get('worksheets', []) for cell in sheet['cells']]
    for cell in cells:
        if cell.get('cell_type') == 'code':
            source = cell.get('source', cell.get('input', u''))
            kernel.run(u''.join(source) if isinstance(source, list) else source)


class _CommandLine(object):
    """What a program sees of how it was started; afterwards it is as it was."""

    def __init__(self, arguments, directory, main):
        self._arguments, self._directory, self._main = arguments, directory, main

    def __enter__(self):
        self._before = sys.argv, list(sys.path), sys.modules['__main__']
        sys.argv = self._arguments
        sys.path.insert(0, self._directory)
        if self._main is not None:
            sys.modules['__main__'] = self._main

    def __exit__(self, *error):
        sys.argv, sys.path[:], sys.modules['__main__'] = self._before
