"""Jars on the class path of the notebook, and what is said of them."""
from __future__ import absolute_import

import os
import sys

from IPython.core.content import escaped

_MOST_NAMES = 6
_versions = {}  # of the artifacts that were added: two versions of one would hide each other
_folders = set()  # that were added for Java; sys.path has others for Python


def add(path):
    """Adds a jar or a folder to the class path; whether it was not in it yet."""
    if path in map(str, sys.path):
        return False
    sys.path.append(path)
    return True


def added():
    """The jars and folders for Java that are in use, in order."""
    return [entry for entry in map(str, sys.path) if entry.lower().endswith(('.jar', '.zip')) or entry in _folders]


def add_here(path):
    """Adds a jar or a folder of this machine; whether it was not there yet."""
    if os.path.isdir(path):
        _folders.add(path)
    return add(path)


def add_found(found):
    """Adds what Maven found, and shows it; of artifacts that were added before in another version nothing is added."""
    new, there, others = [], [], []
    for jar in found.jars():
        artifact, _, version = jar.coordinates().rpartition(u':')
        known = _versions.setdefault(artifact, version)
        if known != version:
            others.append(u'%s %s stays, which was added before; for %s, restart the kernel' % (artifact, known, version))
        elif add(jar.file().toString()):
            new.append(jar)
        else:
            there.append(jar)
    size = sum(os.path.getsize(jar.file().toString()) for jar in new)
    notes = others + [u'%s: took %s, not %s, which %s wanted' % (each.artifact(), each.chosen(), each.given(), each.wantedBy())
                      for each in found.conflicts()]
    parts = [(u'Added', new, _amount(len(new), size))] if new else []
    _show(parts + ([(u'Already there:', there, u'')] if there else []), notes)


def register_drivers():
    """Makes the data base drivers of the jars known to java.sql.DriverManager."""
    from IPython.core.magics.java import loader_of_cells
    from jykernel.classpath import Drivers
    Drivers.register(loader_of_cells())


def _show(parts, notes):
    from jykernel import publish
    lines = [_line(*part) for part in parts] + _few(notes)
    publish({'text/plain': u'\n'.join(lines), 'text/html': u''.join(_html(*part) for part in parts) + _list(notes)})


def _line(what, jars, amount):
    names = u', '.join(_few([_short(jar) for jar in jars]))
    return u'%s %s%s' % (what, names, amount and u' (%s)' % amount)


def _few(texts):
    if len(texts) <= _MOST_NAMES:
        return texts
    return texts[:_MOST_NAMES - 1] + [u'and %d more' % (len(texts) - _MOST_NAMES + 1)]


def _html(what, jars, amount):
    line = escaped(_line(what, jars, amount))
    if len(jars) == 1:
        return u'<div>%s</div>' % line
    return u'<details><summary>%s</summary>%s</details>' % (line, _items(jar.coordinates() for jar in jars))


def _list(notes):
    if len(notes) <= _MOST_NAMES:
        return u''.join(u'<div>%s</div>' % escaped(note) for note in notes)
    return u'<details><summary>%d versions were in conflict</summary>%s</details>' % (len(notes), _items(notes))


def _items(texts):
    return u'<ul>%s</ul>' % u''.join(u'<li>%s</li>' % escaped(text) for text in texts)


def _short(jar):
    return jar.coordinates().partition(u':')[2].replace(u':', u' ')


def _amount(count, size):
    return u'%s%.1f MB' % (u'%d jars, ' % count if count > 1 else u'', size / 1e6)
