"""Fetches what %maven asks for, and shows how far it has come."""
from __future__ import absolute_import

from threading import Lock

from java.lang import Thread
from java.util.concurrent import ExecutionException, FutureTask

from jykernel import progress
from jykernel.maven import Downloads, Maven


def fetched(wanted):
    """What came of it, a jykernel.maven.Found. Raises MavenTrouble; and KeyboardInterrupt even if a server is silent."""
    bars = Bars()
    task = FutureTask(Maven.resolution(wanted, bars))
    thread = Thread(task, 'maven')
    thread.setDaemon(True)
    thread.start()
    well = False
    try:
        found = task.get()
        well = True
        return found
    except ExecutionException, e:
        raise e.cause
    finally:
        bars.close(well)


class Bars(Downloads):
    """A bar for all files, and below it one for each that is on its way. Called on the threads that fetch."""

    def __init__(self):
        self._lock = Lock()
        self._all = None
        self._files = {}
        self._over = False

    def wanted(self):
        """See jykernel.maven.Downloads."""
        return not self._over

    def progress(self, name, done, total):
        """See jykernel.maven.Downloads."""
        with self._lock:
            if self._over:
                return
            if name not in self._files:
                self._files[name] = self._begun(name, total)
            bar = self._files[name]
            more = done - bar.n
            bar.update(more)
            self._all.update(more)

    def _begun(self, name, total):
        from jykernel.bars import adopt
        if self._all is None:
            self._all = progress(description=u'%maven', unit=u'B', leave=False)
        adopt(self._all)
        return progress(total=total if total > 0 else None, description=name, unit=u'B')

    def end(self, name, complete):
        """See jykernel.maven.Downloads."""
        with self._lock:
            bar = self._files.pop(name, None)
            if bar is not None and not self._over:
                if complete and bar.total is not None and bar.n < bar.total:
                    self._all.update(bar.total - bar.n)
                    bar.update(bar.total - bar.n)
                bar.close()

    def close(self, well):
        """Takes the bars away; if it did not end well they stay where they are, and what is on its way is not wanted."""
        with self._lock:
            self._over = True
            if self._all is not None:
                for bar in self._files.values():
                    bar.close()
                self._all.end('finished' if well else 'stopped')
