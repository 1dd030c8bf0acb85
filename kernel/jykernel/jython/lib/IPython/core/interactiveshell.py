"""The shell: what get_ipython() returns."""
from __future__ import absolute_import

import sys

from IPython.core.error import UsageError
from IPython.core.events import EventManager
from IPython.core.expand import expand
from IPython.core.kernelside import kernel as _kernel
from IPython.core.magic import MagicsManager
from IPython.core.settings import Config

__all__ = ['InteractiveShell', 'ZMQInteractiveShell']


class InteractiveShell(object):
    """Magics, commands, events and names of a notebook. There is one, which get_ipython() returns."""
    _instance = None
    automagic = False
    autoindent = False
    colors = 'Linux'
    xmode = 'Context'
    pdb = False

    def __init__(self):
        self.config = Config(IPKernelApp=Config())
        self.events = EventManager(self)
        self.magics_manager = MagicsManager(self)
        self.Completer = self.config['Completer']
        self.meta = {}
        self.dir_stack = []

    @classmethod
    def instance(cls, *args, **kwargs):
        """The shell of this notebook."""
        if InteractiveShell._instance is None:
            InteractiveShell._instance = ZMQInteractiveShell()
        return InteractiveShell._instance

    @classmethod
    def initialized(cls):
        """Whether somebody has asked for the shell already."""
        return InteractiveShell._instance is not None

    def get_ipython(self):
        """This shell."""
        return self

    # Names

    @property
    def user_ns(self):
        """The names of the user: those of the module __main__, not a copy."""
        return _kernel.names

    user_global_ns = user_ns

    @property
    def user_module(self):
        """The module __main__."""
        return sys.modules['__main__']

    @property
    def execution_count(self):
        """The number of the cell that runs."""
        return _kernel.execution_count()

    def push(self, variables, interactive=True):
        """Puts a dict into the names of the user, or, by names, variables of the caller: a list or a line of text."""
        if isinstance(variables, basestring):
            variables = variables.split()
        if not hasattr(variables, 'keys'):
            frame = sys._getframe(1)
            variables = dict((name, eval(name, frame.f_globals, frame.f_locals)) for name in variables)
        self.user_ns.update(variables)

    def drop_by_id(self, variables):
        """Deletes names that still have the values in this dict."""
        for name, value in variables.items():
            if name in self.user_ns and self.user_ns[name] is value:
                del self.user_ns[name]

    def del_var(self, varname, by_name=False):
        """Deletes a name of the user. Raises NameError if there is none."""
        if varname not in self.user_ns:
            raise NameError("name '%s' is not defined" % varname)
        del self.user_ns[varname]

    def reset(self, new_session=True):
        """Deletes all names of the user."""
        self.run_line_magic('reset', '-f')

    # Magics

    def find_magic(self, magic_name, magic_kind='line'):
        """The function of a magic, or None. The kind is 'line' or 'cell'."""
        return self.magics_manager.find(magic_kind, magic_name)

    def find_line_magic(self, magic_name):
        """The function of %magic_name, or None."""
        return self.find_magic(magic_name, 'line')

    def find_cell_magic(self, magic_name):
        """The function of %%magic_name, or None."""
        return self.find_magic(magic_name, 'cell')

    def run_line_magic(self, magic_name, line, _stack_depth=1):
        """Runs %magic_name on a line, and returns what it returns. Raises UsageError if there is no such magic."""
        function = self.find_line_magic(magic_name)
        if function is None:
            from IPython.core.magics import not_found
            raise UsageError(not_found(self.magics_manager, 'line', magic_name))
        return self._call(function, sys._getframe(_stack_depth), line)

    def run_cell_magic(self, magic_name, line, cell):
        """Runs %%magic_name on a line and a cell, and returns what it returns. Raises UsageError if there is none."""
        function = self.find_cell_magic(magic_name)
        if function is None:
            from IPython.core.magics import not_found
            raise UsageError(not_found(self.magics_manager, 'cell', magic_name))
        if not cell and self.find_line_magic(magic_name) is not None:
            raise UsageError('%%%%%s is a cell magic, but the cell body is empty. Did you mean the line magic %%%s '
                             '(single %%)?' % (magic_name, magic_name))
        return self._call(function, sys._getframe(1), line, cell)

    def _call(self, function, frame, line, *cell):
        if not getattr(function, '_no_var_expand', False):
            line = expand(line, self.user_ns, frame.f_locals)
        if getattr(function, '_needs_local_scope', False):
            return function(line, *cell, **{'local_ns': frame.f_locals})
        return function(line, *cell)

    def magic(self, arg_s):
        """Runs a line magic that is written as in a cell; the percent sign may be left out."""
        name, _, line = arg_s.strip().partition(' ')
        return self.run_line_magic(name.lstrip('%'), line.strip(), _stack_depth=2)

    def register_magics(self, *magic_objects):
        """Adds the magics of classes that are derived from Magics, or of objects of such classes."""
        self.magics_manager.register(*magic_objects)

    def register_magic_function(self, func, magic_kind='line', magic_name=None):
        """Makes a function a magic; the kind is 'line', 'cell' or 'line_cell'."""
        self.magics_manager.register_function(func, magic_kind, magic_name)

    def var_expand(self, cmd, depth=0, formatter=None):
        """The line with the values of $name and {expression} in it, as the caller sees them."""
        return expand(cmd, self.user_ns, sys._getframe(depth + 1).f_locals)

    # Commands

    def system(self, cmd):
        """Runs a command in the system's shell and shows what it writes as it comes; _exit_code tells how it ended."""
        from IPython.utils.process import system
        self.user_ns['_exit_code'] = system(self.var_expand(cmd, depth=1))

    system_raw = system_piped = system

    def getoutput(self, cmd, split=True, depth=0):
        """What a command writes, a list of lines with .n and .s; or text, if it is not to be split."""
        from IPython.utils.process import run_for_output
        from IPython.utils.text import LSString, SList
        output, self.user_ns['_exit_code'] = run_for_output(self.var_expand(cmd, depth=depth + 1))
        return SList(output.splitlines()) if split else LSString(output)

    # Code

    def run_cell(self, raw_cell, store_history=False, silent=False, shell_futures=True, cell_id=None):
        """Runs code as a cell does, and shows its value or its error. The number of cells does not change.

        Returns an object with .success, .result, .error_in_exec and .error_before_exec; raises only KeyboardInterrupt.
        """
        from IPython.core.results import run_code
        return run_code(self, raw_cell, store_history, silent)

    def ex(self, cmd):
        """Runs statements with the names of the user."""
        exec cmd in self.user_ns

    def ev(self, expr):
        """The value of an expression with the names of the user."""
        return eval(expr, self.user_ns)

    def run_code(self, code_obj, result=None):
        """Runs compiled code with the names of the user, and shows its error; returns whether there was one."""
        from IPython.core.results import guarded
        return not guarded(self, lambda: self._exec(code_obj, self.user_ns))

    def safe_execfile(self, fname, *where, **settings):
        """Runs a file with the given names, or with those of the user, and shows its error."""
        from IPython.core.results import guarded
        guarded(self, lambda: execfile(fname, *(where or (self.user_ns,))))

    def _exec(self, code, names):
        exec code in names

    def transform_cell(self, raw_cell):
        """The cell as Python: magics, commands and questions in it become calls."""
        return _kernel.transform(raw_cell)

    def complete(self, text, line=None, cursor_pos=None):
        """What may stand at the cursor: a pair of the text that is replaced and a list of texts."""
        line = text if line is None else line
        found = _kernel.complete(line, len(line) if cursor_pos is None else cursor_pos)
        return line[found['cursor_start']:found['cursor_end']], found['matches']

    def object_inspect_mime(self, oname, detail_level=0):
        """Help about a name, a dict of MIME type -> text. Raises KeyError if it means nothing."""
        data = _kernel.inspect(oname, len(oname), detail_level)
        if data is None:
            raise KeyError(oname)
        return data

    # What is shown

    @property
    def display_formatter(self):
        """Where functions are registered that give representations of objects by their types."""
        from IPython.core.formatters import DisplayFormatter
        return DisplayFormatter.instance()

    @property
    def display_pub(self):
        """Publishes what is in its representations already."""
        from IPython.core.displaypub import DisplayPublisher
        return DisplayPublisher()

    def showtraceback(self, exc_tuple=None, **kwargs):
        """Prints the exception that is being handled, or the given one, to sys.stderr."""
        lines = _kernel.describe(*(exc_tuple or sys.exc_info()))
        sys.stderr.write(u'\n'.join(lines) + u'\n')

    def show_usage_error(self, exc):
        """Prints one line about a wrong use of a magic."""
        from IPython.core.error import text
        sys.stderr.write(u'UsageError: %s\n' % text(exc))

    def set_next_input(self, s, replace=False):
        """Opens a new cell with this text below the current one, or puts it into the current one."""
        _kernel.payload({'source': 'set_next_input', 'text': s, 'replace': bool(replace)})

    def page(self, data, start=0):
        """Shows text, or a dict of MIME type -> representation, in the pager below the notebook."""
        data = data if isinstance(data, dict) else {'text/plain': data}
        _kernel.payload({'source': 'page', 'data': data, 'start': start})

    def ask_exit(self):
        """Ends the kernel after this cell."""
        _kernel.payload({'source': 'ask_exit', 'keepkernel': False})

    def ask_yes_no(self, prompt, default=None, interrupt=None):
        """Asks the person a question that is answered by y or n."""
        while True:
            answer = raw_input(prompt + ' ').strip().lower() or default or ''
            if answer in ('y', 'yes', 'n', 'no'):
                return answer.startswith('y')

    # What programs look for

    @property
    def kernel(self):
        """The kernel as programs know it from ipykernel."""
        from IPython.core.frontkernel import FrontKernel
        return FrontKernel(self)

    @property
    def history_manager(self):
        """The inputs of this session."""
        from IPython.core.inputs import Inputs
        return Inputs(self)

    def extract_input_lines(self, range_str, raw=False):
        """The inputs of cells such as '1-3 5', as text."""
        from IPython.core.inputs import Inputs
        return u'\n'.join(source for _, source in Inputs(self).ranges(range_str)) + u'\n'

    def has_trait(self, name):
        """Whether there is an attribute of this name."""
        return hasattr(self, name)

    def enable_gui(self, gui=None):
        """Does nothing: windows of Java have a thread of their own."""

    def enable_matplotlib(self, gui=None):
        """Prints that there is no matplotlib for Jython."""
        self.run_line_magic('matplotlib', gui or u'')


class ZMQInteractiveShell(InteractiveShell):
    """The class by whose name programs know that they run in a notebook."""
