"""get_ipython().display_pub."""
from __future__ import absolute_import

from IPython.core.display_functions import publish_display_data


class DisplayPublisher(object):
    """Shows what is in its representations already, and clears what is shown."""

    def publish(self, data, metadata=None, source=None, transient=None, update=False, **kwargs):
        """See IPython.display.publish_display_data."""
        publish_display_data(data, metadata, transient=transient, update=update)

    def clear_output(self, wait=False):
        """See IPython.display.clear_output."""
        from IPython.core.display_functions import clear_output
        clear_output(wait)
