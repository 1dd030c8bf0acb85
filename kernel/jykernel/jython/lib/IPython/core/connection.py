"""Where the kernel is connected."""
from __future__ import absolute_import

import os


def connection_file():
    """The name of the file that this kernel was started with; None if there is none."""
    from java.lang import ProcessHandle, System
    command = System.getProperty('sun.java.command') or ''
    arguments = ProcessHandle.current().info().arguments()
    words = list(arguments.get()) if arguments.isPresent() else []
    for word in reversed(words + [command.partition(' ')[2], command.rpartition(' ')[2]]):
        if word.endswith('.json') and os.path.isfile(word):
            return word
    return None
