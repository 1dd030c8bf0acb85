"""Shows progress bars that are open, and marks those that a cell leaves behind."""
from __future__ import absolute_import

import threading
import time

from java.lang import System, Thread

from _jykernel import _at_end_of_cell

__all__ = ['clock', 'tick', 'unwatch', 'watch']

_PAUSE = 0.1  # seconds between two updates
_IDLE = 5.0  # seconds for which the thread waits for the next bar

_open = set()
_awaiting_end = []


def clock():
    """Seconds since some time."""
    return System.nanoTime() * 1e-9


def watch(bar):
    """Shows a bar from now on."""
    _open.add(bar)
    if not _awaiting_end:
        _awaiting_end.append(bar)
        _at_end_of_cell(_cell_ended)
    _ticker.wake()


def unwatch(bar):
    """Leaves a bar alone."""
    _open.discard(bar)


def tick():
    """Shows what is new."""
    now = clock()
    for bar in list(_open):
        bar.look(now)
    for board in set(bar.board for bar in list(_open)):
        with board.lock:
            board.show(now)


class _Ticker(object):
    """Shows what is new ten times a second, on a thread of its own that lives while there are bars."""

    def __init__(self):
        self._changed = threading.Condition()
        self._thread = None

    def wake(self):
        with self._changed:
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name='progress')
                self._thread.setDaemon(True)
                self._thread.start()
            else:
                self._changed.notifyAll()

    def _run(self):
        try:
            while self._has_bars():
                time.sleep(_PAUSE)
                tick()
        finally:
            with self._changed:
                if self._thread is threading.currentThread():
                    self._thread = None

    def _has_bars(self):
        with self._changed:
            if not _open:
                self._changed.wait(_IDLE)
            if not _open:
                self._thread = None  # under the lock: who adds a bar now starts another one
            return bool(_open)


_ticker = _Ticker()


def _cell_ended(failed):
    """Loops do not tell that they were left; at the end of their cell they are."""
    del _awaiting_end[:]
    me = Thread.currentThread()
    for bar in list(_open):
        if bar.is_over(me, failed):
            bar.end('stopped')
        else:
            with bar.board.lock:
                bar.board.show(clock())
