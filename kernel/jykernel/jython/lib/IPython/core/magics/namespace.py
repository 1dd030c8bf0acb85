"""The names of the user: listing and deleting them."""
from __future__ import absolute_import

import sys

from IPython.core.error import UsageError
from IPython.core.magic import Magics, line_magic, magics_class

# What is there before the user has made anything.
_KERNELS = ('In', 'Out', 'exit', 'quit', 'display', 'get_ipython')
_LONGEST = 50


@magics_class
class NamespaceMagics(Magics):
    """%who, %who_ls, %whos, %reset, %reset_selective, %xdel."""

    @line_magic
    def who_ls(self, line=''):
        """Returns the names of the user's variables in order. Usage: %who_ls [types], such as %who_ls int str"""
        wanted = line.split()
        names = self.shell.user_ns
        return sorted(name for name in names.keys() if _is_users(name)
                      and (not wanted or type(names[name]).__name__ in wanted))

    @line_magic
    def who(self, line=''):
        """Prints the names of the user's variables. Usage: %who [types], such as %who int str"""
        names = self.who_ls(line)
        if names:
            print '\t '.join(names)
        else:
            print 'No variables match your requested type.' if line.strip() else 'Interactive namespace is empty.'

    @line_magic
    def whos(self, line=''):
        """Prints a table of the user's variables with types and values. Usage: %whos [types], such as %whos int str"""
        names = self.who_ls(line)
        if not names:
            self.who(line)
            return
        values = [self.shell.user_ns[name] for name in names]
        rows = [('Variable', 'Type', 'Data/Info')]
        rows += [(name, _kind(value), _shortened(value)) for name, value in zip(names, values)]
        widths = [max(len(row[column]) for row in rows) for column in (0, 1)]
        lines = [u'%-*s   %-*s   %s' % (widths[0], name, widths[1], kind, data) for name, kind, data in rows]
        lines.insert(1, u'-' * len(lines[0]))
        print u'\n'.join(lines)

    @line_magic
    def reset(self, line=''):
        """Deletes all variables of the user, and forgets outputs.

        Usage: %reset [-f] [-s] [in] [out] [dhist]

        -f -- does not ask whether it is meant
        -s -- keeps Out
        in, out, dhist -- empties only these: In, Out, _dh
        """
        options, words = self.parse_options(line, 'fs', mode='list')
        unknown = [word for word in words if word not in ('in', 'out', 'dhist')]
        if unknown:
            raise UsageError('%%reset: expected in, out or dhist, found %s' % ' '.join(unknown))
        question = 'Once deleted, variables cannot be recovered. Proceed (y/[n])?'
        if 'f' not in options and not self.shell.ask_yes_no(question, 'n'):
            print 'Nothing done.'
            return
        names = self.shell.user_ns
        if not words:
            for name in list(names.keys()):
                if _is_users(name):
                    del names[name]
        if 'out' in words or not words and 's' not in options:
            _forget_outputs(names)
        if 'in' in words:
            names['In'][:] = [u'']
        if 'dhist' in words:
            names.pop('_dh', None)

    @line_magic
    def reset_selective(self, line=''):
        """Deletes the variables in whose names a regular expression is found.

        Usage: %reset_selective [-f] regex; -f does not ask whether it is meant.
        """
        import re
        options, pattern = self.parse_options(line, 'f')
        if not pattern:
            raise UsageError('%reset_selective: expected a regular expression')
        try:
            found = [name for name in self.who_ls() if re.search(pattern, name)]
        except re.error, e:
            raise UsageError('%%reset_selective: expected a regular expression, found %s: %s' % (pattern, e))
        question = 'Once deleted, variables cannot be recovered. Delete %s (y/[n])?' % ', '.join(found)
        if found and ('f' in options or self.shell.ask_yes_no(question, 'n')):
            for name in found:
                del self.shell.user_ns[name]

    @line_magic
    def xdel(self, line=''):
        """Deletes a variable, and forgets the outputs that have its value. Usage: %xdel name"""
        name, names = line.strip(), self.shell.user_ns
        if name not in names:
            raise UsageError('%%xdel: expected the name of a variable, found %s' % (name or 'nothing'))
        value = names.pop(name)
        for number in [number for number, output in names['Out'].items() if output is value]:
            del names['Out'][number]
        for other in [other for other in names.keys() if other.startswith('_') and names[other] is value]:
            names[other] = ''


def _is_users(name):
    return not name.startswith('_') and name not in _KERNELS


def _forget_outputs(names):
    for number in list(names['Out'].keys()):
        names.pop('_%d' % number, None)
    names['Out'].clear()
    names.update({'_': '', '__': '', '___': ''})


def _kind(value):
    """The name of its type. Of the modules that are written in Java sys is an object, and time, for instance, a class."""
    is_module = value is sys or isinstance(value, type) and value.__name__ in sys.builtin_module_names
    return 'module' if is_module else type(value).__name__


def _shortened(value):
    if isinstance(value, (list, tuple, dict, set, frozenset)):
        return u'n=%d' % len(value)
    try:
        text = value if isinstance(value, unicode) else str(value).decode('utf-8', 'replace')
    except Exception, e:
        return u'<%s in str()>' % type(e).__name__
    text = text.replace(u'\n', u'\\n')
    return text if len(text) <= _LONGEST else text[:_LONGEST // 2] + u'<...>' + text[-_LONGEST // 2:]
