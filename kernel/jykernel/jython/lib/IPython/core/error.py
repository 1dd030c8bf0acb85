"""The exceptions of the shell."""
from __future__ import absolute_import


class IPythonCoreError(Exception):
    """The class of all of them."""


class TryNext(IPythonCoreError):
    """A hook does not want to do it; the next one is asked."""


class UsageError(IPythonCoreError):
    """A magic was used in a way that it does not understand: one line says all, there is no traceback."""

    def _render_traceback_(self):
        return [u'%s: %s' % (type(self).__name__, text(self))]


class InputRejected(IPythonCoreError):
    """The code of a cell is not to run."""


def text(exception):
    """The message of an exception as unicode text, whatever it was made from."""
    try:
        return unicode(exception)
    except UnicodeError:
        return str(exception).decode('utf-8', 'replace')
