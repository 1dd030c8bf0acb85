"""Puts the values of $name and {expression} into lines for magics and for the system's shell."""
from __future__ import absolute_import

import re

from IPython.core.kernelside import kernel

_DOLLAR = re.compile(r'\$(\$?)([A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*)')
_FORMATTED = re.compile(r'(.*?)(![rs])?(:[^:{}]*)?$', re.DOTALL)
_LONGEST_EXPRESSION = 2000


def expand(line, globals, locals):
    """The line with what can be evaluated replaced by its value.

    $name and $name.attribute are replaced outside of single quotes; $$name becomes $name. In braces there may be any
    expression, with a conversion and a format as in {x!r} and {x:.3f}; {{ becomes {, and }} becomes }. What cannot be
    evaluated stays as it is.
    """
    if '$' not in line and '{' not in line and '}' not in line:
        return line
    result, position, quoted = [], 0, False
    while position < len(line):
        character = line[position]
        if character == "'":
            quoted = not quoted
        text, end = None, position + 1
        if line[position:position + 2] in ('{{', '}}'):
            text, end = character, position + 2
        elif character == '{':
            text, end = _braces(line, position, globals, locals)
        elif character == '$' and not (quoted and "'" in line[position:]):
            text, end = _dollar(line, position, globals, locals)
        result.append(line[position:end] if text is None else text)
        position = end
    return u''.join(result)


def _braces(line, start, globals, locals):
    """The value of the shortest text up to a brace that is an expression."""
    end = line.find('}', start)
    while 0 <= end < start + _LONGEST_EXPRESSION:
        for source, conversion, format_spec in _readings(line[start + 1:end]):
            try:
                value = kernel.evaluate(source, globals, locals)
                if conversion:
                    value = repr(value) if conversion == '!r' else value
                return _text(format(value, format_spec[1:]) if format_spec else value), end + 1
            except Exception:
                pass  # it means something else
        end = line.find('}', end + 1)
    return None, start + 1


def _readings(text):
    if text.strip():
        yield text, '', ''
        source, conversion, format_spec = _FORMATTED.match(text).groups()
        if source.strip() and (conversion or format_spec):
            yield source, conversion or '', format_spec or ''


def _dollar(line, start, globals, locals):
    match = _DOLLAR.match(line, start)
    if not match:
        return None, start + 1
    if match.group(1):
        return '$' + match.group(2), match.end()
    name = match.group(2)
    while name:
        try:
            return _text(kernel.evaluate(name, globals, locals)), start + 1 + len(name)
        except Exception:
            name = name.rpartition('.')[0]  # as in $stem.txt
    return None, match.end()


def _text(value):
    if isinstance(value, str):
        return value.decode('utf-8', 'replace')
    return unicode(value)
