"""Pictures that are made of pixels."""
from __future__ import absolute_import

from IPython.core.content import as_bytes, base64_text, escaped, is_base64, looks_like_name, read_file
from IPython.core.display_object import DisplayObject

__all__ = ['Image']

_BEGINNINGS = [
    ('png', '\x89PNG\r\n\x1a\n'), ('jpeg', '\xff\xd8\xff'), ('gif', 'GIF87a'), ('gif', 'GIF89a'),
]
_BY_EXTENSION = {'png': 'png', 'jpg': 'jpeg', 'jpeg': 'jpeg', 'gif': 'gif', 'webp': 'webp'}


class Image(DisplayObject):
    """A picture in PNG, JPEG, GIF or WebP.

    data -- the file's bytes, also as an array or Java's byte[], or as Base64 text; a URL; or the name of a file
    url, filename -- where to find it instead
    format -- 'png', 'jpeg', 'gif' or 'webp'; by default the bytes tell, or else the file's extension
    embed -- whether the bytes go into the notebook; by default, unless there is only a URL
    width, height -- in pixels, for the client to scale it
    retina -- show it at half its size, for screens with small pixels
    unconfined -- let it be wider than the page
    alt -- a description, for those who cannot see it
    metadata -- more hints, a dict

    Raises IOError if there is no such file, or nothing at a URL that is to be embedded; TypeError if the data are no
    bytes; ValueError if nothing is given to show, or it is to be embedded in an unknown format.
    """

    def __init__(self, data=None, url=None, filename=None, format=None, embed=None, width=None, height=None,
                 retina=False, unconfined=False, metadata=None, alt=None):
        self.format = _BY_EXTENSION.get(format.lower(), format.lower()) if format else None
        self._format_given = self.format is not None
        self.embed = embed
        self.width, self.height = width, height
        self.retina, self.unconfined, self.alt = retina, unconfined, alt
        DisplayObject.__init__(self, data, url, filename, metadata)

    def reload(self):
        """Reads the bytes anew, if they are embedded and come from a file or a URL."""
        if self.embed is None:
            self.embed = self.url is None
        if self.embed:
            DisplayObject.reload(self)
            self._check_data()
        elif self.url is None and self.filename is None:
            raise ValueError('a picture that is not embedded needs a url or filename')

    def _check_data(self):
        if not self.embed:
            self.format = self.format or _extension(self.url or self.filename) or 'png'
            return
        if self.data is None:
            raise ValueError('nothing to show: expected data, url or filename')
        self.data = self._bytes()
        if not self._format_given:
            self.format = _format(self.data) or _extension(self.filename or self.url) or 'png'
        if self.format not in _BY_EXTENSION.values():
            raise ValueError('expected a picture in one of the formats %s to embed, found %s'
                             % (', '.join(sorted(set(_BY_EXTENSION.values()))), self.format))
        if self.retina:
            self.width, self.height = [pixels // 2 for pixels in _size(self.data)]

    def _bytes(self):
        data = as_bytes(self.data)
        if data is None and isinstance(self.data, unicode):
            data = self.data.encode('utf-8')
        if data is None:
            raise TypeError('Image expects bytes, found %s' % type(self.data).__name__)
        if _format(data) is None and is_base64(data):
            decoded = _decode(data)
            if self._format_given or _format(decoded):
                return decoded
        if _format(data) is None and not self._format_given and self.filename is None and looks_like_name(data):
            return read_file(self.data)  # says that there is none
        return data

    def _hints(self):
        hints = dict(self.metadata)
        for name in ('width', 'height', 'alt', 'unconfined'):
            if getattr(self, name):
                hints[name] = getattr(self, name)
        return hints

    def _repr_html_(self):
        if not self.embed:
            attributes = [('src', self.url or self.filename), ('width', self.width), ('height', self.height),
                          ('class', 'unconfined' if self.unconfined else None), ('alt', self.alt)]
            return u'<img %s/>' % u' '.join(u'%s="%s"' % (name, escaped(value))
                                            for name, value in attributes if value is not None)

    def _repr_mimebundle_(self, include=None, exclude=None):
        if not self.embed:
            return {}, {}
        mime_type, hints = 'image/' + self.format, self._hints()
        return {mime_type: base64_text(self.data)}, {mime_type: hints} if hints else {}


def _format(data):
    for name, beginning in _BEGINNINGS:
        if data.startswith(beginning):
            return name
    return 'webp' if data[:4] == 'RIFF' and data[8:12] == 'WEBP' else None


def _extension(name):
    """The format that the end of a file's name or of a URL's path tells, or None."""
    if name is None:
        return None
    path = name.split('?')[0].split('#')[0]
    extension = path.rpartition('.')[2].lower()
    return _BY_EXTENSION.get(extension, extension if '/' not in extension and '.' in path.rpartition('/')[2] else None)


def _decode(data):
    from binascii import Error, a2b_base64
    try:
        return a2b_base64(data)
    except Error:
        return ''


def _size(data):
    """Width and height in pixels. Raises ValueError if Java cannot read the picture."""
    from java.io import ByteArrayInputStream
    from javax.imageio import ImageIO
    opened = ImageIO.createImageInputStream(ByteArrayInputStream(data))
    readers = ImageIO.getImageReaders(opened)
    if not readers.hasNext():
        raise ValueError('retina needs a picture whose size Java can read, such as PNG, JPEG or GIF')
    reader = readers.next()
    try:
        reader.setInput(opened)
        return reader.getWidth(0), reader.getHeight(0)
    finally:
        reader.dispose()
