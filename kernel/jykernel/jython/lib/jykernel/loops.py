"""What progress bars have to know about the loops around things: how long they are, and whether they were left."""
from __future__ import absolute_import

import linecache
import sys

from java.util.stream import BaseStream

__all__ = ['iterator', 'length', 'last_line', 'is_running']

_CO_GENERATOR = 0x20


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


def last_line(frame, line):
    """The last line of the for loop that begins there; the line itself if no statement begins with `for` there."""
    lines = linecache.getlines(frame.f_code.co_filename)
    head = lines[line - 1] if line <= len(lines) else ''
    if not head.lstrip().startswith('for '):
        return line
    indent = len(head) - len(head.lstrip())
    last = line
    for number in range(line, len(lines)):
        text = lines[number].strip()
        if text and not text.startswith('#'):
            if len(lines[number]) - len(lines[number].lstrip()) <= indent:
                break
            last = number + 1
    return last


def is_running(frame, first, last):
    """Whether the calling thread is inside of the loop in that frame. A generator that stands still is not running."""
    caller = sys._getframe(1)
    while caller is not None and caller is not frame:
        caller = caller.f_back
    if caller is None:
        return False
    # At its first line a loop of several lines has not been entered yet, or is entered anew.
    return first <= frame.f_lineno <= last and (first == last or frame.f_lineno > first)
