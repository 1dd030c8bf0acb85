"""Where older programs look for capture_output."""
from __future__ import absolute_import

from IPython.utils.capture import CapturedIO, capture_output
