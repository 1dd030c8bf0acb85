"""What all classes of displayable data have in common."""
from __future__ import absolute_import

from IPython.core.content import as_text, is_address, is_file, place, read_address, read_file

__all__ = ['DisplayObject', 'TextDisplayObject']


class DisplayObject(object):
    """Data that show themselves; subclasses say as what.

    data -- the data, a URL, or the name of an existing file
    url, filename -- where to read the data instead
    metadata -- hints to the client, a dict

    Raises IOError if there is no such file, or nothing at the URL.
    """

    def __init__(self, data=None, url=None, filename=None, metadata=None):
        data, url, filename = place(data), place(url), place(filename)
        if url is None and filename is None:
            if is_address(data):
                data, url = None, data
            elif is_file(data):
                data, filename = None, data
        self.url = url
        self.filename = filename
        self.metadata = dict(metadata or {})
        self.data = data
        self.reload()
        self._check_data()

    def __repr__(self):
        module = type(self).__module__
        if module.startswith('IPython.core.'):
            module = 'IPython.core.display'  # where all of them can be imported from
        return '<%s.%s object>' % (module, type(self).__name__)

    def reload(self):
        """Reads the data anew, if they come from a file or a URL. Raises IOError if they cannot be had."""
        if self.filename is not None:
            self.data = self._decoded(read_file(self.filename))
        elif self.url is not None:
            self.data = self._decoded(read_address(self.url))

    def _decoded(self, data):
        return data

    def _check_data(self):
        """Raises TypeError if the data are of no use."""

    def _with_metadata(self, shown):
        return (shown, dict(self.metadata)) if self.metadata else shown


class TextDisplayObject(DisplayObject):
    """Text that shows itself: unicode, or bytes in UTF-8. Arguments and errors are those of DisplayObject.

    Raises TypeError if the data are no text.
    """

    def _decoded(self, data):
        return as_text(data)

    def _check_data(self):
        if self.data is not None:
            text = as_text(self.data)
            if text is None:
                raise TypeError('%s expects text, found %s' % (type(self).__name__, type(self.data).__name__))
            self.data = text

    def _text(self):
        return self._with_metadata(self.data or u'')
