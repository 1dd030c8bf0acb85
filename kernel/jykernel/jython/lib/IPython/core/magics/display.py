"""Cells that are shown in the notebook instead of being run."""
from __future__ import absolute_import

from IPython.core.magic import Magics, cell_magic, magics_class


@magics_class
class DisplayMagics(Magics):
    """%%html, %%javascript, %%latex, %%markdown, %%svg."""

    def _display(self, name, line, cell):
        from IPython import display
        if line.strip():
            from IPython.core.error import UsageError
            raise UsageError('%%%%%s takes nothing behind it on its line, found %s' % (name, line.strip()))
        display.display(getattr(display, name)(cell))

    @cell_magic
    def html(self, line, cell):
        """Shows the cell as HTML.

        Usage: %%html [--isolated]

        --isolated -- in a frame of its own, so that its styles do not reach the rest of the notebook
        """
        from IPython.core.display_functions import publish_display_data
        options, rest = self.parse_options(line, '', 'isolated')
        if 'isolated' in options:
            publish_display_data({'text/html': cell, 'text/plain': u'<HTML>'}, {'text/html': {'isolated': True}})
        else:
            self._display('HTML', rest, cell)

    @cell_magic('js')
    @cell_magic
    def javascript(self, line, cell):
        """Runs the cell as JavaScript in the browser.

        Usage: %%javascript, or %%js
        """
        self._display('Javascript', line, cell)

    @cell_magic
    def latex(self, line, cell):
        """Shows the cell as LaTeX.

        Usage: %%latex
        """
        self._display('Latex', line, cell)

    @cell_magic
    def markdown(self, line, cell):
        """Shows the cell as Markdown.

        Usage: %%markdown
        """
        self._display('Markdown', line, cell)

    @cell_magic
    def svg(self, line, cell):
        """Shows the cell as an SVG picture.

        Usage: %%svg
        """
        self._display('SVG', line, cell)
