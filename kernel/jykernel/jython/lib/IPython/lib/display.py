"""Other documents in a notebook: pages in a frame, videos, source code, links to files."""
from __future__ import absolute_import

from IPython.core.content import as_text, escaped, place
from IPython.core.display_object import TextDisplayObject

__all__ = ['IFrame', 'YouTubeVideo', 'Code', 'FileLink']


class IFrame(object):
    """A page in a frame.

    src -- its URL
    width, height -- of the frame, as HTML has them
    extras -- more attributes of the element iframe, such as 'allowfullscreen'
    Other keywords become parameters of the URL.
    """

    def __init__(self, src, width, height, extras=None, **kwargs):
        self.src = place(src)
        self.width = width
        self.height = height
        self.extras = list(extras or [])
        self.params = kwargs

    def _repr_html_(self):
        src = self.src
        if self.params:
            from urllib import urlencode
            params = dict((name, value.encode('utf-8') if isinstance(value, unicode) else value)
                          for name, value in self.params.items())
            src += ('&' if '?' in src else '?') + urlencode(sorted(params.items()))
        extras = u''.join(u' ' + as_text(extra) for extra in self.extras)
        return u'<iframe width="%s" height="%s" src="%s" frameborder="0" allowfullscreen%s></iframe>' % (
            escaped(self.width), escaped(self.height), escaped(src), extras)


class YouTubeVideo(IFrame):
    """A video at YouTube.

    id -- what follows v= in its URL
    allow_autoplay -- start without a click; the keyword autoplay=1 is implied
    Other keywords become parameters of the URL, such as start=30, in seconds.
    """

    def __init__(self, id, width=400, height=300, allow_autoplay=False, **kwargs):
        self.id = id
        extras = list(kwargs.pop('extras', None) or [])
        if allow_autoplay:
            extras.append('allow="autoplay"')
            kwargs.setdefault('autoplay', 1)
        IFrame.__init__(self, 'https://www.youtube.com/embed/' + id, width, height, extras, **kwargs)


class Code(TextDisplayObject):
    """Source code. It goes out as a block of Markdown, so that the client colours it.

    language -- its name, as Markdown knows it; by default the extension of the file or URL
    Other arguments and errors are those of TextDisplayObject.
    """

    def __init__(self, data=None, url=None, filename=None, language=None):
        self.language = language
        TextDisplayObject.__init__(self, data, url, filename)

    def __repr__(self):
        return (self.data or u'').encode('utf-8')

    def _repr_markdown_(self):
        language = self.language
        if language is None:
            name = (self.filename or self.url or u'').rpartition('/')[2]
            language = name.rpartition('.')[2] if '.' in name else u''
        fence = u'```'
        while fence in (self.data or u''):
            fence += u'`'
        return u'%s%s\n%s\n%s' % (fence, as_text(language), (self.data or u'').rstrip('\n'), fence)


class FileLink(object):
    """A link to a file near the notebook.

    path -- its name, relative to the notebook's directory
    url_prefix -- what the client needs before it
    result_html_prefix, result_html_suffix -- HTML around the link

    Raises ValueError if path is a directory.
    """

    def __init__(self, path, url_prefix='', result_html_prefix='', result_html_suffix='<br>'):
        from os.path import isdir
        path = place(path)
        if isdir(path):
            raise ValueError('FileLink expects a file, found the directory %s' % path)
        self.path = path
        self.url_prefix = url_prefix
        self.result_html_prefix = result_html_prefix
        self.result_html_suffix = result_html_suffix

    def __repr__(self):
        from os.path import abspath
        path = abspath(self.path)
        return path.encode('utf-8') if isinstance(path, unicode) else path

    def _repr_html_(self):
        from os.path import exists
        from urllib import quote
        path = as_text(self.path)
        if not exists(self.path):
            return u'There is no file <tt>%s</tt> (yet).' % escaped(path)
        href = as_text(self.url_prefix) + quote(path.encode('utf-8')).decode('ascii')
        link = u'<a href="%s" target="_blank">%s</a>' % (escaped(href), escaped(path))
        return as_text(self.result_html_prefix) + link + as_text(self.result_html_suffix)
