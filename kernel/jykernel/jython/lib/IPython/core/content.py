"""Text and bytes from whatever holds them: strings, arrays, files and addresses."""
from __future__ import absolute_import

import re

# How long a server may say nothing.
SILENCE_LIMIT_SECONDS = 30

_ADDRESS = re.compile(r'((https?|ftp)://|file:/)\S+$')
_BASE64 = re.compile(r'[A-Za-z0-9+/\s]+={0,2}\s*$')
_LONGEST_NAME = 4096


def is_address(value):
    """Whether value is text that is nothing but a URL."""
    return isinstance(value, basestring) and bool(_ADDRESS.match(value[:_LONGEST_NAME]))


def looks_like_name(value):
    """Whether value could be the name of a file: one short line of text."""
    return isinstance(value, basestring) and 0 < len(value) < _LONGEST_NAME \
        and not any(c in value for c in '\0\n\r')


def is_file(value):
    """Whether value is text that names an existing file."""
    if not looks_like_name(value):
        return False
    from os.path import isfile
    try:
        return isfile(value)
    except Exception:
        return False  # the characters do not make a name


def place(value):
    """A java.io.File, java.nio.file.Path, java.net.URL or URI as text; any other value as it is."""
    if value is None or isinstance(value, basestring):
        return value
    from java.io import File
    from java.net import URI, URL
    from java.nio.file import Path
    return value.toString() if isinstance(value, (File, Path, URL, URI)) else value


def as_bytes(value):
    """A byte string from a byte string, bytearray, buffer, array or Java's byte[]; None if value is none of them."""
    if isinstance(value, str):
        return value
    if isinstance(value, (bytearray, buffer, memoryview)):
        return value.tobytes() if isinstance(value, memoryview) else str(value)
    from array import array
    return value.tostring() if isinstance(value, array) and value.typecode in 'bB' else None


def as_text(value):
    """Unicode text from text or from bytes in UTF-8, where U+FFFD stands for what is malformed; or None."""
    if isinstance(value, unicode):
        return value
    data = as_bytes(value)
    return None if data is None else data.decode('utf-8', 'replace')


def escaped(value):
    """Text, or the text of any other value, for HTML and for its attributes."""
    text = as_text(value)
    text = unicode(value) if text is None else text
    for character, entity in ((u'&', u'&amp;'), (u'<', u'&lt;'), (u'>', u'&gt;'), (u'"', u'&quot;')):
        text = text.replace(character, entity)
    return text


def is_base64(data):
    """Whether a byte string is Base64 text rather than bytes of a binary format, judged by its beginning."""
    return bool(_BASE64.match(data[:64]))


def base64_text(value):
    """Base64 text of bytes; text, and bytes that are such text already, stay as they are."""
    data = as_bytes(value)
    if data is None or is_base64(data):
        return value
    from binascii import b2a_base64
    return b2a_base64(data).rstrip().decode('ascii')


def read_file(name):
    """The bytes of a file. Raises IOError if it cannot be read."""
    with open(name, 'rb') as opened:
        return opened.read()


def read_address(url):
    """The bytes at a URL. Raises IOError if they cannot be had."""
    from urllib2 import urlopen
    response = urlopen(url, timeout=SILENCE_LIMIT_SECONDS)
    try:
        return response.read()
    finally:
        response.close()
