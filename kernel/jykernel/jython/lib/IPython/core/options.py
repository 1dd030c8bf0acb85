"""Reads options such as -n 3 and --name value from the beginning of a line."""
from __future__ import absolute_import

import re

from IPython.core.error import UsageError

_WORD = re.compile(r'''\s*((?:"[^"]*"|'[^']*'|[^\s"'])+|["']\S*)''')


class Options(dict):
    """Options by name; they are attributes too."""

    def __getattr__(self, name):
        try:
            return self[name]
        except KeyError:
            raise AttributeError('there was no option %r' % name)

    def __setattr__(self, name, value):
        self[name] = value


def unquoted(word):
    """A word without the quotation marks around it."""
    return word[1:-1] if len(word) > 1 and word[0] == word[-1] and word[0] in '"\'' else word


def split(line):
    """The words of a line, where quotation marks hold together what is between them, and are left out."""
    return [unquoted(word) for word in _WORD.findall(line)]


def parse_options(line, options, long_options=(), mode='string', list_all=False, **ignored):
    """See Magics.parse_options. What follows the options stays exactly as it is."""
    takes_value = dict((name.rstrip(':'), name.endswith(':')) for name in re.findall('[^:]:?', options))
    takes_value.update((name.rstrip('='), name.endswith('=')) for name in long_options)
    found, rest = Options(), line.strip()
    while True:
        match = _WORD.match(rest)
        word = match.group(1) if match else ''
        if not word.startswith('-') or word == '-' or _is_number(word) and word[1] not in takes_value:
            break
        rest = rest[match.end():]
        if word == '--':
            break
        for name, value in _named(word, takes_value):
            if value is None and takes_value[name]:
                match = _WORD.match(rest)
                if not match:
                    raise UsageError('the option %s needs a value' % _shown(name))
                value, rest = match.group(1), rest[match.end():]
            value = unquoted(value) if value is not None else ''
            if list_all or name in found and takes_value[name]:
                found[name] = found.get(name, []) if isinstance(found.get(name), list) else [found[name]]
                found[name].append(value)
            else:
                found[name] = value
    rest = rest.strip()
    return found, (split(rest) if mode == 'list' else rest)


def _named(word, takes_value):
    """The options of one word: --name, --name=value, -n, -n3, or several as in -qo."""
    if word.startswith('--'):
        name, equals, value = word[2:].partition('=')
        _check(name, '--' + name, takes_value)
        if equals and not takes_value[name]:
            raise UsageError('the option --%s takes no value, found %s' % (name, value))
        return [(name, value if equals else None)]
    named, letters = [], word[1:]
    while letters:
        name, letters = letters[0], letters[1:]
        _check(name, '-' + name, takes_value)
        if takes_value[name] and letters:
            named.append((name, letters))
            break
        named.append((name, None))
    return named


def _check(name, shown, takes_value):
    if name not in takes_value or len(name) > 1 and not shown.startswith('--'):
        known = ', '.join(_shown(known) for known in sorted(takes_value))
        raise UsageError('option %s not recognized, expected %s' % (shown, known or 'no options'))


def _shown(name):
    return ('-' if len(name) == 1 else '--') + name


def _is_number(word):
    return re.match(r'-\d+(\.\d+)?$', word) is not None
