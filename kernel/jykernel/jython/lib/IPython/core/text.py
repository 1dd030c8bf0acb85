"""Classes that say as what text is to be shown."""
from __future__ import absolute_import

import re

from IPython.core.content import as_text, looks_like_name, place, read_file
from IPython.core.display_object import TextDisplayObject

__all__ = ['Pretty', 'HTML', 'Markdown', 'Math', 'Latex', 'SVG', 'Javascript']


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
