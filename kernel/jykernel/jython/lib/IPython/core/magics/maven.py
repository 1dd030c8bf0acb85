"""Jars for the notebook: from Maven repositories, and from this machine."""
from __future__ import absolute_import

import os
import sys

from IPython.core.error import UsageError
from IPython.core.magic import Magics, line_magic, magics_class
from IPython.core.options import split

_VALUES = {'--repo': 'repositories', '--exclude': 'exclusions'}
_SWITCHES = ('--offline', '--sources')


@magics_class
class MavenMagics(Magics):
    """%maven and %classpath."""

    @line_magic
    def maven(self, line):
        """Fetches jars and all that they depend on, and adds them to the class path; the next line can use them.

        Usage: %maven group:artifact:version [more of them] [options]

        --repo URL -- looks there as well; id=URL gives it the id under which settings.xml has a password or a mirror
        --exclude group:artifact -- without this dependency; an asterisk stands for anything
        --sources -- also fetches sources and Javadoc, which Shift-Tab then shows
        --offline -- takes only what was fetched before

        Mirrors, proxies, passwords and the local repository are those of Maven's settings.xml. A jar can be given as
        group:artifact:extension:classifier:version, too.
        """
        coordinates, more = _options(split(line))
        if not coordinates:
            raise UsageError('%maven needs coordinates, as in %maven org.knowm.xchart:xchart:4.0.3')
        from jykernel.maven import Maven, MavenTrouble, Wanted
        from IPython.core.downloads import Bars
        bars = Bars()
        try:
            found = Maven.resolve(Wanted(coordinates, more['repositories'], more['exclusions'],
                                         '--offline' in more, '--sources' in more), bars)
        except MavenTrouble, e:
            raise UsageError(u'%%maven: %s' % e.message)
        finally:
            bars.close()
        added = [jar for jar in found.jars() if add(jar.file().toString())]
        _register_drivers()
        _tell(found, added)

    @line_magic
    def classpath(self, line):
        """Adds jars and folders of classes to the class path, or lists what is in it.

        Usage: %classpath [add PATH [more of them]]

        A path may have asterisks, as in %classpath add lib/*.jar. What is in use cannot be taken away again: restart
        the kernel for that.
        """
        words = split(line)
        if not words:
            entries = [entry for entry in map(str, sys.path) if _is_of_java(entry)]
            print '\n'.join(entries) if entries else 'Nothing was added to what the kernel brings along.'
            return
        if words[0] != 'add' or len(words) < 2:
            hint = '; classes that are in use cannot be taken away, restart the kernel for that' if words[0] == 'remove' else ''
            raise UsageError('%%classpath: expected add and paths, found %s%s' % (' '.join(words), hint))
        paths = [path for word in words[1:] for path in _matching(word)]
        added = [path for path in paths if add(path)]
        _register_drivers()
        print 'Added %s' % ', '.join(map(os.path.basename, added)) if added else 'All of it was there already'


def add(path):
    """Adds a jar or a folder to the class path; whether it was not in it yet."""
    if path in map(str, sys.path):
        return False
    sys.path.append(path)
    return True


def _options(words):
    coordinates, more = [], {'repositories': [], 'exclusions': []}
    words = list(words)
    while words:
        word, equals, value = words.pop(0).partition('=')
        if word in _VALUES:
            if not equals and not words:
                raise UsageError('%%maven: the option %s needs a value' % word)
            more[_VALUES[word]].append(value if equals else words.pop(0))
        elif word in _SWITCHES and not equals:
            more[word] = True
        elif word.startswith('-'):
            known = ', '.join(sorted(_VALUES) + sorted(_SWITCHES))
            raise UsageError('%%maven: option %s not recognized, expected one of %s' % (word, known))
        else:
            coordinates.append(word + equals + value)
    return coordinates, more


def _matching(pattern):
    from glob import glob
    path = os.path.abspath(os.path.expanduser(pattern))
    found = sorted(glob(path))
    if not found:
        raise UsageError('%%classpath: found no %s' % path)
    for each in found:
        if not os.path.isdir(each) and not each.endswith(('.jar', '.zip')):
            raise UsageError('%%classpath: expected a jar or a folder, found %s' % each)
    return found


def _is_of_java(entry):
    return entry.endswith(('.jar', '.zip'))


def _register_drivers():
    from jykernel.classpath import Drivers
    Drivers.register(sys.getSyspathJavaLoader())


def _tell(found, added):
    size = sum(os.path.getsize(jar.file().toString()) for jar in added)
    if added:
        print u'Added %s (%s)' % (u', '.join(_short(jar) for jar in added), _amount(len(added), size))
    there = [_short(jar) for jar in found.jars() if jar not in added]
    if there:
        print u'Already there: %s' % u', '.join(there)
    for conflict in found.conflicts():
        print u'%s: took %s, not %s, which %s wanted' % (
            conflict.artifact(), conflict.chosen(), conflict.given(), conflict.wantedBy())


def _short(jar):
    return jar.coordinates().partition(u':')[2].replace(u':', u' ')


def _amount(count, size):
    return u'%s%.1f MB' % (u'%d jars, ' % count if count > 1 else u'', size / 1e6)
