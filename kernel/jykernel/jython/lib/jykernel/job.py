"""One call of pmap(): its items, its threads, its results."""
from __future__ import absolute_import, division

import sys
import threading
from collections import deque
from itertools import islice, izip

from java.lang import Runtime, System, Thread

from _jykernel import _beside, _stop
from jykernel.loops import iterator, length

__all__ = ['Job', 'Waiting']

_STACK_BYTES = 64 << 20
_CHUNK_SECONDS = 0.02  # so long a thread goes on without asking for more


def _processors():
    return Runtime.getRuntime().availableProcessors()


class _Busy(object):
    """How many threads are at work, so that calls of pmap() inside of others do not start more and more of them."""

    def __init__(self):
        self._lock = threading.Lock()
        self._threads = 0
        self.mine = threading.local()

    def add(self, threads):
        with self._lock:
            self._threads += threads

    def has_room(self):
        return self._threads < _processors()


_busy = _Busy()


class Waiting(object):
    """While a thread of pmap() waits for another pmap(), its processor is free."""

    def __enter__(self):
        self._counts = getattr(_busy.mine, 'counts', False)
        if self._counts:
            _busy.add(-1)

    def __exit__(self, *failure):
        if self._counts:
            _busy.add(1)


class _Chunk(object):
    """Items that one thread takes at once."""

    def __init__(self, items):
        self.items = items
        self.results = []
        self.failure = None
        self.ready = False


class Job(object):
    """The thread of the caller takes the items from the iterables and gives the results out."""

    def __init__(self, function, sources, workers, chunk, ordered, lazy):
        lengths = [length(source) for source in sources]
        self.total = None if None in lengths else min(lengths)
        self._function = function
        self._items = izip(*map(iterator, sources))
        self._workers = workers
        self._chunk, self._size = chunk, chunk or 1
        self._ordered, self._lazy = ordered, lazy
        self._beside = _beside()
        self._parent = None
        # What follows belongs to whoever holds the lock.
        self._changed = threading.Condition()
        self._waiting = deque()  # chunks that no thread has taken
        self._out = deque()  # chunks whose results were not given out, in the order in which that is to be done
        self._threads = []
        self._idle = 0
        self._fed = 0
        self._exhausted = self._closed = self._broken = False
        self._failed = None

    def results(self, bar=None):
        """Generates the results."""
        self._parent = bar
        if bar is None and 'jykernel.bars' in sys.modules:
            self._parent = sys.modules['jykernel.bars'].innermost()
        well = False
        try:
            chunk = self._next()
            while chunk is not None:
                if bar is not None and chunk.results:
                    bar.update(len(chunk.results))
                for result in chunk.results:
                    yield result
                if chunk.failure is not None:
                    raise chunk.failure[0], chunk.failure[1], chunk.failure[2]
                chunk = self._next()
            well = True
        finally:
            self._close(well)
            if bar is not None:
                bar.end('finished' if well else 'stopped')

    def _next(self):
        """The next chunk that is done, or None at the end; meanwhile, there is more to do for the threads."""
        while True:
            with self._changed:
                if self._broken:
                    raise RuntimeError('this was stopped together with its cell')
                chunk = self._done()
                if chunk is not None or self._exhausted and not self._out:
                    return chunk
                if not self._has_room():
                    self._changed.wait()
                    continue
            self._feed()

    def _done(self):
        if self._failed is not None and not (self._lazy and self._ordered):
            return self._failed
        if self._out and self._ordered:
            return self._out.popleft() if self._out[0].ready else None
        for chunk in self._out:
            if chunk.ready:
                self._out.remove(chunk)
                return chunk
        return None

    def _has_room(self):
        """Threads have something to go on with when they are done; but what nobody has asked for is not done for long."""
        if self._exhausted:
            return False
        workers = self._workers or _processors()
        return len(self._out) < 2 * workers if self._lazy else len(self._waiting) < workers

    def _feed(self):
        size = self._size
        if self._chunk is None and self.total is not None:
            workers = self._workers or _processors()
            size = max(min(size, (self.total - self._fed) // (2 * workers)), 1)
        items = list(islice(self._items, size))
        with self._changed:
            self._fed += len(items)
            if len(items) < size:
                self._exhausted = True
            if not items or self._failed is not None:
                return
            chunk = _Chunk(items)
            self._waiting.append(chunk)
            self._out.append(chunk)
            if self._idle >= len(self._waiting):
                self._changed.notifyAll()
            elif len(self._threads) < self._workers if self._workers else not self._threads or _busy.has_room():
                self._start()

    def _start(self):
        thread = Thread(None, self._run, u'pmap-%d' % (len(self._threads) + 1), _STACK_BYTES)
        thread.setDaemon(True)
        self._threads.append(thread)
        _busy.add(1)
        thread.start()

    def _run(self):
        try:
            _busy.mine.counts = True
            self._beside(self._work)
        finally:
            _busy.add(-1)
            if 'jykernel.bars' in sys.modules:
                sys.modules['jykernel.bars'].leave_thread()

    def _work(self):
        if self._parent is not None:
            from jykernel.bars import adopt
            adopt(self._parent)
        chunk = self._take()
        while chunk is not None:
            self._do(chunk)
            chunk = self._take()

    def _take(self):
        with self._changed:
            self._idle += 1
            try:
                while not self._waiting and not self._closed:
                    self._changed.wait()
            finally:
                self._idle -= 1
            return None if self._closed else self._waiting.popleft()

    def _do(self, chunk):
        begin = System.nanoTime()
        try:
            function, results = self._function, chunk.results
            for arguments in chunk.items:
                if self._closed:
                    break
                results.append(function(*arguments))
        except:
            chunk.failure = sys.exc_info()
        seconds = (System.nanoTime() - begin) * 1e-9
        with self._changed:
            chunk.ready = True
            if self._chunk is None:
                self._size = max(min(2 * len(chunk.items), int(_CHUNK_SECONDS * len(chunk.items) / max(seconds, 1e-9))), 1)
            if chunk.failure is not None:
                if self._failed is None:
                    self._failed = chunk
                for later in self._waiting:
                    self._out.remove(later)
                self._waiting.clear()
                self._exhausted = True
            self._changed.notifyAll()

    def _close(self, well):
        """No further item is begun; what is being done is stopped."""
        self._closed = True
        if not well:
            for thread in self._threads:
                _stop(thread)
        with self._changed:
            self._changed.notifyAll()

    def cell_ended(self, failed):
        """A loop around a generator leaves it alone when it fails."""
        if failed and not self._closed:
            self._broken = True
            self._close(False)
