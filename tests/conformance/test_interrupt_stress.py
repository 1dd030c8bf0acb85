"""Interrupts at any moment: each one ends the cell that runs or none, and never the one after it."""

import os
import random

import pytest

covers = pytest.mark.covers

# By hand many more can be asked for.
ROUNDS = int(os.environ.get("INTERRUPT_ROUNDS", "250"))
# Sources, results and history of the rounds; a leak of frames or exceptions would take far more.
GROWTH = 20 * 1024 * 1024 + ROUNDS * 4096

HEAP = """
from java.lang import Runtime, System
for _ in range(3): System.gc()
Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()
"""

CELLS = [
    "for i in xrange(20000): pass",
    "sum(xrange(200000))",
    "L = range(3000)\nL.sort(key=lambda x: -x)\nassert len(L) == 3000",
    "import re\nre.findall('a+b', 'aab' * 2000)",
    "import time\ntime.sleep(0.01)",
    "import threading\nt = threading.Thread(target=lambda: None)\nt.start()\nt.join()",
    "import Queue\nq = Queue.Queue()\nfor i in range(200): q.put(i)\nfor i in range(200): q.get()",
    "print '\\n'.join(str(i) for i in range(500))",
    "import json\njson.loads(json.dumps(range(2000)))",
    "from java.util import ArrayList, Collections\nl = ArrayList(range(2000))\nCollections.shuffle(l)\nCollections.sort(l)",
    "class A(object):\n    def __init__(self): self.x = 1\nfor i in range(2000): A()",
    "d = {}\nfor i in range(3000): d[i] = str(i)\nassert sorted(d) == range(len(d))",
    "x = 3 ** 20000\nstr(x)",
]


@covers("T1", "W12", "X8")
def test_interrupts_at_random_moments_lose_nothing_and_leak_nowhere(front):
    rng = random.Random(20)
    front.execute("done = []")
    interrupted = 0
    heap = int(front.execute(HEAP).result.rstrip("L"))
    for n in range(ROUNDS):
        cell = front.submit(f"{rng.choice(CELLS)}\ndone.append({n})\n{n}")
        for _ in range(rng.randrange(6)):
            front.request("kernel_info_request", channel="control")  # takes a moment, and nobody knows which
        stops = [front.send("interrupt_request", channel="control") for _ in range(rng.choice([1, 1, 1, 2]))]
        run = front.finish(cell)
        for stop in stops:
            assert front.reply(stop, "control")["content"] == {"status": "ok"}
        if run.status == "ok":
            assert run.result == str(n)
        else:
            assert run.content["ename"] == "KeyboardInterrupt", run.content
            interrupted += 1
        assert front.execute(f"'clean', {n}").result == f"('clean', {n})"
    finished = int(front.execute("len(done)").result)
    # A cell may be interrupted behind its last statement but one.
    assert ROUNDS - interrupted <= finished <= ROUNDS
    assert interrupted > 0
    assert int(front.execute(HEAP).result.rstrip("L")) < heap + GROWTH
