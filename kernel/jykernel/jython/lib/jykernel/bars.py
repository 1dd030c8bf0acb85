"""Progress bars: what they count, and which one is inside of which."""
from __future__ import absolute_import, division

import sys
import threading
import time

from java.lang import System, Thread

from _jykernel import _at_end_of_cell, _counted
from jykernel.board import Board
from jykernel.drawing import Row
from jykernel.loops import has_left, is_running, iterator, length, lines
from jykernel.pace import Pace

__all__ = ['Progress', 'adopt', 'innermost', 'leave_thread', 'tick']

_PAUSE = 0.1  # seconds between two updates
_IDLE = 5.0  # seconds for which the ticker waits for the next bar


def clock():
    """Seconds since some time."""
    return System.nanoTime() * 1e-9


class _Nest(threading.local):
    """The bars of one thread that are open, each inside of the one before it."""

    def __init__(self):
        self.open = []
        self.adopted = None


_nest = _Nest()
_open = set()


def adopt(bar):
    """Makes the bars of the calling thread, which works for another one, stand below a bar of that one."""
    _nest.adopted = bar


def innermost():
    """The bar that a new bar of the calling thread would stand below, or None."""
    while _nest.open:
        bar = _nest.open[-1]
        if bar.state == 'running' and bar._encloses():
            return bar
        bar._end('stopped')
    adopted = _nest.adopted
    return adopted if adopted is not None and adopted.state == 'running' else None


def leave_thread():
    """Marks the bars that the calling thread leaves open."""
    while _nest.open:
        _nest.open.pop()._end('stopped')


def tick():
    """Shows what is new."""
    now = clock()
    for bar in list(_open):
        bar._look(now)
    for board in set(bar._board for bar in list(_open)):
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
            self._thread = None

    def _has_bars(self):
        with self._changed:
            if not _open:
                self._changed.wait(_IDLE)
            if not _open:
                self._thread = None
            return bool(_open)


_ticker = _Ticker()
_awaiting_end = []


def _cell_ended(failed):
    """Loops do not tell that they were left; at the end of their cell they are."""
    del _awaiting_end[:]
    me = Thread.currentThread()
    for bar in list(_open):
        if bar._is_over(me, failed):
            bar._end('stopped')
        else:
            with bar._board.lock:
                bar._board.show(clock())


class Progress(object):
    """A bar; jykernel.progress() makes it."""

    def __init__(self, iterable, total, description, unit, leave):
        self._items = iterable
        self._total = length(iterable) if total is None and iterable is not None else total
        self._description, self._unit = _text(description), _text(unit)
        self.leave = leave
        self.state = 'new'
        self.depth = 0
        self._n = 0
        self._counted = self._frame = self._loop = self._board = self._parent = self._thread = self._pace = None
        if iterable is None:
            self._begin()

    def __iter__(self):
        if self._items is None:
            raise TypeError('this progress bar was made without anything to iterate over')
        items = iterator(self._items)
        self._begin()
        if self not in _nest.open:
            self._frame = sys._getframe(1)
            self._loop = lines(self._frame, self._frame.f_lineno)
            _nest.open.append(self)
        self._counted = _counted(items, self)
        return self._counted

    def __enter__(self):
        if self.state == 'new':
            self._begin()
        _nest.open.append(self)
        return self

    def __exit__(self, kind, value, traceback):
        if kind is None:
            self.close()
        else:
            self._end('stopped')

    def update(self, n=1):
        """Advances the bar by n."""
        if self.state != 'running':
            self._revive()
        with self._board.lock:
            self._n += n
        if self._total is not None and self.n >= self._total and self._counted is None and self not in _nest.open:
            self._end('finished')

    def close(self):
        """Ends the bar: as stopped, if the total was not reached."""
        self._end('finished' if self._total is None or self.n >= self._total else 'stopped')

    @property
    def n(self):
        """How many are done."""
        counted = self._counted
        return self._n + (0 if counted is None else counted.done)

    @property
    def total(self):
        """How many there are, or None."""
        return self._total

    @total.setter
    def total(self, total):
        self._total = total

    @property
    def description(self):
        """What stands before the bar."""
        return self._description

    @description.setter
    def description(self, description):
        self._description = _text(description)

    def __repr__(self):
        from jykernel.drawing import text
        return text([self.row(clock())]).encode('utf-8')

    def row(self, now):
        """What there is to be drawn."""
        n, total, running = self.n, self._total, self.state == 'running'
        share = None if total is None else n / total if total else 1.0
        elapsed, left, rate = 0.0, None, 0.0
        if self._pace:
            elapsed, rate = self._pace.elapsed(now), self._pace.rate(now)
            left = self._pace.left(now, total - n) if running and total is not None and n <= total else None
        return Row(self._description, n, total, self._unit, share, elapsed, left, rate, self.state)

    def _begin(self):
        self.state, self._n, self._counted = 'running', 0, None
        now = clock()
        self._pace = Pace(now)
        self._thread = Thread.currentThread()
        if self._board is None or self not in self._board.bars:
            self._parent = innermost()
            self._board = self._parent._board if self._parent else Board()
        with self._board.lock:
            if self not in self._board.bars:
                self._board.add(self, self._parent)
            if self._parent is None:
                self._board.show(now)
        self._watch()

    def _watch(self):
        _open.add(self)
        if not _awaiting_end:
            _awaiting_end.append(self)
            _at_end_of_cell(_cell_ended)
        _ticker.wake()

    def _revive(self):
        """It goes on after it was taken for over."""
        if self._board is None:
            self._begin()
            return
        with self._board.lock:
            self.state = 'running'
            self._pace.go_on()
            if self not in self._board.bars:
                self._board.add(self, self._parent)
        self._watch()

    def _over(self, well):
        self._end('finished' if well else 'stopped')

    def _end(self, state):
        while self in _nest.open:
            inner = _nest.open.pop()
            if inner is not self:
                inner._end('stopped')
        with self._board.lock:
            if self.state == 'running':
                now = clock()
                self.state = state
                self._pace.end(now, self.n)
                if state == 'stopped' and self._counted is not None:
                    self._counted.doubt()
                self._settle(now)
        self._frame = None
        _open.discard(self)

    def _settle(self, now):
        """A bar inside of another one stays until it is replaced, or until that one is over, so that nothing jumps."""
        board = self._board
        inside = self._parent is not None and self._parent.state == 'running'
        if self not in board.bars:
            return
        board.tidy(self)
        if not inside and (self.leave is False or self.leave is None and self._parent is not None) \
                and self.state == 'finished':
            board.remove(self)
        elif self.leave is None and self._parent is None:
            self.leave = True
        if not inside:
            board.show(now)

    def _look(self, now):
        """Takes note of the speed; and of a loop that was left, if that can be seen from outside."""
        self._pace.look(now, self.n)
        frame = self._frame
        if frame is not None and has_left(frame, self._loop):
            self._end('stopped')

    def _encloses(self):
        return self._frame is None or is_running(self._frame, self._loop)

    def _is_over(self, thread, failed):
        return not self._thread.isAlive() or self._thread is thread and (failed or self._counted is not None)


def _text(text):
    return text if isinstance(text, unicode) else str(text).decode('utf-8', 'replace')
