"""The inputs of this session."""
from __future__ import absolute_import

import re

from IPython.core.error import UsageError

_RANGE = re.compile(r'(\d+)?(?:([-:])(\d+)?)?$')


class Inputs(object):
    """Inputs by the numbers of their cells."""

    def __init__(self, shell):
        self._shell = shell

    @property
    def input_hist_raw(self):
        """In: all inputs, where the number of a cell is its index."""
        return self._shell.user_ns['In']

    input_hist_parsed = input_hist_raw

    @property
    def output_hist(self):
        """Out: values by the numbers of their cells."""
        return self._shell.user_ns['Out']

    def all(self):
        """All (number, source) so far, also of the cell that runs."""
        return [(number, source) for number, source in enumerate(self.input_hist_raw) if number]

    def last(self):
        """The source of the cell before this one."""
        before = [source for number, source in self.all() if number < self._shell.execution_count]
        return before[-1] if before else u''

    def ranges(self, text):
        """Those of cells such as '1-3 5': with a hyphen the last one is among them, with a colon it is not."""
        found, inputs = [], self.input_hist_raw
        for word in text.split():
            match = _RANGE.match(word)
            if not match or word == '-':
                raise UsageError('expected cells of this session such as 1-3 5, found %s' % word)
            first, between, last = match.groups()
            first = int(first) if first else 1
            end = first + 1 if not between else len(inputs) if not last else int(last) + (between == '-')
            if first >= len(inputs):
                raise UsageError('there is no cell %d yet' % first)
            found += [(number, inputs[number]) for number in range(max(first, 1), min(end, len(inputs)))]
        return found


def lines_of(text, ranges):
    """Lines such as '5-10' of a text; the first one is line 1."""
    lines, found = text.splitlines(), []
    for word in ranges.replace(',', ' ').split():
        match = _RANGE.match(word)
        if not match:
            raise UsageError('expected lines such as 5-10, found %s' % word)
        first, between, last = match.groups()
        first = int(first) if first else 1
        end = first if not between else len(lines) if not last else int(last) - (between == ':')
        found += lines[first - 1:end]
    return u'\n'.join(found) + u'\n'


def chosen(shell, options, cells):
    """The (number, source) that the options of %history want."""
    inputs = Inputs(shell)
    found = inputs.ranges(cells) if cells and 'g' not in options else inputs.all()
    if 'g' in options:
        pattern = re.escape(u' '.join([options['g']] + cells.split())).replace(r'\*', '.*').replace(r'\?', '.')
        found = [(number, source) for number, source in found if re.search(pattern, source, re.DOTALL)]
    if 'u' in options:
        newest = dict((source, number) for number, source in found)
        found = [(number, source) for number, source in found if newest[source] == number]
    if 'l' in options:
        if not options['l'].isdigit():
            raise UsageError('%%history: -l expects a number, found %s' % options['l'])
        found = found[max(0, len(found) - int(options['l'])):]
    return found


def as_text(found, outputs, options):
    """Inputs, and outputs, as the options of %history want them."""
    lines = []
    for number, source in found:
        begin = u'%4d:' % number + (u'\n' if u'\n' in source else u' ') if 'n' in options else u''
        if 'p' in options:
            source = u'>>> ' + source.replace(u'\n', u'\n... ')
        lines.append(begin + source)
        if 'o' in options and number in outputs:
            lines.append(repr(outputs[number]).decode('utf-8', 'replace'))
    return u'\n'.join(lines)
