# coding: utf-8
"""How long code takes, on average and where."""
from __future__ import absolute_import

from IPython.core.error import UsageError
from IPython.core.magic import Magics, line_cell_magic, magics_class, needs_local_scope, no_var_expand


@magics_class
class ProfilingMagics(Magics):
    """%timeit, %%timeit, %prun, %%prun."""

    @no_var_expand
    @needs_local_scope
    @line_cell_magic
    def timeit(self, line='', cell=None, local_ns=None):
        """Runs a statement again and again, and prints how long it takes on average.

        Usage: %timeit [-n N] [-r R] [-p P] [-c] [-q] [-o] statement
               %%timeit [the same options] statements that run once before, and are not measured
               statements

        -n N -- runs it N times in each of the runs; otherwise so often that a run takes 0.2 seconds or more
        -r R -- makes R runs, by default 7
        -p P -- shows P digits, by default 3
        -c -- measures the time that the thread has used the processor
        -q -- prints nothing
        -o -- returns an object with .average, .stdev, .best, .worst, .all_runs

        Before it measures it runs the statement for a third of a second, unless -n is given, so that the JVM has
        compiled what is slow. What the statement assigns is not seen outside.
        """
        from IPython.core.timing import measure, statement_function
        options, rest = self.parse_options(line, 'n:r:p:ctqov')
        statement, setup = (rest, u'') if cell is None else (cell, rest)
        if not statement.strip():
            raise UsageError('%timeit: expected a statement')
        numbers = dict((name, _number(name, options[name])) for name in 'nrp' if name in options)
        names = self.shell.user_ns
        if local_ns is not None and local_ns is not names:
            names = dict(names)
            names.update(local_ns)
        function = statement_function(statement, setup, names)
        result = measure(function, numbers.get('n', 0), numbers.get('r', 7), 'c' in options, numbers.get('p', 3))
        if 'q' not in options:
            if result.worst > 4 * result.best > 0 and result.worst > 1e-6:
                print (u'The slowest run took %.1f times longer than the fastest: something is remembered between them, '
                       u'or the JVM was still compiling.' % (result.worst / result.best))
            print unicode(result)
        return result if 'o' in options else None

    @no_var_expand
    @needs_local_scope
    @line_cell_magic
    def prun(self, line='', cell=None, local_ns=None):
        """Runs code and shows, in the pager, in which functions the time is spent.

        Usage: %prun [-s KEY] [-l LIMIT] [-T FILE] [-D FILE] [-q] [-r] statement
               %%prun [the same options]
               statements

        -s KEY -- the order: time, cumulative, calls, name, file, module, line, nfl, pcalls, stdname
        -l LIMIT -- a number of lines, a fraction of all lines, or a regular expression for names
        -T FILE -- writes what is shown into a file too
        -D FILE -- writes the profile into a file that pstats can read
        -q -- shows nothing
        -r -- returns the pstats.Stats

        Code runs several times slower meanwhile, small functions most of all.
        """
        from IPython.core.timing import profile
        options, rest = self.parse_options(line, 's:l:T:D:qr')
        code = rest if cell is None else rest + u'\n' + cell
        if not code.strip():
            raise UsageError('%prun: expected a statement')
        limits, keys = [_limit(limit) for limit in _listed(options, 'l')], _listed(options, 's') or ['time']
        text, stats = profile(code, self.shell.user_ns, local_ns, keys, limits)
        if 'D' in options:
            stats.dump_stats(str(options['D']))
        if 'T' in options:
            with open(options['T'], 'w') as opened:
                opened.write(text)
        if 'q' not in options:
            self.shell.page(text)
        return stats if 'r' in options else None


def _listed(options, name):
    value = options.get(name, [])
    return [str(one) for one in (value if isinstance(value, list) else [value])]


def _number(name, text):
    if not str(text).isdigit() or int(text) < 1 and name != 'n':
        raise UsageError('%%timeit: -%s expects a number, found %s' % (name, text))
    return int(text)


def _limit(text):
    for kind in (int, float):
        try:
            return kind(text)
        except ValueError:
            pass
    return text
