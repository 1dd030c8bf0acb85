# coding: utf-8
"""How long things take, and how that is written."""
from __future__ import absolute_import

from java.lang import System
from java.lang.management import ManagementFactory, ThreadMXBean

_UNITS = ((u's', 1), (u'ms', 1e3), (u'µs', 1e6), (u'ns', 1e9))
_LONG_UNITS = ((u'd', 86400), (u'h', 3600), (u'min', 60), (u's', 1))
_THREADS = ManagementFactory.getThreadMXBean()


def format_time(seconds, precision=3):
    """A time with its unit, such as 1.23 µs, or 1h 2min 3s."""
    if seconds >= 60:
        parts, rest = [], int(seconds)
        for unit, size in _LONG_UNITS:
            count, rest = divmod(rest, size)
            if count:
                parts.append(u'%d%s' % (count, unit))
        return u' '.join(parts)
    for unit, factor in _UNITS:
        if seconds * factor >= 1 or unit == u'ns':
            text = u'%.*g' % (precision, seconds * factor)
            return u'%s %s' % (u'%.0f' % (seconds * factor) if u'e' in text else text, unit)


def cpu_nanos():
    """The time that this thread has used so far, and how much of it was in user mode."""
    if not ThreadMXBean.isCurrentThreadCpuTimeSupported(_THREADS):
        return 0, 0
    return ThreadMXBean.getCurrentThreadCpuTime(_THREADS), ThreadMXBean.getCurrentThreadUserTime(_THREADS)


class Stopwatch(object):
    """Runs from when it is made. As text: the times since then."""

    def __init__(self):
        self._cpu, self._user = cpu_nanos()
        self._begin = System.nanoTime()

    def __unicode__(self):
        wall = System.nanoTime() - self._begin
        cpu, user = cpu_nanos()
        total = cpu - self._cpu
        user = min(user - self._user, total)  # their clocks are not the same
        times = tuple(format_time(nanos / 1e9) for nanos in (user, total - user, total, wall))
        return u'CPU times: user %s, sys: %s, total: %s\nWall time: %s' % times
