"""How code finds the shell that it runs in."""
from __future__ import absolute_import


def get_ipython():
    """The shell of this notebook: its magics, events and names."""
    from IPython.core.interactiveshell import InteractiveShell
    return InteractiveShell.instance()
