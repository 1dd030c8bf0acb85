"""How magics are written: functions, and methods of classes, with a decorator that says what they are."""
from __future__ import absolute_import

from IPython.core.error import UsageError

__all__ = [
    'Magics', 'MagicsManager', 'magics_class', 'line_magic', 'cell_magic', 'line_cell_magic', 'no_var_expand',
    'needs_local_scope', 'output_can_be_silenced', 'register_line_magic', 'register_cell_magic',
    'register_line_cell_magic', 'on_off', 'UsageError',
]

MAGIC_OUTPUT_CAN_BE_SILENCED = '_ipython_magic_output_can_be_silenced'


def _marks(kinds, names):
    """A decorator of methods: @line_magic, or @line_magic('name') for another name than the method's own."""
    def decorator(arg=None):
        if callable(arg):
            return mark(arg, arg.__name__)
        return lambda function: mark(function, arg or function.__name__)

    def mark(function, name):
        marks = function.__dict__.setdefault('_magics', [])
        marks.extend((kind, name) for kind in kinds)
        return function

    decorator.__name__ = names
    decorator.__doc__ = 'Makes a method of a class of magics a %s; its name may be given.' % names.replace('_', ' ')
    return decorator


line_magic = _marks(('line',), 'line_magic')
cell_magic = _marks(('cell',), 'cell_magic')
line_cell_magic = _marks(('line', 'cell'), 'line_cell_magic')


def magics_class(cls):
    """Says that a class has magics. They are found without it too; it is there because programs say it."""
    cls.registered = True
    return cls


def no_var_expand(function):
    """$name and {expression} in the line of this magic stay as they are."""
    function._no_var_expand = True
    return function


def needs_local_scope(function):
    """This magic gets the names of the function that calls it as local_ns."""
    function._needs_local_scope = True
    return function


def output_can_be_silenced(function):
    """A semicolon at the end of the line hides what this magic returns."""
    setattr(function, MAGIC_OUTPUT_CAN_BE_SILENCED, True)
    return function


def _registers(magic_kind):
    """A decorator of functions that makes them magics at once."""
    def decorator(arg=None):
        if callable(arg):
            return register(arg, None)
        return lambda function: register(function, arg)

    def register(function, name):
        from IPython.core.getipython import get_ipython
        get_ipython().register_magic_function(function, magic_kind, name)
        return function

    decorator.__name__ = 'register_%s_magic' % magic_kind
    decorator.__doc__ = 'Makes a function a %s magic of this notebook; its name may be given.' \
        % magic_kind.replace('_', ' ')
    return decorator


register_line_magic = _registers('line')
register_cell_magic = _registers('cell')
register_line_cell_magic = _registers('line_cell')


def on_off(tag):
    """A truth as ON or OFF."""
    return 'ON' if tag else 'OFF'


class Magics(object):
    """Magics that belong together. What they share is an attribute; the shell is self.shell.

    A subclass marks its methods with line_magic, cell_magic or line_cell_magic, and is handed to
    get_ipython().register_magics.
    """
    registered = False

    def __init__(self, shell=None, **kwargs):
        self.shell = shell
        for name, value in kwargs.items():
            setattr(self, name, value)
        self.magics = {'line': {}, 'cell': {}}
        for attribute in dir(type(self)):
            method = getattr(type(self), attribute)
            for kind, name in getattr(method, '_magics', ()):
                self.magics[kind][name] = getattr(self, attribute)

    def parse_options(self, line, options, *long_options, **settings):
        """The options at the beginning of a line, and what follows them.

        options -- such as 'n:rq': -n takes a value, -r and -q do not
        long_options -- such as 'raw' for --raw, and 'name=' for --name with a value
        mode -- 'string' returns the rest as text, 'list' as a list of words
        list_all -- each option becomes a list of its values

        Returns a pair: options as attributes of an object that can be used like a dict too, and the rest.
        Raises UsageError for what is no option.
        """
        from IPython.core.options import parse_options
        return parse_options(line, options, long_options, **settings)

    def arg_err(self, function):
        """Prints how a magic is used."""
        print 'Error in arguments:'
        print function.__doc__


class MagicsManager(object):
    """All magics by kind and name. Those that come with the kernel are imported when they are first used."""

    def __init__(self, shell):
        self.shell = shell
        self.magics = {'line': {}, 'cell': {}}
        self.registry = {}

    def find(self, kind, name):
        """The function of a magic, or None. The kind is 'line' or 'cell'."""
        if name not in self.magics[kind]:
            from IPython.core.magics import theme_of
            theme = theme_of(kind, name)
            if theme is not None:
                self._load(theme)
        return self.magics[kind].get(name)

    def names(self, kind):
        """The names of all magics of a kind, also of those that are not imported yet, in order."""
        from IPython.core.magics import names
        return sorted(set(self.magics[kind]) | set(names(kind)), key=lambda name: (name.lower(), name))

    def lsmagic(self):
        """All magics: a dict of kind -> dict of name -> function."""
        from IPython.core.magics import THEMES
        for theme in THEMES:
            self._load(theme)
        return self.magics

    def _load(self, theme):
        """What somebody has registered under the same name stays."""
        module = __import__('IPython.core.magics.' + theme, fromlist=['*'])
        for cls in vars(module).values():
            if isinstance(cls, type) and issubclass(cls, Magics) and cls.__module__ == module.__name__ \
                    and cls.__name__ not in self.registry:
                instance = self.registry[cls.__name__] = cls(self.shell)
                for kind, magics in instance.magics.items():
                    for name, function in magics.items():
                        self.magics[kind].setdefault(name, function)

    def register(self, *magic_objects):
        """Adds the magics of classes, or of objects of such classes. A name that is taken is replaced."""
        for magics in magic_objects:
            if isinstance(magics, type):
                magics = magics(self.shell)
            if not isinstance(getattr(magics, 'magics', None), dict):
                raise TypeError('expected a subclass of Magics or an object of one, found %r' % (magics,))
            self.registry[type(magics).__name__] = magics
            for kind in ('line', 'cell'):
                self.magics[kind].update(magics.magics.get(kind, {}))

    def register_function(self, function, magic_kind='line', magic_name=None):
        """Adds a function of line, for kind 'line', of line and cell, for 'cell', or of both, for 'line_cell'."""
        if magic_kind not in ('line', 'cell', 'line_cell'):
            raise ValueError("expected magic_kind 'line', 'cell' or 'line_cell', found %r" % (magic_kind,))
        for kind in magic_kind.split('_'):
            self.magics[kind][magic_name or function.__name__] = function

    def register_alias(self, alias_name, magic_name, magic_kind='line', magic_params=None):
        """Adds another name for a magic, with a beginning for its line."""
        first = magic_params + u' ' if magic_params else u''
        if magic_kind == 'line':
            def alias(line):
                return self.shell.run_line_magic(magic_name, first + line)
        else:
            def alias(line, cell):
                return self.shell.run_cell_magic(magic_name, first + line, cell)
        alias.__doc__ = 'The same as %s%s %s' % ('%' if magic_kind == 'line' else '%%', magic_name, first)
        self.register_function(no_var_expand(alias), magic_kind, alias_name)
