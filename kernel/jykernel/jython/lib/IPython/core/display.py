"""All of rich output but what other documents need; user code imports IPython.display."""
from __future__ import absolute_import

from IPython.core.display_functions import *
from IPython.core.display_object import *
from IPython.core.image import *
from IPython.core.progress import *
from IPython.core.text import *
from IPython.core.tree import *

del absolute_import  # a star import would pass it on
