"""get_ipython().kernel."""
from __future__ import absolute_import

from IPython.core.kernelside import kernel as _kernel


class FrontKernel(object):
    """The part of ipykernel's kernel that programs call from cells."""
    implementation = 'jykernel'
    language = 'python'

    def __init__(self, shell):
        self.shell = shell

    @property
    def execution_count(self):
        """The number of the cell that runs."""
        return self.shell.execution_count

    def do_complete(self, code, cursor_pos=None):
        """The content of a complete_reply; the position counts characters, and is the end of the code by default."""
        return _kernel.complete(code, len(code) if cursor_pos is None else cursor_pos)

    def do_inspect(self, code, cursor_pos=None, detail_level=0, omit_sections=()):
        """The content of an inspect_reply."""
        data = _kernel.inspect(code, len(code) if cursor_pos is None else cursor_pos, detail_level)
        return {'status': 'ok', 'found': data is not None, 'data': data or {}, 'metadata': {}}
