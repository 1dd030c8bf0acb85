"""Settings, and extensions."""
from __future__ import absolute_import

import sys

from IPython.core.error import UsageError
from IPython.core.magic import Magics, line_magic, magics_class

_NO_MATPLOTLIB = ('There is no matplotlib for Jython. Objects that are a java.awt.image.RenderedImage are shown as '
                  'pictures, so Java libraries such as XChart and JFreeChart can draw.\n')


@magics_class
class ConfigMagics(Magics):
    """%config, %precision, %load_ext, %unload_ext, %reload_ext, %xmode, %colors, %gui, %matplotlib, %pylab."""

    def __init__(self, shell):
        super(ConfigMagics, self).__init__(shell)
        self.loaded = set()

    @line_magic
    def config(self, line=''):
        """Remembers settings, which programs and editors make; most of them have no effect here.

        Usage: %config Class.setting = value, or %config Class.setting, which returns it
        """
        place, equals, value = line.partition('=')
        names = place.strip().split('.')
        if not line.strip():
            print 'Nothing has to be set here. Settings so far: %r' % (self.shell.config,)
            return None
        if len(names) < 2 and equals or not all(names):
            raise UsageError('%%config: expected Class.setting = value, found %s' % line.strip())
        target = self.shell.config
        for name in names[:-1]:
            target = target[str(name)]
        if not equals:
            return target.get(str(names[-1]))
        try:
            value = eval(value.strip(), dict(self.shell.user_ns))
        except Exception:
            value = value.strip()  # what the setting means is not known here
        target[str(names[-1])] = value
        return None

    @line_magic
    def precision(self, line=''):
        """Sets how numbers with a point are shown as the result of a cell, and returns the format.

        Usage: %precision 3, %precision %.2e, or %precision, which shows them as Python does
        """
        text = str(line.strip())
        pattern = '%%.%df' % int(text) if text.isdigit() else text or '%r'
        try:
            pattern % 3.14
        except (TypeError, ValueError):
            raise UsageError('%%precision: expected a number of digits or a format such as %%.2e, found %s' % text)
        formats = self.shell.display_formatter.formatters['text/plain']
        if text:
            formats.for_type(float, lambda value, printer=None, cycle=False: printer.text(pattern % value))
        else:
            formats.pop(float, None)
        return pattern

    @line_magic
    def load_ext(self, line=''):
        """Loads an extension: a module with a function load_ipython_extension(shell). Usage: %load_ext module"""
        name = self._name('load_ext', line)
        if name in self.loaded:
            print 'The %s extension is already loaded. To reload it, use:\n  %%reload_ext %s' % (name, name)
            return
        self._load(name, _imported(name))

    @line_magic
    def unload_ext(self, line=''):
        """Takes back what an extension has done, if it can. Usage: %unload_ext module"""
        name = self._name('unload_ext', line)
        if name not in self.loaded:
            raise UsageError('%%unload_ext: the extension %s is not loaded' % name)
        unload = getattr(_imported(name), 'unload_ipython_extension', None)
        if unload is None:
            raise UsageError('%%unload_ext: the module %s has no function unload_ipython_extension' % name)
        unload(self.shell)
        self.loaded.discard(name)

    @line_magic
    def reload_ext(self, line=''):
        """Loads an extension anew. Usage: %reload_ext module"""
        name = self._name('reload_ext', line)
        module = _imported(name)
        if name in self.loaded and hasattr(module, 'unload_ipython_extension'):
            module.unload_ipython_extension(self.shell)
        self._load(name, reload(module))

    def _load(self, name, module):
        load = getattr(module, 'load_ipython_extension', None)
        if load is None:
            raise UsageError('the module %s is no extension: it has no function load_ipython_extension' % name)
        load(self.shell)
        self.loaded.add(name)

    def _name(self, magic, line):
        if not line.strip():
            raise UsageError('%%%s: expected the name of a module' % magic)
        return str(line.strip())

    @line_magic
    def xmode(self, line=''):
        """Chooses how much of a traceback is shown from now on, and prints it.

        Usage: %xmode Minimal  only the message
               %xmode Plain    the lines that failed
               %xmode Context  the lines around them too, as at the beginning
               %xmode          the next one of these
        """
        from IPython.core.kernelside import kernel
        modes = ['Minimal', 'Plain', 'Context']
        mode = line.strip().capitalize() or modes[(modes.index(self.shell.xmode) + 1) % len(modes)]
        if mode not in modes:
            raise UsageError('%%xmode: expected %s, found %s' % (' or '.join(modes), line.strip()))
        kernel.tracebacks(mode.upper())
        self.shell.xmode = mode
        print 'Exception reporting mode:', mode

    @line_magic
    def colors(self, line=''):
        """Accepts any scheme of colours: the colours are the client's. Usage: %colors scheme"""

    @line_magic
    def gui(self, line=''):
        """Does nothing: windows of Java have a thread of their own. Usage: %gui [name]"""

    @line_magic
    def matplotlib(self, line=''):
        """Says that there is no matplotlib for Jython. Usage: %matplotlib"""
        sys.stderr.write(_NO_MATPLOTLIB)

    @line_magic
    def pylab(self, line=''):
        """Says that there is no matplotlib for Jython. Usage: %pylab"""
        sys.stderr.write(_NO_MATPLOTLIB)


def _imported(name):
    """A module by its name, or one of those that come along."""
    for full_name in (name, 'IPython.extensions.' + name):
        try:
            return __import__(full_name, fromlist=['*'])
        except ImportError:
            if full_name in sys.modules or _exists(full_name):
                raise  # it is there, and something that it needs is not
    raise UsageError('there is no extension %s: no module of this name is on sys.path' % name)


def _exists(name):
    from pkgutil import find_loader
    try:
        return find_loader(name) is not None
    except ImportError:
        return False
