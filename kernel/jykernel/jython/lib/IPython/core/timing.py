# coding: utf-8
"""Measures how long code takes."""
from __future__ import absolute_import

import sys
from itertools import repeat

from IPython.core.clock import cpu_nanos, format_time
from IPython.core.kernelside import kernel
from IPython.core.results import Shown

WARM_UP_SECONDS = 0.3
_LONG_ENOUGH_SECONDS = 0.2
_MOST_LOOPS = 10 ** 9
_FUNCTION = u'''
def inner(_it, _timer):
    pass
    _begin = _timer()
    for _i in _it:
        pass
    return _timer() - _begin
'''


def statement_function(statement, setup, names):
    """A function (iterator, timer) that runs setup, and then the statement for each item, and returns the time."""
    tree, file_name = kernel.parse(_FUNCTION)
    loop, file_name = kernel.parse(statement)
    function = tree.body[0]
    function.body[2].body = loop.body
    for place, before in enumerate(kernel.parse(setup)[0].body if setup.strip() else ()):
        function.body.insert(place, before)
    made = {}
    exec kernel.compile(tree, file_name) in names, made
    return made['inner']


class TimeitResult(object):
    """What %timeit has measured, in seconds for one loop."""

    def __init__(self, loops, all_runs, precision=3):
        self.loops, self.repeat, self._precision = loops, len(all_runs), precision
        self.all_runs = all_runs
        self.timings = [run / loops for run in all_runs]
        self.best, self.worst = min(self.timings), max(self.timings)

    @property
    def average(self):
        """The mean of the runs."""
        return sum(self.timings) / len(self.timings)

    @property
    def stdev(self):
        """The standard deviation of the runs."""
        mean = self.average
        return (sum((timing - mean) ** 2 for timing in self.timings) / len(self.timings)) ** 0.5

    def __unicode__(self):
        return u'%s ± %s per loop (mean ± std. dev. of %d run%s, %s loop%s each)' % (
            format_time(self.average, self._precision), format_time(self.stdev, self._precision),
            self.repeat, u's'[:self.repeat != 1], format(self.loops, ','), u's'[:self.loops != 1])

    def __str__(self):
        return unicode(self).encode('utf-8')

    def __repr__(self):
        # Jython wants text of one byte for each character here.
        return '<TimeitResult : %s>' % unicode(self).encode('utf-8')


def measure(function, loops, runs, of_cpu, precision):
    """Runs a function of statement_function; loops may be 0, then a number is found that takes long enough."""
    from java.lang import System

    def run(count):
        nanos = function(repeat(None, count), (lambda: cpu_nanos()[0]) if of_cpu else System.nanoTime)
        return nanos / 1e9

    if not loops:
        loops = _enough(run)
    return TimeitResult(loops, [run(loops) for _ in range(runs)], precision)


def _enough(run):
    """A power of ten; on the way there, the JVM compiles."""
    spent, loops = 0, 1
    while True:
        seconds = run(loops)
        spent += seconds
        if seconds >= _LONG_ENOUGH_SECONDS and spent >= WARM_UP_SECONDS or seconds > 2 * WARM_UP_SECONDS:
            return loops
        if seconds < _LONG_ENOUGH_SECONDS and loops < _MOST_LOOPS:
            loops *= 10


def profile(code, names, local_ns, keys, limits):
    """Runs code under Python's profiler; returns the table as text, and the pstats.Stats."""
    from profile import Profile
    from pstats import Stats
    from StringIO import StringIO
    profiler, table = Profile(), StringIO()
    try:
        with Shown():
            profiler.runcall(kernel.run, code, names, local_ns)
    finally:
        sys.setprofile(None)
    stats = Stats(profiler, stream=table).strip_dirs().sort_stats(*keys)
    stats.print_stats(*limits)
    return table.getvalue(), stats
