"""Rich output: functions that show objects, and classes that say how text and bytes are to be shown."""
from __future__ import absolute_import

from IPython.core.display import *
from IPython.lib.display import *

del absolute_import  # a star import would pass it on
