"""Handlers for signals that arrive through the kernel's interrupt buffer.

Nothing is installed in the operating system. SIGINT is what the notebook's stop button sends. Handlers are called on the
thread that runs the cell, between two statements, and hold for all cells until they are replaced. A signal whose handler
is SIG_DFL or SIG_IGN has no effect: it never ends the process.
"""

import os
import threading
import time

from _jykernel import _signals

__all__ = ['signal', 'getsignal', 'default_int_handler', 'pause', 'alarm', 'setitimer', 'getitimer', 'ItimerError',
           'set_wakeup_fd', 'siginterrupt', 'SIG_DFL', 'SIG_IGN', 'NSIG', 'ITIMER_REAL', 'ITIMER_VIRTUAL', 'ITIMER_PROF']

SIG_DFL, SIG_IGN = 0, 1
NSIG = 65
ITIMER_REAL, ITIMER_VIRTUAL, ITIMER_PROF = 0, 1, 2

_NUMBERS = dict(
    SIGHUP=1, SIGINT=2, SIGQUIT=3, SIGILL=4, SIGTRAP=5, SIGABRT=6, SIGIOT=6, SIGBUS=7, SIGFPE=8, SIGKILL=9, SIGUSR1=10,
    SIGSEGV=11, SIGUSR2=12, SIGPIPE=13, SIGALRM=14, SIGTERM=15, SIGCHLD=17, SIGCLD=17, SIGCONT=18, SIGSTOP=19,
    SIGTSTP=20, SIGTTIN=21, SIGTTOU=22, SIGURG=23, SIGXCPU=24, SIGXFSZ=25, SIGVTALRM=26, SIGPROF=27, SIGWINCH=28,
    SIGIO=29, SIGPOLL=29, SIGPWR=30, SIGSYS=31, SIGRTMIN=34, SIGRTMAX=64)
globals().update(_NUMBERS)
__all__ += sorted(_NUMBERS)


class ItimerError(IOError):
    """A timer that cannot be."""


def default_int_handler(signum=None, frame=None):
    """Raises KeyboardInterrupt: what SIGINT does at first."""
    raise KeyboardInterrupt


def _checked(signalnum):
    if not isinstance(signalnum, (int, long)):
        raise TypeError('an integer is required, found %s' % type(signalnum).__name__)
    number = int(signalnum)
    if not 1 <= number < NSIG:
        raise ValueError('signal number out of range: expected 1 to %d, found %d' % (NSIG - 1, number))
    return number


def getsignal(signalnum):
    """The handler of the signal: a callable, SIG_DFL or SIG_IGN. Raises ValueError for a number out of range."""
    number = _checked(signalnum)
    handler = _signals.get(number)
    if handler is None:
        return default_int_handler if number == SIGINT else SIG_DFL
    return handler


def signal(signalnum, handler):
    """Makes handler, called with the signal's number and a frame, what the signal does; returns the handler before.

    handler -- a callable, SIG_DFL or SIG_IGN
    Raises ValueError for a number out of range, and on a thread that runs no cell; TypeError for another handler.
    """
    number = _checked(signalnum)
    if not callable(handler) and handler not in (SIG_DFL, SIG_IGN):
        raise TypeError('signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a callable object, found %s'
                        % type(handler).__name__)
    if not _signals.onMainThread():
        raise ValueError('signal only works in main thread')
    before = getsignal(number)
    _signals.set(number, handler)
    return before


def pause():
    """Waits until a handler was called."""
    _signals.pause()


class _Timer(object):
    """Sends SIGALRM after a while, and then, if asked to, again and again."""

    def __init__(self):
        self._changed = threading.Condition()
        self._due = None
        self._interval = 0.0
        self._thread = None

    def left(self):
        """Seconds until it is due, 0.0 if it is off; and the seconds between two signals."""
        due = self._due
        return (0.0 if due is None else max(due - time.time(), 1e-6)), self._interval

    def set(self, seconds, interval):
        before = self.left()
        with self._changed:
            self._due = time.time() + seconds if seconds else None
            self._interval = interval if seconds else 0.0
            if self._thread is None and seconds:
                self._thread = threading.Thread(target=self._run, name='SIGALRM')
                self._thread.setDaemon(True)
                self._thread.start()
            self._changed.notifyAll()
        return before

    def _run(self):
        while True:
            with self._changed:
                while self._due is None or self._due > time.time():
                    self._changed.wait(None if self._due is None else max(self._due - time.time(), 0.0))
                self._due = self._due + self._interval if self._interval else None
            _signals.send(SIGALRM)


_timer = _Timer()


def alarm(seconds):
    """Sends SIGALRM after so many whole seconds, or not at all if 0; returns the seconds that were left before."""
    left, _ = _timer.set(int(seconds), 0.0)
    return int(left + 0.999) if left else 0


def setitimer(which, seconds, interval=0.0):
    """Sends SIGALRM after so many seconds, and then every interval; returns what getitimer() gave before.

    Raises ItimerError for another timer than ITIMER_REAL, and for a time below 0.
    """
    _check_timer(which)
    if seconds < 0 or interval < 0:
        raise ItimerError(22, 'Invalid argument: expected times of 0 or more')
    return _timer.set(float(seconds), float(interval))


def getitimer(which):
    """Seconds until the timer is due, and between two signals."""
    _check_timer(which)
    return _timer.left()


def _check_timer(which):
    if which != ITIMER_REAL:
        raise ItimerError(22, 'Invalid argument: only ITIMER_REAL, the time of day, can be measured here')


def siginterrupt(signalnum, flag):
    """Accepted and without effect: waiting calls always go on after a handler has returned."""
    _checked(signalnum)


def set_wakeup_fd(fd):
    """Accepted and without effect; returns -1: there is no file descriptor to write to."""
    return -1


def _kill(system_kill):
    def kill(pid, sig):
        """Sends a signal to a process. One to this process that has a handler goes to the handler."""
        if pid == os.getpid() and 1 <= sig < NSIG and (sig == SIGINT or _signals.get(sig) is not None):
            _signals.send(sig)
        else:
            system_kill(pid, sig)
    return kill


os.kill = _kill(os.kill)
