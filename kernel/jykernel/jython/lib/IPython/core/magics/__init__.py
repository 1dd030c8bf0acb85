"""The magics that come with the kernel, one module for each theme; each is imported when it is first used."""
from __future__ import absolute_import

# theme: (line magics, cell magics)
THEMES = {
    'basic': ('lsmagic magic quickref pinfo pinfo2 pdoc psource psearch page connect_info automagic alias_magic', ''),
    'code': ('load loadpy save history hist recall rep rerun', 'writefile file'),
    'config': ('config precision load_ext unload_ext reload_ext colors xmode gui matplotlib pylab', ''),
    'display': ('', 'html javascript js latex markdown svg'),
    'execution': ('time run', 'time capture'),
    'java': ('', 'java'),
    'maven': ('maven classpath', ''),
    'namespace': ('who who_ls whos reset reset_selective xdel', ''),
    'osm': ('cd pwd dhist env set_env alias unalias ls ll cat cp mv rm mkdir rmdir sx system',
            'sx system !'),
    'profiling': ('timeit prun', 'timeit prun'),
    'script': ('', 'script bash sh perl ruby python3'),
}
_KINDS = {'line': 0, 'cell': 1}
_SIMILAR = 3


def names(kind):
    """The names of all magics of a kind, 'line' or 'cell'."""
    return [name for theme in THEMES.values() for name in theme[_KINDS[kind]].split()]


def theme_of(kind, name):
    """The name of the module in which a magic is; None if none comes with the kernel."""
    for theme, known in THEMES.items():
        if name in known[_KINDS[kind]].split():
            return theme
    return None


def written(name, kind):
    """The function of a magic as it stands in its class, to be read; None if none comes with the kernel."""
    theme = theme_of(kind, name)
    module = __import__(__name__ + '.' + theme, fromlist=['*']) if theme else None
    classes = [value for value in vars(module).values() if isinstance(value, type)] if module else []
    methods = [method for cls in classes for method in vars(cls).values()]
    return next((method for method in methods if (kind, name) in getattr(method, '_magics', ())), None)


def not_found(manager, kind, name):
    """What is said about a magic that does not exist."""
    from difflib import get_close_matches
    percent, other, others = ('%', 'cell', '%%') if kind == 'line' else ('%%', 'line', '%')
    message = u'%s magic%s `%s%s` not found' % (
        kind.capitalize(), u' function' if kind == 'line' else u'', percent, name)
    if name in manager.names(other):
        return u'%s (But %s magic `%s%s` exists, did you mean that instead?).' % (message, other, others, name)
    near = [percent + known for known in get_close_matches(name, manager.names(kind), _SIMILAR)]
    near += [others + known for known in get_close_matches(name, manager.names(other), _SIMILAR)
             if percent + known not in near]
    return message + (u'. Did you mean %s?' % u', '.join(near[:_SIMILAR]) if near else u'.')
