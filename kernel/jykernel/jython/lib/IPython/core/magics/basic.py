"""Magics about magics, help, and hints."""
from __future__ import absolute_import

from IPython.core.error import UsageError
from IPython.core.magic import Magics, line_magic, magics_class, no_var_expand


class MagicsList(object):
    """All magics; as text, as a person wants to see them."""

    def __init__(self, manager):
        self._manager = manager

    def __repr__(self):
        parts = []
        for kind, percent in (('line', '%'), ('cell', '%%')):
            parts.append('Available %s magics:' % kind)
            parts.append('  '.join(percent + name for name in self._manager.names(kind)))
            parts.append('')
        return '\n'.join(parts + ['Automagic is OFF, % prefix IS needed for line magics.'])

    __str__ = __repr__


@magics_class
class BasicMagics(Magics):
    """%lsmagic, %magic, %quickref, %pinfo and its kin, %page, %connect_info, %automagic, %alias_magic."""

    @line_magic
    def lsmagic(self, line=''):
        """Lists all magics. Usage: %lsmagic"""
        return MagicsList(self.shell.magics_manager)

    @line_magic('quickref')
    @line_magic
    def magic(self, line=''):
        """Shows what each magic does, in the pager. Usage: %magic"""
        from inspect import getdoc
        parts = ['What begins with % is a magic for its line, what begins with %% is one for its whole cell.',
                 '!command runs a command of the system, and lines = !command keeps what it writes.',
                 'name? and name?? show help.', '']
        for kind, percent in (('line', '%'), ('cell', '%%')):
            for name, function in sorted(self.shell.magics_manager.lsmagic()[kind].items()):
                doc = getdoc(function) or 'No documentation.'
                parts += [percent + name, '    ' + doc.replace('\n', '\n    '), '']
        self.shell.page('\n'.join(parts))

    @no_var_expand
    @line_magic
    def pinfo(self, line=''):
        """Shows help about a name, in the pager. Usage: %pinfo name, or name?"""
        self._help(line.strip(), 0)

    @no_var_expand
    @line_magic
    def pinfo2(self, line=''):
        """Shows help about a name, with its source, in the pager. Usage: %pinfo2 name, or name??"""
        self._help(line.strip(), 1)

    def _help(self, name, detail_level):
        from IPython.core.kernelside import kernel
        from IPython.core.names import magic_help, value_help
        data = None
        if not name.startswith('%'):
            data = kernel.inspect(name, len(name), detail_level) or value_help(self.shell, name, detail_level)
        data = data or magic_help(self.shell.find_magic, name, detail_level)
        if data:
            self.shell.page(data)
        else:
            print u'Object `%s` not found.' % name

    @no_var_expand
    @line_magic
    def pdoc(self, line=''):
        """Shows the documentation of an object, in the pager. Usage: %pdoc name"""
        from inspect import getdoc
        self.shell.page(getdoc(self._value('pdoc', line)) or 'No documentation found for %s' % line)

    @no_var_expand
    @line_magic
    def psource(self, line=''):
        """Shows the source of an object, in the pager. Usage: %psource name"""
        from inspect import getsource
        value = self._value('psource', line)
        try:
            self.shell.page(getsource(value))
        except (IOError, TypeError):
            raise UsageError('%%psource: there is no source of %s: it is not written in Python, or not in a file '
                             'or cell' % line)

    def _value(self, magic, line):
        from IPython.core.names import resolve
        found, value = resolve(self.shell, line.strip())
        if not found:
            raise UsageError('%%%s: expected the name of an object, found %s' % (magic, line.strip() or 'nothing'))
        return value

    @no_var_expand
    @line_magic
    def psearch(self, line=''):
        """Shows the names that look like a pattern, in the pager.

        Usage: %psearch [-a] pattern, or *patt*?

        An asterisk stands for any characters, also behind a dot, as in os.path.is*. -a shows names with an underscore
        at the beginning too; otherwise they are shown only if the pattern begins with one.
        """
        from IPython.core.names import search
        options, pattern = self.parse_options(line, 'a')
        if not pattern:
            raise UsageError('%psearch: expected a pattern such as *int*')
        self.shell.page('\n'.join(search(self.shell, pattern, 'a' in options)) or 'No name looks like ' + pattern)

    @no_var_expand
    @line_magic
    def page(self, line=''):
        """Shows an object in the pager. Usage: %page [-r] name; -r shows str() instead of what a cell would show."""
        options, name = self.parse_options(line, 'r')
        value = self._value('page', name)
        if 'r' in options:
            self.shell.page(value if isinstance(value, unicode) else str(value))
        else:
            import _jykernel
            self.shell.page(_jykernel.format(value)[0])

    @line_magic
    def connect_info(self, line=''):
        """Prints how another client can be connected to this kernel. Usage: %connect_info"""
        from IPython.core.connection import connection_file
        name = connection_file()
        if name is None:
            raise UsageError('%connect_info: this kernel was not started with a connection file')
        with open(name) as opened:
            print opened.read().strip()
        print '\nPut the above into a file, and connect with:\n    jupyter console --existing <file>'
        print 'or, on this machine, with:\n    jupyter console --existing %s' % name

    @line_magic
    def automagic(self, line=''):
        """Says that magics need their percent sign here. Usage: %automagic"""
        print 'Automagic is OFF, % prefix IS needed for line magics.'

    @line_magic
    def alias_magic(self, line=''):
        """Gives a magic another name.

        Usage: %alias_magic [-l] [-c] [-p parameters] name magic

        -l, -c -- for the line magic only, for the cell magic only
        -p -- what is put in front of what stands behind the new name
        """
        options, words = self.parse_options(line, 'lcp:', mode='list')
        if len(words) != 2:
            raise UsageError('%%alias_magic: expected a new name and the name of a magic, found %s' % (line or 'nothing'))
        name, magic = (str(word.lstrip('%')) for word in words)
        manager, kinds = self.shell.magics_manager, []
        for kind, option in (('line', 'l'), ('cell', 'c')):
            if (option in options or not ('l' in options or 'c' in options)) and manager.find(kind, magic):
                manager.register_alias(name, magic, kind, options.get('p'))
                kinds.append('%' * (1 + (kind == 'cell')))
        if not kinds:
            raise UsageError('%%alias_magic: there is no such magic: %s' % magic)
        for percent in kinds:
            print 'Created `%s%s` as an alias for `%s%s`.' % (percent, name, percent, magic)
