"""Passwords, asked from the person at the notebook, who does not see what is typed."""
import os

__all__ = ['getpass', 'getuser', 'GetPassWarning']


class GetPassWarning(UserWarning):
    """Never issued: clients of the kernel always hide a password."""


def getpass(prompt='Password: ', stream=None):
    """Asks for a password; `stream` is ignored. Raises EOFError at the end of file."""
    return raw_input(prompt, password=True)


def getuser():
    """The login name, from the environment or else from the JVM."""
    for name in ('LOGNAME', 'USER', 'LNAME', 'USERNAME'):
        user = os.environ.get(name)
        if user:
            return user
    from java.lang import System
    return System.getProperty('user.name')
