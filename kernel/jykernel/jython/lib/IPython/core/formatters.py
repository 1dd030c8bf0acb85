"""get_ipython().display_formatter: representations of objects, by their types."""
from __future__ import absolute_import

_PLAIN = 'text/plain'
_BINARY = ('image/png', 'image/jpeg', 'application/pdf')


class TypeFormatter(object):
    """Functions for one MIME type that give representations of objects, by the types of those."""

    def __init__(self, mime_type, ask):
        self.format_type = mime_type
        self.type_printers = {}
        self.enabled = True
        self._ask = ask

    def for_type(self, typ, func=None):
        """Asks func for the representation of objects of a type; returns the one that was asked before, or None.

        For text/plain the function takes the object, a printer with a method text(), and False. If it returns None,
        there is no such representation. A type may be written as 'module.name'.
        """
        before = self._lookup(typ)
        if func is not None:
            self.type_printers[typ] = func
            self._ask()
        return before

    def for_type_by_name(self, type_module, type_name, func=None):
        """The same for a type that may not have been imported yet."""
        return self.for_type('%s.%s' % (type_module, type_name), func)

    def pop(self, typ, *default):
        """Asks the function for this type no more, and returns it."""
        return self.type_printers.pop(typ, *default)

    def lookup_by_type(self, typ):
        """The function for a type or one that it is derived from. Raises KeyError if there is none."""
        for cls in getattr(typ, '__mro__', (typ,)):
            found = self._lookup(cls)
            if found is not None:
                return found
        raise KeyError('no function is registered for %r' % typ)

    def lookup(self, obj):
        """The function for an object. Raises KeyError if there is none."""
        return self.lookup_by_type(getattr(obj, '__class__', type(obj)))

    def _lookup(self, typ):
        if typ in self.type_printers or isinstance(typ, str):
            return self.type_printers.get(typ)
        return self.type_printers.get('%s.%s' % (getattr(typ, '__module__', ''), getattr(typ, '__name__', '')))

    def __call__(self, obj):
        """The representation of an object by the function for its type, or None."""
        try:
            function = self.lookup(obj) if self.enabled and self.type_printers else None
        except KeyError:
            return None
        if function is None:
            return None
        if self.format_type != _PLAIN:
            return function(obj)
        printer = _Printer()
        text = function(obj, printer, False)
        return u''.join(printer.parts) or text


class _Printer(object):
    """The part of IPython's pretty printer that short functions use."""

    def __init__(self):
        self.parts = []

    def text(self, text):
        """Adds text."""
        self.parts.append(text.decode('utf-8', 'replace') if isinstance(text, str) else unicode(text))

    def breakable(self, sep=' '):
        """Adds a blank, where a line could end."""
        self.text(sep)

    def pretty(self, obj):
        """Adds what another object looks like."""
        self.text(repr(obj))


class _Formatters(dict):
    def __init__(self, ask):
        dict.__init__(self)
        self._ask = ask

    def __missing__(self, mime_type):
        self[mime_type] = TypeFormatter(mime_type, self._ask)
        return self[mime_type]


class DisplayFormatter(object):
    """Has a TypeFormatter for each MIME type in .formatters."""
    _instance = None

    def __init__(self):
        self.formatters = _Formatters(self._ask)
        self._asked = False

    @classmethod
    def instance(cls):
        """The one that the kernel asks."""
        if cls._instance is None:
            cls._instance = cls()
        return cls._instance

    def _ask(self):
        """The kernel asks only if there is something to ask for."""
        if not self._asked:
            from IPython.core.kernelside import kernel
            kernel.formats(self._registered)
            self._asked = True

    def _registered(self, obj):
        data, metadata = {}, {}
        for mime_type, formatter in self.formatters.items():
            result = formatter(obj)
            if isinstance(result, tuple) and len(result) == 2:
                result, metadata[mime_type] = result
            if result is not None:
                data[mime_type] = _base64(result) if mime_type in _BINARY else result
        return (data, metadata) if data else None

    def format(self, obj, include=None, exclude=None):
        """A pair of dicts by MIME type: the representations of an object, and their metadata."""
        import _jykernel
        data, metadata = _jykernel.format(obj)
        return dict((mime_type, value) for mime_type, value in data.items()
                    if (not include or mime_type in include) and mime_type not in (exclude or ())), metadata


def _base64(value):
    from IPython.core.content import base64_text
    return base64_text(value)
