"""Java in a cell."""
from __future__ import absolute_import

import os
import re
import sys

from IPython.core.error import UsageError
from IPython.core.magic import Magics, cell_magic, magics_class

_classes = None


class JavaError(Exception):
    """Java that the compiler does not take."""

    def __init__(self, problems):
        Exception.__init__(self, re.sub(u'\x1b\\[[0-9;]*m', u'', u'\n'.join(problems)))
        self._problems = problems

    def _render_traceback_(self):
        return self._problems


@magics_class
class JavaMagics(Magics):
    """%%java."""

    @cell_magic
    def java(self, line, cell):
        """Compiles classes, and puts those that are not inside of others into the names of the notebook.

        Usage: %%java on the first line, below it Java as in a file: imports, and one or more classes.

        The classes may use each other, those of earlier cells, and all that is on the class path. A class that is written
        again replaces the one of that name; objects that exist stay what they are. Loops can be interrupted.
        Raises JavaError with all that the compiler says.
        """
        if line.strip():
            raise UsageError('%%%%java takes no options, found %s' % line.strip())
        global _classes
        from java.lang import Class, IllegalStateException, Thread
        from jykernel.classpath import CellClasses, JavaCell
        if _classes is None:
            _classes = CellClasses()
        try:
            # Behind an empty line in the place of the one with %%java: so lines have the numbers that they have in the cell.
            compiled = JavaCell(_classes).compile(u'\n' + cell, _class_path())
        except IllegalStateException, e:
            raise UsageError(u'%%%%java: %s' % e.message)
        problems = [_shown(problem, (u'\n' + cell).split(u'\n')) for problem in compiled.problems()]
        if compiled.failed():
            raise JavaError(problems)
        for problem in problems:
            sys.stderr.write(problem + u'\n')
        loader = _classes.define(compiled.classFiles(), CellClasses.below(loader_of_cells()))
        # Imports and libraries, which look for classes by name, find the newest ones.
        sys.setClassLoader(loader)
        Thread.currentThread().setContextClassLoader(loader)
        for name in compiled.types():
            self._name(name, Class.forName(name, False, loader))

    def _name(self, name, java_class):
        package, _, short = name.encode('utf-8').rpartition('.')
        self.shell.user_ns[short] = java_class
        if package:
            # It remembers what was imported from it.
            sys.add_package(package).__dict__[short] = java_class


def loader_of_cells():
    """What finds the Java classes that the notebook can use."""
    return sys.getClassLoader() or sys.getSyspathJavaLoader()


def _class_path():
    from java.lang import System
    entries = [entry for entry in map(str, sys.path) if entry.endswith(('.jar', '.zip')) or os.path.isdir(entry)]
    return os.pathsep.join([System.getProperty('java.class.path')] + entries)


def _shown(problem, lines):
    """As Python shows a SyntaxError."""
    kind = u'\x1b[0;31mError\x1b[0m' if problem.isError() else u'\x1b[0;33mWarning\x1b[0m'
    if not 0 < problem.line() <= len(lines):
        return u'%s: %s' % (kind, problem.message())
    source = lines[problem.line() - 1]
    text = source.strip()
    before = source[:max(0, problem.column() - 1)].lstrip()
    # Tabs stay tabs, so that the caret is below what it means however wide they are.
    indent = u''.join(u'\t' if char == u'\t' else u' ' for char in before)
    return u'%s in line %d: %s\n    %s\n    %s^' % (kind, problem.line(), problem.message(), text, indent)
