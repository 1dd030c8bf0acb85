"""Shows how far files that are being fetched have come."""
from __future__ import absolute_import

from threading import Lock

from jykernel import progress
from jykernel.maven import Downloads


class Bars(Downloads):
    """A progress bar for each file; they are gone when it is over. Called on the threads that fetch."""

    def __init__(self):
        self._lock = Lock()
        self._bars = {}
        self._done = {}

    def progress(self, name, done, total):
        """See jykernel.maven.Downloads."""
        with self._lock:
            bar = self._bars.get(name)
            if bar is None:
                bar = progress(total=total if total > 0 else None, description=name, unit=u'B', leave=False)
                self._bars[name], self._done[name] = bar, 0
            bar.update(done - self._done[name])
            self._done[name] = done

    def end(self, name, complete):
        """See jykernel.maven.Downloads."""
        with self._lock:
            self._close(name)

    def close(self):
        """Ends all bars."""
        with self._lock:
            for name in list(self._bars):
                self._close(name)

    def _close(self, name):
        bar = self._bars.pop(name, None)
        if bar is not None:
            bar.close()
