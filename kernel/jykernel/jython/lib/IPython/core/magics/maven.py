"""Jars for the notebook: from Maven repositories, and from this machine."""
from __future__ import absolute_import

import os

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
        group:artifact:extension:classifier:version, too. Of an artifact that was added before, the version stays.
        """
        coordinates, more = _options(split(line))
        if not coordinates:
            raise UsageError('%maven needs coordinates, as in %maven org.knowm.xchart:xchart:4.0.3')
        from jykernel.maven import MavenTrouble, Wanted
        from IPython.core.downloads import fetched
        from IPython.core.jars import add_found, register_drivers
        try:
            found = fetched(Wanted(coordinates, more['repositories'], more['exclusions'],
                                   '--offline' in more, '--sources' in more))
        except MavenTrouble, e:
            raise UsageError(u'%%maven: %s' % e.message)
        add_found(found)
        register_drivers()

    @line_magic
    def classpath(self, line):
        """Adds jars and folders of classes to the class path, or lists what is in it.

        Usage: %classpath [add PATH [more of them]]

        A path may have asterisks, as in %classpath add lib/*.jar. What is in use cannot be taken away again: restart
        the kernel for that.
        """
        from IPython.core.jars import add_here, added, register_drivers
        words = split(line)
        if not words:
            print '\n'.join(added()) or 'Nothing was added to what the kernel brings along.'
            return
        if words[0] != 'add' or len(words) < 2:
            hint = '; classes that are in use cannot be taken away, restart the kernel for that' if words[0] == 'remove' else ''
            raise UsageError('%%classpath: expected add and paths, found %s%s' % (' '.join(words), hint))
        paths = [path for word in words[1:] for path in _matching(word)]
        new = [path for path in paths if add_here(path)]
        register_drivers()
        print 'Added %s' % ', '.join(map(os.path.basename, new)) if new else 'All of it was there already'


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
