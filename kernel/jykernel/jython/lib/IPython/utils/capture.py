"""Keeps what code shows, instead of showing it."""
from __future__ import absolute_import

import sys

__all__ = ['CapturedIO', 'RichOutput', 'capture_output']


class RichOutput(object):
    """Something that was displayed."""

    def __init__(self, data=None, metadata=None, transient=None, update=False):
        self.data, self.metadata = data or {}, metadata or {}
        self.transient, self.update = transient or {}, update

    def display(self):
        """Shows it after all."""
        from IPython.core.display_functions import publish_display_data
        publish_display_data(self.data, self.metadata, transient=self.transient, update=self.update)

    def _repr_mimebundle_(self, include=None, exclude=None):
        return self.data, self.metadata


class CapturedIO(object):
    """What was kept: .stdout and .stderr are text, .outputs are objects that can be displayed."""

    def __init__(self, read):
        self._read = read

    @property
    def stdout(self):
        """What was printed."""
        return self._read()[0]

    @property
    def stderr(self):
        """What was written to sys.stderr."""
        return self._read()[1]

    @property
    def outputs(self):
        """What was displayed, and the values of last expressions."""
        return [RichOutput(**display) for display in self._read()[2]]

    def show(self):
        """Shows everything, text first."""
        stdout, stderr, displays = self._read()
        sys.stdout.write(stdout)
        sys.stderr.write(stderr)
        for display in displays:
            RichOutput(**display).display()

    __call__ = show

    def __str__(self):
        return self.stdout.encode('utf-8')

    def __unicode__(self):
        return self.stdout


class capture_output(object):
    """with capture_output() as captured: keeps back what the code below shows. What is not to be kept is shown."""

    def __init__(self, stdout=True, stderr=True, display=True):
        self.stdout, self.stderr, self.display = stdout, stderr, display

    def __enter__(self):
        from IPython.core.kernelside import kernel
        self._softspace()
        read, self._stop = kernel.capture(self.stdout, self.stderr, self.display)
        self._hook = sys.displayhook
        if self.display:
            sys.displayhook = _show
        return CapturedIO(read)

    def __exit__(self, *error):
        sys.displayhook = self._hook
        self._softspace()
        self._stop()

    def _softspace(self):
        for stream in sys.stdout, sys.stderr:
            if hasattr(stream, 'softspace'):
                stream.softspace = 0


def _show(value):
    if value is not None:
        from IPython.core.display_functions import display
        display(value)
