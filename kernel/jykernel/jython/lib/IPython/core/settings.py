"""Settings of things that this kernel does not have, which programs set all the same."""
from __future__ import absolute_import


class Config(dict):
    """A dict that is full of dicts: any name is there, and what is set is remembered. Names are attributes too."""

    def __missing__(self, name):
        self[name] = Config()
        return self[name]

    def __getattr__(self, name):
        if name.startswith('__'):
            raise AttributeError(name)
        return self[name]

    def __setattr__(self, name, value):
        self[name] = value

    def __delattr__(self, name):
        self.pop(name, None)

    def __repr__(self):
        return 'Config(%s)' % dict.__repr__(self)

    def merge(self, other):
        """Takes over the settings of another one."""
        for name, value in other.items():
            if isinstance(value, dict):
                self[name].merge(value)
            else:
                self[name] = value
