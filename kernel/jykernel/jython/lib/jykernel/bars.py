"""Progress bars: what they count, and which one is inside of which."""
from __future__ import absolute_import, division

import sys
import threading

from java.lang import Thread

from _jykernel import _counted
from jykernel import ticker
from jykernel.board import Board
from jykernel.drawing import Row
from jykernel.loops import has_left, is_running, iterator, length, lines
from jykernel.pace import Pace

__all__ = ['Progress', 'adopt', 'innermost', 'leave_thread']


class _Nest(threading.local):
    """The bars of one thread that are open, each inside of the one before it."""

    def __init__(self):
        self.open = []
        self.adopted = None


_nest = _Nest()


def adopt(bar):
    """Makes the bars of the calling thread, which works for another one, stand below a bar of that one."""
    _nest.adopted = bar


def innermost():
    """The bar that a new bar of the calling thread would stand below, or None."""
    while _nest.open:
        bar = _nest.open[-1]
        if bar.state == 'running' and bar._encloses():
            return bar
        bar.end('stopped')
    adopted = _nest.adopted
    return adopted if adopted is not None and adopted.state == 'running' else None


def leave_thread():
    """Marks the bars that the calling thread leaves open."""
    while _nest.open:
        _nest.open.pop().end('stopped')


class Progress(object):
    """A bar; jykernel.progress() makes it."""

    def __init__(self, iterable, total, description, unit, leave):
        self._items = iterable
        self._total = length(iterable) if total is None and iterable is not None else _number(total)
        self._description, self._unit = _text(description), _text(unit)
        self.leave = leave
        self.state = 'new'
        self.depth = 0
        self._n = 0
        self._counted = self._frame = self._loop = self.board = self._parent = self._thread = self._pace = None
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
            self.end('stopped')

    def update(self, n=1):
        """Advances the bar by n."""
        if self.state != 'running':
            self._revive()
        with self.board.lock:
            before = self.n
            self._n += n
        total = self._total
        if total is not None and before < total <= before + n and self._counted is None and self not in _nest.open:
            self.end('finished')

    def close(self):
        """Ends the bar: as stopped, if the total was not reached."""
        self.end('finished' if self._total is None or self.n >= self._total else 'stopped')

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
        self._total = _number(total)

    @property
    def description(self):
        """What stands before the bar."""
        return self._description

    @description.setter
    def description(self, description):
        self._description = _text(description)

    def __repr__(self):
        from jykernel.drawing import text
        return text([self.row(ticker.clock())]).encode('utf-8')

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
        now = ticker.clock()
        self._pace = Pace(now)
        self._thread = Thread.currentThread()
        if self.board is None or self not in self.board.bars:
            self._parent = innermost()
            self.board = self._parent.board if self._parent else Board()
        with self.board.lock:
            if self not in self.board.bars:
                self.board.add(self, self._parent)
            if self._parent is None:
                self.board.show(now)
        ticker.watch(self)

    def _revive(self):
        """It goes on after it was taken for over."""
        if self.board is None:
            self._begin()
            return
        with self.board.lock:
            self.state = 'running'
            self._pace.go_on()
            if self not in self.board.bars:
                self.board.add(self, self._parent)
        ticker.watch(self)

    def _over(self, well):
        self.end('finished' if well else 'stopped')

    def end(self, state):
        """Ends the bar as 'finished' or 'stopped'."""
        while self in _nest.open:
            inner = _nest.open.pop()
            if inner is not self:
                inner.end('stopped')
        with self.board.lock:
            if self.state == 'running':
                now = ticker.clock()
                self.state = state
                self._pace.end(now, self.n)
                if state == 'stopped' and self._counted is not None:
                    self._counted.doubt()
                self._settle(now)
        self._frame = None
        ticker.unwatch(self)

    def _settle(self, now):
        """A bar inside of another one stays until it is replaced, or until that one is over, so that nothing jumps."""
        board = self.board
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

    def look(self, now):
        """Takes note of the speed; and of a loop that was left, if that can be seen from outside."""
        self._pace.look(now, self.n)
        frame = self._frame
        if frame is not None and has_left(frame, self._loop):
            self.end('stopped')

    def _encloses(self):
        return self._frame is None or is_running(self._frame, self._loop)

    def is_over(self, thread, failed):
        """Whether a cell that has ended on that thread leaves the bar behind."""
        return not self._thread.isAlive() or self._thread is thread and (failed or self._counted is not None)


def _number(total):
    if total is not None and not hasattr(total, '__float__'):
        raise TypeError('expected the total to be a number or None, found %s' % type(total).__name__)
    return total


def _text(text):
    return text if isinstance(text, unicode) else str(text).decode('utf-8', 'replace')
