"""Classes that say how text is to be shown."""
from __future__ import absolute_import

import re

from IPython.core.content import as_text, is_address, is_file, looks_like_name, place, read_address, read_file
from IPython.core.display_functions import *
from IPython.core.display_functions import __all__ as _functions

__all__ = _functions + [
    'DisplayObject', 'TextDisplayObject', 'Pretty', 'HTML', 'Markdown', 'Math', 'Latex', 'SVG', 'JSON', 'GeoJSON',
    'Javascript', 'ProgressBar',
]


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
        return '<%s.%s object>' % (type(self).__module__, type(self).__name__)

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


class Pretty(TextDisplayObject):
    """Plain text that is shown as it is, without quotes."""

    def _repr_pretty_(self, printer, cycle):
        printer.text(self.data)

    def _repr_mimebundle_(self, include=None, exclude=None):
        metadata = {'text/plain': self.metadata} if self.metadata else {}
        return {'text/plain': self.data or u''}, metadata


class HTML(TextDisplayObject):
    """A piece of HTML."""

    def _repr_html_(self):
        return self._text()

    def __html__(self):
        """The HTML, for template engines that ask for it."""
        return self.data or u''


class Markdown(TextDisplayObject):
    """Markdown, which may contain HTML and, between dollar signs, mathematics."""

    def _repr_markdown_(self):
        return self._text()


class Math(TextDisplayObject):
    """A formula in LaTeX, with or without dollar signs around it."""

    def _repr_latex_(self):
        return self._with_metadata(u'$\\displaystyle %s$' % (self.data or u'').strip('$'))


class Latex(TextDisplayObject):
    """Text in LaTeX, as far as MathJax knows it; mathematics need their dollar signs."""

    def _repr_latex_(self):
        return self._text()


class SVG(TextDisplayObject):
    """A drawing in SVG. What precedes its element svg, such as an XML declaration, is left out.

    Raises IOError if the data are the name of a file that does not exist.
    """

    _DECLARED = re.compile(r'\s*<\?xml[^>]*\sencoding\s*=\s*["\']([\w.-]+)["\']')
    _ELEMENT = re.compile(r'<(\w+:)?svg[\s/>]')

    def _decoded(self, data):
        declared = self._DECLARED.match(data[:200])
        try:
            return data.decode(declared.group(1)) if declared else as_text(data)
        except (LookupError, UnicodeError):
            return as_text(data)

    def _check_data(self):
        if looks_like_name(self.data) and '<' not in self.data:
            read_file(self.data)  # says that there is none
        if isinstance(self.data, str):
            self.data = self._decoded(self.data)
        TextDisplayObject._check_data(self)
        element = self._ELEMENT.search(self.data or u'')
        if element:
            self.data = self.data[element.start():]

    def _repr_svg_(self):
        return self._text()


class JSON(DisplayObject):
    """A dict, list or scalar, shown as a tree that can be folded.

    data -- the value; text is read as JSON, unless it is a URL or names a file
    expanded -- whether the tree is unfolded
    root -- the name of its root
    Other keywords become metadata.

    Raises ValueError if text is no JSON, and the errors of DisplayObject.
    """

    _MIME_TYPE = 'application/json'

    def __init__(self, data=None, url=None, filename=None, expanded=False, metadata=None, root='root', **kwargs):
        hints = {'expanded': expanded, 'root': root}
        hints.update(metadata or {})
        hints.update(kwargs)
        DisplayObject.__init__(self, data, url, filename, hints)

    def reload(self):
        DisplayObject.reload(self)
        self._check_data()

    def _check_data(self):
        text = as_text(self.data)
        if text is not None:
            from json import loads
            self.data = loads(text)

    def _repr_mimebundle_(self, include=None, exclude=None):
        return {self._MIME_TYPE: self.data}, {self._MIME_TYPE: dict(self.metadata)}


class GeoJSON(JSON):
    """Places and shapes on a map, as GeoJSON; clients need an extension to draw it.

    url_template, layer_options -- of the map under the shapes, as Leaflet knows them
    Other arguments and errors are those of JSON.
    """

    _MIME_TYPE = 'application/geo+json'

    def __init__(self, data=None, url_template=None, layer_options=None, url=None, filename=None, metadata=None,
                 **kwargs):
        if url_template is not None:
            kwargs['url_template'] = url_template
        if layer_options is not None:
            kwargs['layer_options'] = layer_options
        JSON.__init__(self, data, url, filename, metadata=metadata, **kwargs)


class Javascript(TextDisplayObject):
    """A script that the client runs, if it trusts the notebook.

    lib -- the URL of a script, or a list of them: loaded one after the other before this script runs
    css -- the URL of a style sheet, or a list of them
    Other arguments and errors are those of TextDisplayObject; TypeError if a URL is no text.
    """

    def __init__(self, data=None, url=None, filename=None, lib=None, css=None, metadata=None):
        self.lib = self._addresses('lib', lib)
        self.css = self._addresses('css', css)
        TextDisplayObject.__init__(self, data, url, filename, metadata)

    @staticmethod
    def _addresses(name, value):
        urls = [place(url) for url in (value if isinstance(value, (list, tuple)) else [value]) if url is not None]
        for url in urls:
            if not isinstance(url, basestring):
                raise TypeError('%s expects URLs as text, found %s' % (name, type(url).__name__))
        return urls

    def _repr_javascript_(self):
        script = self.data or u''
        if self.lib or self.css:
            from json import dumps
            for url in reversed(self.lib):
                script = _AFTER_LIBRARY % (dumps(url), script)
            script = u''.join(_STYLE_SHEET % dumps(url) for url in self.css) + script
        return self._with_metadata(script)


_STYLE_SHEET = u"""\
(function (url) {
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.href = url;
    document.head.appendChild(link);
})(%s);
"""

_AFTER_LIBRARY = u"""\
new Promise((resolve, reject) => {
    const library = document.createElement('script');
    library.onload = resolve;
    library.onerror = () => reject(new Error('cannot load ' + library.src));
    library.src = %s;
    document.head.appendChild(library);
}).then(() => {
%s
});
"""


class ProgressBar(object):
    """A bar that fills up: set `progress`, or iterate over the bar, which shows it and counts from 0 to total - 1."""

    def __init__(self, total):
        self.total = total
        self._progress = 0
        self.html_width = '60ex'
        self.text_width = 60
        self._display_id = DisplayHandle().display_id

    def __repr__(self):
        share = float(self._progress) / self.total if self.total else 1.0
        filled = int(min(max(share, 0.0), 1.0) * self.text_width)
        return '[%s] %s/%s' % (('=' * filled).ljust(self.text_width), self._progress, self.total)

    def _repr_html_(self):
        return u'<progress style="width:%s" max="%s" value="%s"></progress>' % (
            self.html_width, self.total, self._progress)

    def display(self):
        """Shows the bar."""
        display(self, display_id=self._display_id)

    def update(self):
        """Shows the bar as it is now, wherever it is shown."""
        update_display(self, self._display_id)

    @property
    def progress(self):
        """How much of the total is done; to set it updates the bar."""
        return self._progress

    @progress.setter
    def progress(self, value):
        self._progress = value
        self.update()

    def __iter__(self):
        self.display()
        self._progress = -1
        return self

    def next(self):
        """The next number; the bar shows it."""
        self.progress += 1
        if self.progress < self.total:
            return self.progress
        raise StopIteration()
