"""map() on several threads at once: Jython has no lock that would let only one of them run."""
from __future__ import absolute_import, division

from _jykernel import _at_end_of_cell
from jykernel.job import Job, Waiting

__all__ = ['mapped']


def mapped(function, sources, options):
    """What pmap() does, or pimap() with the option `lazy`."""
    options = dict(options)
    workers = _count(options.pop('workers', None), 'workers')
    chunk = _count(options.pop('chunk', None), 'chunk')
    lazy, ordered = options.pop('lazy', False), options.pop('ordered', True)
    told = options.pop('progress', False)
    if options:
        raise TypeError('pmap() has no keyword %s' % ', '.join(map(repr, sorted(options))))
    if not callable(function):
        raise TypeError('expected a function, found %s' % type(function).__name__)
    job = Job(function, sources, workers, chunk or (1 if lazy else None), ordered, lazy)
    bar = _bar(function, told, job.total) if told else None
    if lazy:
        _at_end_of_cell(job.cell_ended)
        return job.results(bar)
    with Waiting():
        return list(job.results(bar))


def _count(number, name):
    if number is not None and (isinstance(number, bool) or not isinstance(number, (int, long)) or number < 1):
        raise ValueError('expected %s to be None or a number from 1 on, found %r' % (name, number))
    return number


def _bar(function, told, total):
    from jykernel.bars import Progress
    name = told if isinstance(told, basestring) else getattr(function, '__name__', u'')
    return Progress(None, total, u'' if name == '<lambda>' else name, u'', None)
