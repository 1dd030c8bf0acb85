"""Finds objects and magics by what people call them."""
from __future__ import absolute_import

import re

_SIMPLE = re.compile(r'(?!\d)\w+(\.\w+|\[-?\d+\])*$')


def resolve(shell, name):
    """Whether a name with dots and indices means something, and what."""
    if _SIMPLE.match(name):
        try:
            return True, eval(name, shell.user_ns)
        except Exception:
            pass
    return False, None


def value_help(shell, name, detail_level):
    """Help about what has no name of its own, such as rows[0]; None if there is no such thing."""
    from IPython.core.kernelside import kernel
    found, value = resolve(shell, name)
    if not found or '[' not in name:
        return None
    shell.user_ns['_inspected'] = value
    try:
        return kernel.inspect('_inspected', len('_inspected'), detail_level)
    finally:
        del shell.user_ns['_inspected']


def magic_help(find, name, detail_level):
    """The documentation of %name, %%name, or name; with detail, its source. None if there is no such magic.

    find -- gives the function of a magic of a name and a kind, or None
    """
    from inspect import getdoc, getsource
    bare = name.lstrip('%')
    kinds = {'%': ('line',), '%%': ('cell',)}.get(name[:len(name) - len(bare)], ('line', 'cell'))
    for kind in kinds:
        function = find(bare, kind)
        if function is not None:
            text = '%s%s\n\n%s' % ('%' if kind == 'line' else '%%', bare, getdoc(function) or 'No documentation.')
            if detail_level:
                try:
                    text += '\n\n' + getsource(function)
                except (IOError, TypeError):
                    pass  # it has none that could be read
            return {'text/plain': text}
    return None


def search(shell, pattern, hidden):
    """The names of the user, of builtins, or of an object's attributes, that look like a pattern."""
    import __builtin__
    owner, dot, last = pattern.rpartition('.')
    if dot:
        found, value = resolve(shell, owner)
        names = dir(value) if found else []
    else:
        names = set(shell.user_ns.keys()) | set(dir(__builtin__))
    looks_like = re.compile('.*'.join(map(re.escape, last.split('*'))) + '$', re.IGNORECASE)
    return [owner + dot + name for name in sorted(names)
            if looks_like.match(name) and (hidden or last.startswith('_') or not name.startswith('_'))]
