"""Functions that show objects, replace what is shown, and clear it."""
from __future__ import absolute_import

import _jykernel

__all__ = [
    'display', 'update_display', 'DisplayHandle', 'clear_output', 'publish_display_data',
    'display_pretty', 'display_html', 'display_markdown', 'display_svg', 'display_png', 'display_jpeg',
    'display_pdf', 'display_latex', 'display_json', 'display_javascript',
]


def display(*objs, **kwargs):
    """Shows objects in the notebook, each in all the representations it has.

    include, exclude -- MIME types to show, and not to show; by default all are shown
    metadata -- a dict, merged into the metadata of each object
    display_id -- a name under which update_display() finds the output again; True makes up a name
    transient -- a dict that may hold a display_id as well; nothing else of it reaches the client
    raw -- objs are dicts of MIME type -> representation
    update -- replace what is shown under the display_id
    clear -- clear the cell's output when this comes

    Returns a DisplayHandle if a display_id is given, otherwise None.
    Raises TypeError for other keywords, for raw objects that are no dicts, and if update lacks a display_id.
    """
    if kwargs:
        return _display(objs, **kwargs)
    for obj in objs:  # nearly always, and often in a loop
        if not _shows_itself(obj):
            _show(*_jykernel.format(obj))


def _display(objs, raw=False, include=None, exclude=None, metadata=None, transient=None, display_id=None,
             update=False, clear=False, **unknown):
    """What display() does with its keywords."""
    if unknown:
        raise TypeError('display() has no keyword %s' % ', '.join(map(repr, sorted(unknown))))
    metadata, transient = metadata or {}, dict(transient or {})
    if display_id is True:
        display_id = _new_display_id()
    if display_id is not None:
        transient['display_id'] = display_id
    if update and transient.get('display_id') is None:
        raise TypeError('display(update=True) needs a display_id')
    if clear:
        clear_output(wait=True)
    if not objs and display_id is not None:
        objs, raw = ({},), True  # a place that is filled later
    for obj in objs:
        if raw:
            publish_display_data(obj, metadata, transient=transient, update=update)
        elif not _shows_itself(obj):
            data, own = _jykernel.format(obj)
            data, own = _filter(data, include, exclude), _filter(own, include, exclude)
            if data:
                _show(data, _merge(own, metadata), transient.get('display_id'), update)
    return DisplayHandle(display_id) if display_id is not None else None


def update_display(obj, display_id, **kwargs):
    """Replaces what is shown under display_id, in every cell that shows it. Keywords are those of display()."""
    kwargs['update'] = True
    display(obj, display_id=display_id, **kwargs)


class DisplayHandle(object):
    """An output that can be replaced. Without a display_id it gets a new, random one."""

    def __init__(self, display_id=None):
        self.display_id = _new_display_id() if display_id is None else display_id

    def __repr__(self):
        return '<%s display_id=%s>' % (type(self).__name__, self.display_id)

    def display(self, obj, **kwargs):
        """Shows obj once more under this handle's display_id. Keywords are those of display()."""
        display(obj, display_id=self.display_id, **kwargs)

    def update(self, obj, **kwargs):
        """Replaces what is shown under this handle's display_id. Keywords are those of display()."""
        update_display(obj, display_id=self.display_id, **kwargs)


def clear_output(wait=False):
    """Clears the output of the current cell; with wait, only when the next output comes, so nothing flickers."""
    _jykernel.clear_output(wait)


def publish_display_data(data, metadata=None, source=None, transient=None, update=False):
    """Shows one thing that is already in its representations.

    data -- a dict of MIME type -> text, bytes of a picture or PDF (or their Base64 text), or an object for JSON
    metadata -- a dict of MIME type -> dict
    source -- ignored; older code says here who publishes
    transient -- a dict that may hold a display_id
    update -- replace what is shown under the display_id

    Raises TypeError if data or metadata is no dict, or if update lacks a display_id.
    """
    if not hasattr(data, 'keys'):
        raise TypeError('expected a dict of MIME type -> representation, found %s' % type(data).__name__)
    if metadata is not None and not hasattr(metadata, 'keys'):
        raise TypeError('expected metadata as a dict, found %s' % type(metadata).__name__)
    _show(data, metadata, (transient or {}).get('display_id'), update)


def _show(data, metadata, display_id=None, update=False):
    shown = {}
    for mime_type in data.keys():
        shown[mime_type] = _representation(mime_type, data[mime_type])
    _jykernel.publish(shown, metadata, display_id, update)


def _new_display_id():
    from uuid import uuid4
    return uuid4().hex


def _shows_itself(obj):
    """Whether the object's class has a method _ipython_display_, and it has shown the object."""
    if isinstance(obj, type) or not hasattr(getattr(obj, '__class__', type(obj)), '_ipython_display_'):
        return False  # asking the object itself would find the method in all that answer to every name
    try:
        obj._ipython_display_()
        return True
    except NotImplementedError:
        return False
    except Exception:
        from traceback import print_exc
        print_exc()  # and show what else the object has
        return False


def _filter(by_type, include, exclude):
    """Metadata may have keys that are no MIME types: they are about all of them, and stay."""
    return dict([(key, value) for key, value in by_type.items()
                 if '/' not in key or (not include or key in include) and not (exclude and key in exclude)])


def _merge(first, second):
    """Both dicts in one; dicts in them are merged too, otherwise the second one wins."""
    if not (isinstance(first, dict) and isinstance(second, dict)):
        return second
    merged = dict(first)
    for key, value in second.items():
        merged[key] = _merge(merged[key], value) if key in merged else value
    return merged


def _representation(mime_type, value):
    """Bytes of a binary format become Base64 text, as the protocol wants it."""
    if mime_type.startswith(('image/', 'audio/', 'video/')) and 'xml' not in mime_type \
            or mime_type == 'application/pdf':
        from IPython.core.content import base64_text
        return base64_text(value)
    return value


def _displays(what, mime_type):
    """A function that shows objects as one MIME type, beside plain text."""
    def display_as(*objs, **kwargs):
        raw, metadata = kwargs.pop('raw', False), kwargs.pop('metadata', None)
        if kwargs:
            raise TypeError('%s() has no keyword %s' % (display_as.__name__, ', '.join(map(repr, sorted(kwargs)))))
        metadata = {mime_type: metadata} if metadata else None
        if raw:
            display(*[{mime_type: obj} for obj in objs], raw=True, metadata=metadata)
        else:
            display(*objs, include=('text/plain', mime_type), metadata=metadata)

    display_as.__name__ = 'display_' + what
    display_as.__doc__ = """Shows objects as %s only, beside plain text.

    raw -- the objects are such data themselves
    metadata -- a dict for this MIME type

    Raises TypeError for other keywords.
    """ % mime_type
    return display_as


display_pretty = _displays('pretty', 'text/plain')
display_html = _displays('html', 'text/html')
display_markdown = _displays('markdown', 'text/markdown')
display_svg = _displays('svg', 'image/svg+xml')
display_png = _displays('png', 'image/png')
display_jpeg = _displays('jpeg', 'image/jpeg')
display_pdf = _displays('pdf', 'application/pdf')
display_latex = _displays('latex', 'text/latex')
display_json = _displays('json', 'application/json')
display_javascript = _displays('javascript', 'application/javascript')
