"""The kernel of this notebook, for the code in its cells.

progress -- a progress bar around anything that can be iterated over
pmap, pimap -- map, on all processors
publish, format, clear_output -- rich output, below IPython.display
check_interrupt, set_interrupt_buffer, InterruptBuffer -- what the stop button does
"""
from __future__ import absolute_import

from _jykernel import (InterruptBuffer, __version__, checkInterrupt, check_interrupt, clear_output, format, publish,
                       setInterruptBuffer, set_interrupt_buffer)

__all__ = ['progress', 'pmap', 'pimap', 'publish', 'format', 'clear_output', 'checkInterrupt', 'check_interrupt',
           'setInterruptBuffer', 'set_interrupt_buffer', 'InterruptBuffer', '__version__']


def progress(iterable=None, total=None, description=u'', unit=u'', leave=None):
    """A progress bar, as `for x in progress(xs)`, or as `with progress(total=10) as bar` with bar.update().

    iterable -- anything a for loop takes, also generators, files, Java's Iterables and Streams
    total -- how many items there are; by default len() or size() of the iterable, else it is unknown
    description -- stands before the bar
    unit -- of what is counted, such as u'files'; u'B' means bytes and shows kB, MB and so on
    leave -- whether the bar stays when it is over; by default it does, unless it is inside of another bar

    bar.update(n=1) advances it; bar.total and bar.description may be set; bar.close() ends it. It may be used on any thread.
    A loop that ends by an exception, an interrupt or `break` leaves its bar where it is, and marked.
    """
    from jykernel.bars import Progress
    return Progress(iterable, total, description, unit, leave)


def pmap(function, iterable, *more, **options):
    """Like map(), on several threads at once: the list of function(x, ...) for all x, in order.

    more -- further iterables, for further arguments; the shortest one ends it
    workers -- how many threads; by default one for each processor, also if calls of pmap() are nested
    ordered -- False gives results in the order in which they are ready
    chunk -- how many items a thread takes at once; by default as many as it does in some hundredths of a second
    progress -- True shows a progress bar, a text one with this description
    lazy -- True gives what pimap() gives

    The first exception is raised here, with its traceback; then and at an interrupt no further item is begun, and
    threads that are in the middle of one get a KeyboardInterrupt. Raises TypeError for other keywords.
    """
    from jykernel.parallel import mapped
    return mapped(function, (iterable,) + more, options)


def pimap(function, iterable, *more, **options):
    """pmap() as a generator: works ahead of the one who takes the results, but only a few items for each thread.

    The iterable may be infinite. Keywords are those of pmap(); a chunk is 1 by default. What is still being worked on when
    the generator is closed is stopped.
    """
    from jykernel.parallel import mapped
    return mapped(function, (iterable,) + more, dict(options, lazy=True))
