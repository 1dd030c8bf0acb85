"""Interrupts of what runs for long inside Jython and the JDK, without a line of Python being executed."""

import pytest
from stuck import Stuck, play

covers = pytest.mark.covers

FROM = "from itertools import *\nfrom collections import deque\n"
SEARCHES = {
    "sum": "sum(repeat(0))",
    "any": "any(repeat(0))",
    "all": "all(repeat(1))",
    "max": "max(repeat(0))",
    "min": "min(count())",
    "in": "-1 in count()",
    "not in": "-1 not in repeat(0)",
    "reduce": "reduce(max, repeat(0))",
    "set": "set(repeat(0))",
    "frozenset": "frozenset(cycle('ab'))",
    "dict": "dict(repeat((1, 1)))",
    "dict.update": "{}.update(repeat((1, 1)))",
    "set.update": "set().update(repeat(0))",
    "deque": "deque(count(), 1)",
    "ifilter": "next(ifilter(None, repeat(0)))",
    "dropwhile": "next(dropwhile(bool, repeat(1)))",
    "imap": "any(imap(int, repeat('0')))",
    "izip": "any(imap(min, izip(repeat(0), repeat(1))))",
    "islice": "all(islice(repeat(1), None))",
    "chain": "next(chain.from_iterable(repeat(())))",
    "filter": "filter(None, repeat(0))",
    "tuple in": "all(imap((0,).__contains__, repeat(0)))",
    "list ==": "all(imap(list(L).__eq__, repeat(L)))",
    "list.count": "any(imap(L.count, repeat(-1)))",
    "str.count": "any(imap(('a' * 10000).count, repeat('b')))",
    "str.replace": "all(imap(('a' * 10000).replace, repeat('a'), repeat('bb')))",
    "str.join": "all(imap(','.join, repeat(['a'] * 1000)))",
    "str.find of a long text": "LONG.find(NEARLY)",
    "str.rfind of a long text": "LONG.rfind(NEARLY)",
    "str.count of a long text": "LONG.count(NEARLY)",
    "str.replace of a long text": "LONG.replace(NEARLY, '')",
    "in of a long text": "NEARLY in LONG",
    "in of a long unicode text": "unicode(NEARLY) in unicode(LONG)",
    "repr of what is deep": "while True:\n    try: repr(DEEP)\n    except RuntimeError: pass",
}
SEARCHES_SETUP = """
L = range(100000)
LONG, NEARLY = 'a' * 2000000, 'a' * 1000000 + 'b'
DEEP = reduce(lambda inner, n: [inner], xrange(100000), [])
"""
# Each takes longer than the tests wait, or is repeated from Java (imap), so that no statement of Python comes in between.
COMPUTES = {
    "re, backtracking": "re.match(r'(a+)+$', 'a' * 40 + 'b')",
    "re, backtracking over a class": "re.search(r'([a-z]+)*=', 'a' * 40)",
    "long **": "3 ** (3 * 10 ** 8)",
    "long *": "reduce(long.__mul__, repeat(big), 1L)",
    "long //": "all(imap((big * big * big).__floordiv__, repeat(big)))",
    "str of a long": "str(1 << 300000000)",
    "long of a str": "long('7' * 30000000)",
    "factorial": "math.factorial(10 ** 6)",
    "pow modulo": "pow(3, (1 << 40000) - 1, (1 << 40000) + 1)",
    "sorted by itself": "all(imap(sorted, repeat([random.random() for n in xrange(10 ** 6)])))",
    "sorted again and again": "while True: sorted(floats)",
    "list": "while True: list(L) == L and L * 3",
    "dict copies": "while True: dict(D) == D",
    "set operations": "while True: S & T | S - T",
    "str": "while True: text.replace('a', 'bb').split('b')",
    "json.loads": "while True: json.loads(text_of_json)",
    "json.dumps": "while True: json.dumps(L)",
    "zlib": "while True: zlib.decompress(zlib.compress(text))",
    "bz2": "bz2.compress(text * 100)",
    "hashlib": "while True: hashlib.sha256(text).hexdigest()",
    "compile": "while True: compile('x = [1, 2]\\n' * 5000, 'big', 'exec')",
}
COMPUTES_SETUP = """
from itertools import *
import bz2, re, math, json, zlib, hashlib, random
big = 1 << 3000000 | 12345
L = range(100000)
D = dict.fromkeys(L)
S, T = set(L), set(range(50000, 150000))
text = 'banana' * 100000
text_of_json = json.dumps(range(50000))
floats = [random.random() for n in xrange(10 ** 6)]
"""

SLOW = """
import random
def slow(*args):
    for n in xrange(300000): pass
    return cmp(*args) if args[1:] else args[0]
class Slow(object):
    def __init__(self, n): self.n = n
    def __cmp__(self, other): return slow(self.n, other.n)
L = range(100000)
random.shuffle(L)
objects = map(Slow, L)
sets = [frozenset([n]) for n in L]
"""
UNCHANGED = "(len(L), sorted(L) == range(100000))"
SORTS = {
    "cmp": Stuck("L.sort(cmp=slow)", SLOW, UNCHANGED, "(100000, True)"),
    "key": Stuck("L.sort(key=slow)", SLOW, UNCHANGED, "(100000, True)"),
    "key and then compare": Stuck("L.sort(key=Slow)", SLOW, UNCHANGED, "(100000, True)"),
    "key and cmp": Stuck("L.sort(key=str, cmp=slow)", SLOW, UNCHANGED, "(100000, True)"),
    "reverse": Stuck("L.sort(cmp=slow, reverse=True)", SLOW, UNCHANGED, "(100000, True)"),
    "natural order": Stuck("objects.sort()", SLOW, "sorted(o.n for o in objects) == range(100000)", "True"),
    "sorted with cmp": Stuck("sorted(L, cmp=slow)", SLOW, UNCHANGED, "(100000, True)"),
    "sorted with key": Stuck("sorted(L, key=slow)", SLOW, UNCHANGED, "(100000, True)"),
    "sorted with key and then compare": Stuck("sorted(L, key=Slow)", SLOW, UNCHANGED, "(100000, True)"),
}


@covers("T1")
@pytest.mark.parametrize("how", SEARCHES)
def test_an_endless_search_ends(kernel, front, how):
    play(kernel, front, Stuck(SEARCHES[how], FROM + SEARCHES_SETUP))


@covers("T1")
@pytest.mark.parametrize("how", COMPUTES)
def test_a_long_computation_ends(kernel, front, how):
    play(kernel, front, Stuck(COMPUTES[how], COMPUTES_SETUP))


@covers("T1")
@pytest.mark.parametrize("how", SORTS)
def test_a_sort_ends_and_the_list_is_whole(kernel, front, how):
    play(kernel, front, SORTS[how])
