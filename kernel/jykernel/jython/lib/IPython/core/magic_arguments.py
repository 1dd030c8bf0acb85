"""Magics that describe their arguments with decorators, by means of argparse.

    @magic_arguments()
    @argument('-n', '--number', type=int, default=1, help='how often')
    @argument('name', nargs='?')
    @line_magic
    def greet(self, line):
        args = parse_argstring(self.greet, line)
"""
from __future__ import absolute_import

import argparse

from IPython.core.error import UsageError
from IPython.core.options import split

__all__ = ['MagicArgumentParser', 'argument', 'argument_group', 'defaults', 'kwds', 'magic_arguments',
           'parse_argstring', 'construct_parser']


class MagicArgumentParser(argparse.ArgumentParser):
    """A parser that raises UsageError instead of ending the kernel."""

    def __init__(self, **settings):
        settings.setdefault('add_help', False)
        argparse.ArgumentParser.__init__(self, **settings)

    def error(self, message):
        """Raises UsageError."""
        raise UsageError(message)

    def parse_argstring(self, argstring):
        """The arguments in a line."""
        return self.parse_args(split(argstring))


def parse_argstring(magic_func, argstring):
    """The arguments in the line of a magic that has such decorators."""
    return magic_func.parser.parse_argstring(argstring)


def construct_parser(magic_func):
    """The parser for a function that has been decorated."""
    settings = dict(getattr(magic_func, 'argcmd_kwds', {}))
    settings.setdefault('description', magic_func.__doc__)
    parser = MagicArgumentParser(prog='%' + real_name(magic_func), formatter_class=argparse.RawDescriptionHelpFormatter,
                                 **settings)
    group = None
    for kind, args, kwargs in reversed(getattr(magic_func, '_argument_decorators', ())):
        if kind == 'group':
            group = parser.add_argument_group(*args, **kwargs)
        elif kind == 'defaults':
            parser.set_defaults(**kwargs)
        else:
            (group or parser).add_argument(*args, **kwargs)
    return parser


def real_name(magic_func):
    """The name of the magic that a function is."""
    name = getattr(magic_func, 'argcmd_name', None) or magic_func.__name__
    return name[len('magic_'):] if name.startswith('magic_') else name


def _decorator(kind):
    def decorator(*args, **kwargs):
        def mark(function):
            function.__dict__.setdefault('_argument_decorators', []).append((kind, args, kwargs))
            return function
        return mark
    decorator.__name__ = kind
    decorator.__doc__ = 'Takes what argparse takes for this.'
    return decorator


argument = _decorator('argument')
argument_group = _decorator('group')
defaults = _decorator('defaults')


def kwds(**settings):
    """Settings of the argparse.ArgumentParser."""
    def mark(function):
        function.argcmd_kwds = settings
        return function
    return mark


def magic_arguments(name=None):
    """Makes the parser; this decorator comes first. The help becomes the documentation of the magic."""
    def make(function):
        if name is not None:
            function.argcmd_name = name
        function.parser = construct_parser(function)
        function.__doc__ = function.parser.format_help()
        return function
    return make
