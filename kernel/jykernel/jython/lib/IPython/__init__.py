"""The part of IPython's interface that notebooks and libraries use, on top of the module _jykernel."""
from __future__ import absolute_import

# IPython 5 is the last one for Python 2.7, and its interface is the one that is followed.
__version__ = '5.10.0'
version_info = (5, 10, 0)


def get_ipython():
    """The shell of this notebook: its magics, events and names."""
    from IPython.core.getipython import get_ipython
    return get_ipython()
