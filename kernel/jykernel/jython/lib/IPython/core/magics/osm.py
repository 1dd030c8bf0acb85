"""The system: directories, environment, commands."""
from __future__ import absolute_import

import os
import sys

from IPython.core.error import UsageError
from IPython.core.magic import Magics, cell_magic, line_magic, magics_class, no_var_expand
from IPython.core.options import unquoted

_WINDOWS = os.pathsep == ';'
ALIASES = {'ls': 'dir /on', 'll': 'dir /on', 'cat': 'type', 'cp': 'copy', 'mv': 'move', 'rm': 'del', 'mkdir': 'mkdir',
           'rmdir': 'rmdir'} if _WINDOWS else {
    'ls': 'ls -F', 'll': 'ls -F -o', 'cat': 'cat', 'cp': 'cp', 'mv': 'mv', 'rm': 'rm', 'mkdir': 'mkdir',
    'rmdir': 'rmdir'}


@magics_class
class OSMagics(Magics):
    """%cd, %pwd, %dhist, %env, %set_env, %alias, %unalias, %sx, %system, %%sx, %%system, and %ls and its kin."""

    def __init__(self, shell):
        super(OSMagics, self).__init__(shell)
        self.aliases = {}
        for name, command in ALIASES.items():
            self.magics['line'][name] = self._alias(name, command)

    @line_magic
    def pwd(self, line=''):
        """Returns the current directory. Usage: %pwd"""
        return os.getcwd()

    @line_magic
    def cd(self, line=''):
        """Changes the current directory, for Python and for the commands that it starts, and prints it.

        Usage: %cd [-q] [directory]

        Without a directory it goes home; - is the one before this. -q prints nothing. The directories so far are in
        the list _dh.
        """
        options, rest = self.parse_options(line, 'q')
        before = os.getcwd()
        history = self.shell.user_ns.setdefault('_dh', [before])
        directory = unquoted(rest).encode('utf-8') or '~'
        if directory == '-':
            if len(history) < 2:
                raise UsageError('%cd -: there is no directory before this one')
            directory = history[-2]
        directory = os.path.expanduser(directory)
        try:
            os.chdir(directory)
        except OSError:
            if os.path.exists(directory):
                raise UsageError('%%cd: expected a directory, found %s' % directory)
            raise UsageError('%%cd: there is no directory %s in %s' % (directory, before))
        if os.getcwd() != history[-1]:
            history.append(os.getcwd())
        if 'q' not in options:
            print os.getcwd()

    @line_magic
    def dhist(self, line=''):
        """Prints the directories that %cd has been to. Usage: %dhist"""
        for number, directory in enumerate(self.shell.user_ns.get('_dh', [os.getcwd()])):
            print '%d: %s' % (number, directory)

    @line_magic
    def env(self, line=''):
        """Returns or sets variables of the environment.

        Usage: %env returns all of them as a dict, %env NAME the value of one;
        %env NAME=VALUE and %env NAME VALUE set one, for Python and for the commands that it starts.
        """
        line = line.strip()
        if not line:
            return dict(os.environ)
        if '=' in line or ' ' in line:
            return self.set_env(line)
        if line.encode('utf-8') not in os.environ:
            raise UsageError('Environment does not have key: %s' % line)
        return os.environ[line.encode('utf-8')]

    @line_magic
    def set_env(self, line):
        """Sets a variable of the environment. Usage: %set_env NAME=VALUE, or %set_env NAME VALUE"""
        name, separator, value = line.strip().partition('=' if '=' in line.split(' ')[0] else ' ')
        name, value = name.strip().encode('utf-8'), value.strip().encode('utf-8')
        if not separator or not name or ' ' in name:
            raise UsageError("%%set_env: expected NAME=VALUE, found '%s'" % line)
        os.environ[name] = value
        print 'env: %s=%s' % (name, value)

    @no_var_expand
    @line_magic
    def sx(self, line=''):
        """Returns what a command writes, as a list of lines. Usage: %sx command, %system command, or !!command"""
        return self.shell.getoutput(line)

    @cell_magic('!')
    @cell_magic('system')
    @cell_magic('sx')
    def sx_cell(self, line, cell):
        """Returns what the commands in the cell write, as a list of lines. Usage: %%sx, %%system, or %%!"""
        return self.shell.getoutput(line + u'\n' + cell if line else cell)

    @no_var_expand
    @line_magic
    def system(self, line=''):
        """Returns what a command writes, as a list of lines. Usage: %system command"""
        return self.shell.getoutput(line)

    @no_var_expand
    @line_magic
    def alias(self, line=''):
        """Makes a command of the system a magic.

        Usage: %alias name command

        What stands behind the name when it is used is put in the place of %l, or of one %s for each word, or behind
        the command if it has neither. Without anything it returns the list of names and commands.
        """
        name, _, command = line.strip().partition(' ')
        if not name:
            return sorted(dict(ALIASES, **self.aliases).items())
        if not command.strip():
            raise UsageError('%%alias: expected a name and a command, found only %s' % name)
        name = str(name)
        self.aliases[name] = command.strip()
        self.shell.register_magic_function(self._alias(name, command.strip()), 'line', name)

    @line_magic
    def unalias(self, line=''):
        """Takes back what %alias has defined. Usage: %unalias name"""
        name = line.strip()
        if name not in self.aliases:
            raise UsageError('%%unalias: expected one of %s, found %s' % (', '.join(sorted(self.aliases)), name))
        del self.aliases[name]
        del self.shell.magics_manager.magics['line'][name]

    def _alias(self, name, command):
        def run(line):
            self.shell.user_ns['_exit_code'] = system(_filled(name, command, line))
        from IPython.utils.process import system
        run.__name__ = name
        run.__doc__ = 'Runs the command: %s' % command
        return run


def _filled(name, command, line):
    if '%l' in command:
        return command.replace('%l', line)
    wanted = command.count('%s')
    if not wanted:
        return u'%s %s' % (command, line)
    words = line.split(None, wanted)
    if len(words) < wanted:
        raise UsageError('%%%s: expected %d words behind it, found %d' % (name, wanted, len(words)))
    for word in words[:wanted]:
        command = command.replace('%s', word, 1)
    return u' '.join([command] + words[wanted:])
