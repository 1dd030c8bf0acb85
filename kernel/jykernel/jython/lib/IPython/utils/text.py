"""Text and lines with a few convenient views of them."""
from __future__ import absolute_import

import re

__all__ = ['LSString', 'SList']


def _paths(lines):
    from os.path import exists
    return [line for line in lines if exists(line)]


class LSString(str):
    """Text: .l are its lines, .n is itself, .s has blanks between the lines, .p are those lines that name files."""
    list = l = property(lambda self: self.splitlines())
    nlstr = n = property(lambda self: self)
    spstr = s = property(lambda self: self.replace('\n', ' '))
    paths = p = property(lambda self: _paths(self.l))


class SList(list):
    """Lines: .l is the list, .n has line ends between them, .s has blanks, .p are those that name files."""
    list = l = property(lambda self: self)
    nlstr = n = property(lambda self: '\n'.join(self))
    spstr = s = property(lambda self: ' '.join(self))
    paths = p = property(lambda self: _paths(self))

    def grep(self, pattern, prune=False, field=None):
        """The lines in which a regular expression is found, or for which a function is true.

        prune -- the other lines instead
        field -- looks only at the word at this position
        """
        matches = pattern if callable(pattern) else re.compile(pattern, re.IGNORECASE).search

        def where(line):
            if field is None:
                return line
            words = line.split()
            return words[field] if -len(words) <= field < len(words) else ''

        return SList(line for line in self if bool(matches(where(line))) != bool(prune))

    def fields(self, *fields):
        """The words at these positions of each line, as lines; without positions, a list of the words of each line."""
        split = [line.split() for line in self]
        if not fields:
            return split
        picked = [[words[i] for i in fields if -len(words) <= i < len(words)] for words in split]
        return SList(' '.join(words) for words in picked if words)

    def sort(self, field=None, nums=False):
        """The lines in order, of the words at a position if one is given, as numbers if nums is true."""
        def key(line):
            words = line.split()
            text = line if field is None else words[field] if field < len(words) else ''
            digits = ''.join(re.findall(r'\d', text))
            return int(digits or 0) if nums else text

        return SList(sorted(self, key=key))
