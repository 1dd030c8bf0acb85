"""Progress bars that are shown together: one, and those inside of it."""
from __future__ import absolute_import

import threading

from java.util import UUID

from _jykernel import publish
from jykernel import drawing

__all__ = ['Board']


class Board(object):
    """Bars below each other. Whoever touches them holds the lock."""

    def __init__(self):
        self.lock = threading.RLock()
        self.bars = []
        self._id = None
        self._shown = None

    def add(self, bar, parent):
        """Puts a bar below its parent, in the place of one that is over if there is one."""
        at = len(self.bars)
        if parent in self.bars:
            bar.depth = parent.depth + 1
            at = self.bars.index(parent) + 1
            while at < len(self.bars) and self.bars[at].depth > parent.depth:
                old = self.bars[at]
                if old.depth == bar.depth and old.state != 'running' and not old.leave:
                    self.remove(old)
                    break
                at += 1
        self.bars.insert(at, bar)

    def remove(self, bar):
        """Takes a bar away, and those inside of it."""
        at = self.bars.index(bar)
        self.bars[at:at + 1 + len(self._inside(bar))] = []

    def tidy(self, bar):
        """Takes those inside of a bar away that need not stay: if it was stopped, what stopped with it stays."""
        for inner in self._inside(bar):
            gone = inner.state == 'finished' or inner.state == 'stopped' and bar.state == 'finished'
            if gone and not inner.leave and inner in self.bars:
                self.remove(inner)

    def _inside(self, bar):
        at = self.bars.index(bar) + 1
        end = at
        while end < len(self.bars) and self.bars[end].depth > bar.depth:
            end += 1
        return self.bars[at:end]

    def show(self, now):
        """Shows the bars if they look different from what is shown."""
        rows = [bar.row(now) for bar in self.bars]
        looks = [row.looks() for row in rows]
        if looks == self._shown:
            return
        data = {'text/plain': drawing.text(rows) if rows else u'', 'text/html': drawing.html(rows) if rows else u''}
        if self._id is None:
            self._id = str(UUID.randomUUID())
            publish(data, display_id=self._id)
        else:
            publish(data, display_id=self._id, update=True)
        self._shown = looks
