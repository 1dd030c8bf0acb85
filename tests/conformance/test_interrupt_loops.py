"""Interrupts of Python code: every kind of loop, and what programs do with the KeyboardInterrupt."""

import pytest
from stuck import Stuck, play

covers = pytest.mark.covers

FOLDER = "import os, sys, tempfile\nfolder = tempfile.mkdtemp()\n"
LOOPING_MODULE = r"""
with open(os.path.join(folder, 'looping.py'), 'w') as f: f.write('''
import sys
if not hasattr(sys, 'looping_once'):
    sys.looping_once = True
    print 'begun'
    while True: pass
value = 42
''')
sys.path.insert(0, folder)
"""
IMPORTED_AGAIN = "known = 'looping' in sys.modules\nimport looping\n(known, looping.value)"
GETATTR = "class Lazy(object):\n    def __getattr__(self, name):\n        while True: pass\n"
PROPERTY = "class Lazy(object):\n    @property\n    def slow(self):\n        while True: pass\n"
METACLASS = "class Meta(type):\n    def __init__(cls, *args):\n        while True: pass\n"
# What Jython falls back to for a function that is too big for the JVM: an interpreter of CPython's bytecode.
BYTECODE = """
import types
from org.python.core import PyBytecode
def function(*code):
    text = ''.join(map(chr, code))
    return types.FunctionType(PyBytecode(0, 0, 2, 64, text, [None, 'begun'], ['f'], [], 'big.py', 'big', 1, ''), {})
"""

LOOPS = {
    "while 1": Stuck("while 1: pass"),
    "compiled while 1": Stuck(
        "def spin():\n    while 1: pass\nthreading.Timer(3, tell).start()\nspin()",
        setup="import threading\ndef tell(): print 'begun'",
    ),
    "compiled counting": Stuck("n = 0\nwhile 1:\n    n += 1\n    if n == 10000000: print 'begun'"),
    "xrange": Stuck("f()", setup="import sys\ndef f():\n    for i in xrange(sys.maxint): pass"),
    "list comprehension": Stuck("[x for x in iter(int, 1)]"),
    "list comprehension that drops": Stuck("[x for x in iter(int, 1) if x]"),
    "generator expression": Stuck("sum(x for x in iter(int, 1))"),
    "generator": Stuck(
        "for x in g: pass",
        setup="def forever():\n    while 1: yield 1\ng = forever()",
        check="next(g, 1)",  # it is finished if it was interrupted inside, and goes on if outside
        answer="1",
    ),
    "generator before its first value": Stuck(
        "next(g)",
        setup="def never():\n    print 'begun'\n    while 1: pass\n    yield 1\ng = never()",
        check="(bool(g.gi_running), next(g, 'finished'))",
        answer="(False, 'finished')",
    ),
    "exec": Stuck("exec 'while 1: pass' in {}"),
    "eval": Stuck("eval('[0 for _ in iter(int, 1) if _]')"),
    "execfile": Stuck(
        "execfile(path)",
        setup=FOLDER + "path = os.path.join(folder, 'loop.py')\nf = open(path, 'w')\nf.write('while 1: pass')\nf.close()",
    ),
    "recursive lambda": Stuck("while True: f(100)", setup="f = lambda n: n and f(n - 1)"),
    "recursion to the limit": Stuck(
        "while True:\n    try: f(1)\n    except RuntimeError: pass",
        setup="f = lambda n: f(n + 1)",
    ),
    "import": Stuck("import looping", setup=FOLDER + LOOPING_MODULE, check=IMPORTED_AGAIN, answer="(False, 42)"),
    "decorator": Stuck("@loop\ndef f(): pass", setup="def loop(f):\n    while True: pass"),
    "metaclass": Stuck("class C(object):\n    __metaclass__ = Meta", setup=METACLASS, check="'C' in globals()", answer="False"),
    "metaclass's mro": Stuck(
        "class C(object):\n    __metaclass__ = Meta",
        setup="class Meta(type):\n    def mro(cls):\n        while True: pass",
        check="'C' in globals()",
        answer="False",
    ),
    "__slots__": Stuck("class C(object):\n    __slots__ = (s for s in iter(str, 1) if s)", check="'C' in globals()", answer="False"),
    "class body": Stuck("class Body(object):\n    while True: pass", check="'Body' in globals()", answer="False"),
    "hasattr of __getattr__": Stuck("hasattr(Lazy(), 'slow')", setup=GETATTR),
    "getattr of __getattr__ with a default": Stuck("getattr(Lazy(), 'slow', 0)", setup=GETATTR),
    "hasattr of a property": Stuck("hasattr(Lazy(), 'slow')", setup=PROPERTY),
    "getattr of a property with a default": Stuck("getattr(Lazy(), 'slow', 0)", setup=PROPERTY),
    "__eq__ in a search": Stuck("Same() in [1]", setup="class Same(object):\n    def __eq__(self, other):\n        while True: pass"),
    "__hash__ in a lookup": Stuck("{}.get(Key())", setup="class Key(object):\n    def __hash__(self):\n        while True: pass"),
    "bytecode of CPython, a jump to itself": Stuck("function(100, 1, 0, 71, 72, 113, 5, 0)()", setup=BYTECODE),
    "bytecode of CPython, with a loop block": Stuck(
        # print 'begun'; while 1: None
        "function(100, 1, 0, 71, 72, 120, 8, 0, 100, 0, 0, 1, 113, 8, 0, 87, 100, 0, 0, 83)()",
        setup=BYTECODE,
    ),
}

SEEN_THREE = """
seen = 0
for turn in range(3):
    try:
        print 'begun', turn
        while True: pass
    except:
        seen += 1
    try:
        for n in xrange(300000): pass
    except:
        seen += 1  # one interrupt came twice
seen
"""
SWALLOWS = """
class Swallow(object):
    def __enter__(self): return self
    def __exit__(self, kind, value, trace):
        self.kind = kind
        return True
"""
EXC_INFO = """
import sys
def stuck():
    try:
        print 'begun'
        while True: pass
    except KeyboardInterrupt:
        return sys.exc_info()[0].__name__
"""

EXCEPTIONS = {
    "bare except": Stuck(SEEN_THREE, result="3", stops=("begun 0", "begun 1", "begun 2")),
    "except Exception": Stuck("while True:\n    try:\n        while True: pass\n    except Exception: pass"),
    "except KeyboardInterrupt": Stuck(
        "try:\n    print 'begun'\n    while True: pass\nexcept KeyboardInterrupt:\n    print 'caught'\n0",
        result="0",
        text="caught\n",
    ),
    "finally": Stuck(
        "log = []\ntry:\n    print 'begun'\n    while True: pass\nfinally: log.append('ran')", check="log", answer="['ran']"
    ),
    "loop in finally": Stuck(
        "log = []\ntry:\n    print 'begun'\n    while True: pass\n"
        "finally:\n    log.append('first')\n    print 'again'\n    while True: pass\n    log.append('never')",
        stops=("begun", "again"),
        check="log",
        answer="['first']",
    ),
    "__exit__ that returns True": Stuck(
        "swallow = Swallow()\nwith swallow:\n    print 'begun'\n    while True: pass\nswallow.kind.__name__",
        setup=SWALLOWS,
        result="'KeyboardInterrupt'",
    ),
    "with lock": Stuck(
        "with lock:\n    print 'begun'\n    while True: pass",
        setup="import threading\nlock = threading.Lock()",
        check="lock.locked()",
        answer="False",
    ),
    "with lock of thread": Stuck(
        "with lock:\n    print 'begun'\n    while True: pass",
        setup="import thread\nlock = thread.allocate_lock()",
        check="lock.locked()",
        answer="False",
    ),
    "exc_info in an except": Stuck(
        "try:\n    1/0\nexcept ZeroDivisionError:\n    inside = stuck()\n    after = sys.exc_info()[0].__name__\n(inside, after)",
        setup=EXC_INFO,
        result="('KeyboardInterrupt', 'ZeroDivisionError')",
    ),
    "loop in an except": Stuck(
        "try:\n    1/0\nexcept ZeroDivisionError:\n    print 'begun'\n    while True: pass",
    ),
}


@covers("T1")
@pytest.mark.parametrize("how", LOOPS)
def test_a_loop_ends(kernel, front, how):
    play(kernel, front, LOOPS[how])


@covers("T1")
@pytest.mark.parametrize("how", EXCEPTIONS)
def test_what_a_program_does_about_it(kernel, front, how):
    play(kernel, front, EXCEPTIONS[how])


@covers("T1")
def test_an_exception_at_the_same_moment(front):
    for turn in range(30):
        running = front.submit(f"print 'begun'\nfor n in xrange({turn * 300}): pass\nraise ValueError")
        front.until_printed(running, "begun")
        stop = front.send("interrupt_request", channel="control")
        assert front.finish(running).content["ename"] in ("KeyboardInterrupt", "ValueError")
        front.reply(stop, "control")  # by now it has come, and cannot be meant for the next cell
        assert front.execute(f"for n in xrange(1000): pass\n{turn}").result == str(turn)
