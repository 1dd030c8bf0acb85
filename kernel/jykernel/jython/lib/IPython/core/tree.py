"""Values that clients show as a tree, or as a map."""
from __future__ import absolute_import

from IPython.core.content import as_text
from IPython.core.display_object import DisplayObject

__all__ = ['JSON', 'GeoJSON']


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
