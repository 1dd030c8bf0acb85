"""The kernel of this notebook, for the code in its cells.

publish, format, clear_output -- rich output, below IPython.display
check_interrupt, set_interrupt_buffer, InterruptBuffer -- what the stop button does
"""
from __future__ import absolute_import

from _jykernel import (InterruptBuffer, __version__, checkInterrupt, check_interrupt, clear_output, format, publish,
                       setInterruptBuffer, set_interrupt_buffer)

__all__ = ['publish', 'format', 'clear_output', 'checkInterrupt', 'check_interrupt', 'setInterruptBuffer',
           'set_interrupt_buffer', 'InterruptBuffer', '__version__']
