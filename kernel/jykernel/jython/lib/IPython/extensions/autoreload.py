"""Imports modules anew before each cell if their files have changed. %load_ext autoreload, then %autoreload 2.

Functions and classes of a module stay the same objects and get new code, so that names that were imported from it,
and objects of its classes, behave as the new file says.
"""
from __future__ import absolute_import

import os
import sys

from IPython.core.error import UsageError
from IPython.core.magic import Magics, line_magic, magics_class

_OFF, _ONLY_WANTED, _ALL = '0', '1', '2'
_WORDS = {'off': _OFF, 'explicit': _ONLY_WANTED, 'all': _ALL, '3': _ALL, 'complete': _ALL}


class ModuleReloader(object):
    """Knows when the files of modules were last changed."""

    def __init__(self):
        self.mode = _OFF
        self.wanted = set()
        self.unwanted = set()
        self._seen = {}

    def check(self, all_modules=False):
        """Reloads what has changed since the last time."""
        for name, module in list(sys.modules.items()):
            if not self._is_watched(name, all_modules):
                continue
            stamp = _stamp(module)
            before = self._seen.setdefault(name, stamp)
            if stamp is not None and stamp != before:
                self._seen[name] = stamp
                _reload(name, module)

    def note(self):
        """Remembers how files are now, so that only later changes count."""
        for name, module in list(sys.modules.items()):
            self._seen.setdefault(name, _stamp(module))

    def _is_watched(self, name, all_modules):
        if name == '__main__' or name in self.unwanted:
            return False
        return all_modules or self.mode == _ALL or self.mode == _ONLY_WANTED and name in self.wanted


def _source(module):
    """The path of the module's source; None if it has none in a file."""
    name = getattr(module, '__file__', None)
    if not isinstance(name, basestring):
        return None
    if name.endswith('$py.class'):
        name = name[:-len('$py.class')] + '.py'
    return name if name.endswith('.py') else None


def _stamp(module):
    """When the source of a module was changed, and its size; None if it has none in a file."""
    source = _source(module)
    try:
        status = source and os.stat(source)
    except OSError:
        return None
    return status and (status.st_mtime, status.st_size)


def _forget_compiled(module):
    """Python goes by the times of the files, which may be the same, or even the wrong way round, for some milliseconds."""
    source = _source(module)
    if source and os.path.exists(source):
        try:
            os.remove(source[:-len('.py')] + '$py.class')
        except OSError:
            pass  # there is none, or it is not ours to remove


def _reload(name, module):
    before = dict(vars(module))
    try:
        _forget_compiled(module)
        reload(module)
    except KeyboardInterrupt:
        raise
    except:  # Java's exceptions too
        from IPython.core.getipython import get_ipython
        sys.stderr.write('[autoreload of %s failed]\n' % name)
        get_ipython().showtraceback()
        return
    for key, old in before.items():
        new = vars(module).get(key)
        if new is not old and _belongs(old, module) and _belongs(new, module) and _update(old, new):
            setattr(module, key, old)


def _belongs(value, module):
    return getattr(value, '__module__', None) == module.__name__


def _update(old, new):
    """Whether the old object could be made to behave as the new one."""
    from types import ClassType, FunctionType
    if isinstance(old, FunctionType) and isinstance(new, FunctionType):
        if old.func_closure or new.func_closure:
            return False  # the variables of another function are in it
        for attribute in ('func_code', 'func_defaults', 'func_doc'):
            setattr(old, attribute, getattr(new, attribute))
        old.__dict__.clear()
        old.__dict__.update(new.__dict__)
        return True
    if isinstance(old, (type, ClassType)) and type(old) is type(new):
        return _update_class(old, new)
    return False


def _update_class(old, new):
    own = ('__dict__', '__weakref__', '__module__', '__name__')
    for key in [key for key in vars(old).keys() if key not in vars(new) and key not in own]:
        delattr(old, key)
    for key, value in vars(new).items():
        if key not in own:
            try:
                setattr(old, key, value)
            except (AttributeError, TypeError):
                pass  # such as __doc__ of a class, which stays what it was
    return True


@magics_class
class AutoreloadMagics(Magics):
    """%autoreload and %aimport."""

    def __init__(self, shell):
        super(AutoreloadMagics, self).__init__(shell)
        self.reloader = ModuleReloader()

    @line_magic
    def autoreload(self, line=''):
        """Imports modules anew if their files have changed.

        Usage: %autoreload    now, all modules
               %autoreload 2  before each cell, all modules but those of %aimport -module
               %autoreload 1  before each cell, those of %aimport
               %autoreload 0  not any more
        """
        word = line.strip().lower()
        mode = _WORDS.get(word, word)
        if mode in ('', 'now'):
            self.reloader.check(True)
        elif mode in (_OFF, _ONLY_WANTED, _ALL):
            self.reloader.mode = mode
            self.reloader.note()
        else:
            raise UsageError('%%autoreload: expected nothing, 0, 1 or 2, found %s' % line.strip())

    @line_magic
    def aimport(self, line=''):
        """Imports modules that %autoreload 1 reloads. Usage: %aimport one, two; -one is not reloaded any more."""
        for name in line.replace(',', ' ').split():
            name = str(name)
            if name.startswith('-'):
                self.reloader.wanted.discard(name[1:])
                self.reloader.unwanted.add(name[1:])
            else:
                self.reloader.unwanted.discard(name)
                self.reloader.wanted.add(name)
                self.shell.user_ns[name.partition('.')[0]] = __import__(name)
                self.reloader.note()
        if not line.strip():
            print 'Modules to reload: ' + ' '.join(sorted(self.reloader.wanted))
            print 'Modules to skip: ' + ' '.join(sorted(self.reloader.unwanted))

    def pre_run_cell(self, info=None):
        """What happens before each cell."""
        if self.reloader.mode != _OFF:
            self.reloader.check()

    def post_execute(self):
        """Modules that the cell has imported are known from now on."""
        if self.reloader.mode != _OFF:
            self.reloader.note()


_loaded = []


def load_ipython_extension(ip):
    """Called by %load_ext."""
    magics = AutoreloadMagics(ip)
    _loaded.append(magics)
    ip.register_magics(magics)
    ip.events.register('pre_run_cell', magics.pre_run_cell)
    ip.events.register('post_execute', magics.post_execute)


def unload_ipython_extension(ip):
    """Called by %unload_ext."""
    while _loaded:
        magics = _loaded.pop()
        ip.events.unregister('pre_run_cell', magics.pre_run_cell)
        ip.events.unregister('post_execute', magics.post_execute)
        for name in magics.magics['line']:
            ip.magics_manager.magics['line'].pop(name, None)
