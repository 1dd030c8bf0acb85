"""Interrupts the same cells in this kernel and in ipykernel, and prints a table of what became of them, in Markdown.

    target/venv/bin/python tests/conformance/compare_interrupts.py [ROUNDS]

No test: it measures. The kernels take turns, so that a busy machine is as hard on the one as on the other.
"""

import os
import statistics
import sys
import time
from pathlib import Path

from jupyter_client.kernelspec import KernelSpecManager
from jupyter_client.manager import KernelManager
from kernels import JAVAS, Installed, Kernel

GIVE_UP_S = 10
# Long enough to get there. No message can tell: ipykernel sends none while a builtin holds its lock.
IN_THE_MIDDLE_S = 1

# What is written in both Pythons; a pair if they differ; None for what there is only on the JVM.
CELLS = {
    "`while True: pass`": "while True: pass",
    "a loop in a function": "def f():\n    for i in iter(int, 1): pass\nf()",
    "a comprehension": "[x for x in iter(int, 1)]",
    "a generator": "def g():\n    while 1: yield 1\nfor x in g(): pass",
    "`except Exception` in a loop": "while True:\n    try: 1/0\n    except Exception: pass",
    "`sum` over a range": ("sum(xrange(2 * 10**9))", "sum(range(10**12))"),
    "`x in repeat(y)`": "import itertools\n1 in itertools.repeat(0)",
    "`any(repeat(0))`": "import itertools\nany(itertools.repeat(0))",
    "`deque(repeat(0), 0)`": "import itertools, collections\ncollections.deque(itertools.repeat(0), 0)",
    "a regular expression that backtracks": "import re\nre.match('(a+)+$', 'a' * 40 + 'b')",
    "`3 ** 10**9`": "x = 3 ** 10**9",
    "`math.factorial(10**7)`": "import math\nx = math.factorial(10**7)",
    "sorting in a loop": "import random\nL = [random.random() for i in range(10**6)]\nwhile 1: sorted(L)",
    "sorting with a slow key": "def k(x):\n    for i in range(1000): pass\n    return x\nL = sorted(list(range(10**6)), key=k)",
    "`json` in a loop": "import json\nwhile 1: json.loads(json.dumps(list(range(10000))))",
    "`compile` of much code": ("compile('x = 1\\n' * 10**6, 'x', 'exec')", "compile('x = 1\\n' * 10**7, 'x', 'exec')"),
    "`time.sleep`": "import time\ntime.sleep(100)",
    "a lock": "import threading\nl = threading.Lock()\nl.acquire()\nl.acquire()",
    "an event": "import threading\nthreading.Event().wait()",
    "a queue": ("import Queue\nQueue.Queue().get()", "import queue\nqueue.Queue().get()"),
    "a queue in `except Exception`": (
        "import Queue\nq = Queue.Queue()\nwhile 1:\n    try: q.get()\n    except Exception: pass",
        "import queue\nq = queue.Queue()\nwhile 1:\n    try: q.get()\n    except Exception: pass",
    ),
    "joining a thread": "import threading, time\nt = threading.Thread(target=time.sleep, args=(100,))\nt.daemon = True\n"
    "t.start()\nt.join()",
    "`socket.accept`": "import socket\ns = socket.socket()\ns.bind(('127.0.0.1', 0))\ns.listen(1)\ns.accept()",
    "`select`": "import socket, select\ns = socket.socket()\ns.bind(('127.0.0.1', 0))\ns.listen(1)\nselect.select([s], [], [])",
    "a child process": "import subprocess\nsubprocess.call(['sleep', '100'])",
    "children in a loop": "import os\nwhile 1: os.system('sleep 100')",
    "a flood of prints": "import sys\nwhile 1: sys.stdout.write('flood ')",
    "`Thread.sleep` of Java": ("from java.lang import Thread\nThread.sleep(100000)", None),
    "a regular expression of Java": (
        "from java.util.regex import Pattern\nPattern.compile('(.*,){20}z').matcher('a,' * 40).matches()", None),
    "a stream of Java": ("from java.util.stream import LongStream\nLongStream.range(0, 10**16).sum()", None),
}  # fmt: skip


def ipykernel():
    specs = KernelSpecManager(kernel_dirs=[str(Path(sys.prefix) / "share" / "jupyter" / "kernels")])
    return Kernel(KernelManager(kernel_name="python3", kernel_spec_manager=specs), dict(os.environ))


def interrupted_after(start, code):
    """Seconds from the interrupt to the reply; None if it took longer than anybody waits."""
    kernel = start()
    try:
        front = kernel.connect()
        front.execute("kept = 1")
        cell = front.submit(code, stop_on_error=False)
        time.sleep(IN_THE_MIDDLE_S)
        begin = time.monotonic()
        kernel.interrupt()
        try:
            reply = front.reply(cell, timeout=GIVE_UP_S)
        except AssertionError:
            return None
        seconds = time.monotonic() - begin
        sound = reply["content"].get("ename") == "KeyboardInterrupt" and front.execute("kept").result == "1"
        return seconds if sound else None
    finally:
        kernel.close()


def cell_of_table(results):
    stopped = [seconds for seconds in results if seconds is not None]
    if not stopped:
        return "not in 10 s, or not as an interrupt"
    often = "" if len(stopped) == len(results) else f", {len(stopped)} of {len(results)} times"
    return f"{statistics.median(stopped) * 1000:.0f} ms{often}"


def main(rounds):
    installed = Installed(JAVAS[0])
    totals = {"ours": 0, "theirs": 0, "both": 0}
    print("| cell | jykernel | ipykernel |\n|---|---|---|")
    for name, codes in CELLS.items():
        python2, python3 = codes if isinstance(codes, tuple) else (codes, codes)
        ours, theirs = [], []
        for _ in range(rounds):
            ours.append(interrupted_after(lambda: Kernel(installed.manager(), installed.env), python2))
            if python3 is not None:
                theirs.append(interrupted_after(ipykernel, python3))
        print(f"| {name} | {cell_of_table(ours)} | {cell_of_table(theirs) if theirs else '–'} |", flush=True)
        totals["ours"] += all(ours)
        totals["theirs"] += bool(theirs) and all(theirs)
        totals["both"] += bool(theirs)
    print(f"| **stopped** | **{totals['ours']} of {len(CELLS)}** | **{totals['theirs']} of {totals['both']}** |")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 3)
