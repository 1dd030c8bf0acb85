"""How fast something goes, and how long it will still take."""
from __future__ import absolute_import, division

from math import exp

__all__ = ['Pace']


class Pace(object):
    """A speed that follows changes within some seconds, but does not jump. After the end it is that of the whole time."""

    def __init__(self, now):
        self._start = self._last = now
        self._end = None
        self._n = 0
        self._sum = self._pauses = self._weight = 0.0

    def look(self, now, n):
        """Takes note of how many are done."""
        passed = now - self._last
        if passed <= 0 or n == self._n or self._end is not None:
            return
        keep = exp(-passed / max(3.0, (now - self._start) / 5, 5 * passed))
        self._sum = keep * self._sum + (1 - keep) * (n - self._n) / passed
        self._pauses = keep * self._pauses + (1 - keep) * passed
        self._weight = keep * self._weight + (1 - keep)
        self._last, self._n = now, n

    def end(self, now, n):
        """Stands still from now on."""
        self._end, self._n = now, n

    def go_on(self):
        """Takes the end back."""
        self._end = None

    def elapsed(self, now):
        """Seconds from the start to now, or to the end."""
        return max((now if self._end is None else self._end) - self._start, 0.0)

    def rate(self, now):
        """So many in a second; 0.0 if that is not known. It falls when nothing comes for longer than it should take."""
        if self._end is not None:
            seconds = self._end - self._start
            return self._n / seconds if seconds > 0 else 0.0
        if not self._weight:
            return 0.0
        rate, usual, waited = max(self._sum / self._weight, 0.0), self._pauses / self._weight, now - self._last
        return rate * min(3 * usual / waited, 1.0) if waited > 0 else rate

    def left(self, now, n):
        """Seconds until so many more are done, or None if that is not known."""
        rate = self.rate(now)
        return max(n / rate - (now - self._last), 0.0) if rate else None
