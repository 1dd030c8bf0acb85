"""What progress bars have to know about the loops around things: how long they are, and whether they were left."""
from __future__ import absolute_import

import linecache
import sys

from java.util.stream import BaseStream

__all__ = ['iterator', 'length', 'lines', 'has_left', 'is_running']


def iterator(iterable):
    """Like iter(), and for Java's streams too."""
    return iter(iterable.iterator() if isinstance(iterable, BaseStream) else iterable)


def length(iterable):
    """len() or size() of something, or None."""
    for ask in (len, lambda sized: sized.size()):
        try:
            found = ask(iterable)
        except Exception:
            continue
        if isinstance(found, (int, long)) and found >= 0:
            return found
    return None


def lines(frame, line):
    """The first and the last line of the loop that begins there, where its body runs; None if the source does not tell."""
    place = frame.f_code.co_filename, line
    if place not in _known:
        if len(_known) > _MOST_KNOWN:
            _known.clear()
        _known[place] = _find(*place)
    return _known[place]


_known = {}
_MOST_KNOWN = 1000


def _find(name, line):
    import ast
    try:
        tree = ast.parse(u''.join(linecache.getlines(name)))
    except Exception:  # it may be anything but Python
        return None
    found = None
    for statement in ast.walk(tree):
        if isinstance(statement, ast.stmt):
            is_loop = isinstance(statement, ast.For) and statement.lineno == line
            first, last = statement.lineno, _last(statement.body if is_loop else [statement])
            if first <= line <= last and (found is None or is_loop or last - first < found[1] - found[0]):
                found = first, last
                if is_loop:
                    break
    return found


def _last(statements):
    from ast import walk
    return max(getattr(node, 'lineno', 0) for statement in statements for node in walk(statement))


def has_left(frame, loop):
    """Whether the frame has gone on to a line behind or before the loop."""
    return loop is not None and not loop[0] <= frame.f_lineno <= loop[1]


def is_running(frame, loop):
    """Whether the calling thread is inside of the loop in that frame. A generator that stands still is not running."""
    caller = sys._getframe(1)
    while caller is not None and caller is not frame:
        caller = caller.f_back
    # At its first line a loop of several lines has not been entered yet, or is entered anew.
    return caller is not None and (loop is None or not has_left(frame, loop) and not frame.f_lineno == loop[0] < loop[1])
