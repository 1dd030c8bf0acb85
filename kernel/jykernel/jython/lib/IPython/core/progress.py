"""A bar that shows how far something has come."""
from __future__ import absolute_import

from IPython.core.display_functions import DisplayHandle, display, update_display

__all__ = ['ProgressBar']


class ProgressBar(object):
    """A bar that fills up: set `progress`, or iterate over the bar, which shows it and counts from 0 to total - 1."""

    def __init__(self, total):
        self.total = total
        self._progress = 0
        self.html_width = '60ex'
        self.text_width = 60
        self._display_id = DisplayHandle().display_id

    def __repr__(self):
        share = float(self._progress) / self.total if self.total else 1.0
        filled = int(min(max(share, 0.0), 1.0) * self.text_width)
        return '[%s] %s/%s' % (('=' * filled).ljust(self.text_width), self._progress, self.total)

    def _repr_html_(self):
        return u'<progress style="width:%s" max="%s" value="%s"></progress>' % (
            self.html_width, self.total, self._progress)

    def display(self):
        """Shows the bar."""
        display(self, display_id=self._display_id)

    def update(self):
        """Shows the bar as it is now, wherever it is shown."""
        update_display(self, self._display_id)

    @property
    def progress(self):
        """How much of the total is done; to set it updates the bar."""
        return self._progress

    @progress.setter
    def progress(self, value):
        self._progress = value
        self.update()

    def __iter__(self):
        self.display()
        self._progress = -1
        return self

    def next(self):
        """The next number; the bar shows it."""
        self.progress += 1
        if self.progress < self.total:
            return self.progress
        raise StopIteration()
