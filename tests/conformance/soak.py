"""Hours of a notebook's life in minutes: mixed work in one kernel, and whether it is the same kernel afterwards.

    KERNEL_JAVAS=java target/venv/bin/python tests/conformance/soak.py [MINUTES]

Prints a line of measures a minute and the verdict: memory, classes, threads and open files must not have grown since
the second quarter, when everything had been used often. Beside that kernel another one is restarted again and again.
Not run by the build, which only plays some rounds of it, in test_load.py.
"""

import os
import re
import statistics
import sys
import time
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from kernels import JAVAS, Installed, Kernel

MEASURE = """
def _measure():
    import jarray, re
    from java.lang import String, System
    from java.lang.management import ManagementFactory as M
    from javax.management import ObjectName
    for n in range(3): System.gc()
    metaspace = [pool for pool in M.getMemoryPoolMXBeans() if pool.name == 'Metaspace'][0]
    # The bean that counts classes counts more and more of those that are unloaded.
    jvm, words = ObjectName('com.sun.management:type=DiagnosticCommand'), jarray.array([''], String)
    told = M.getPlatformMBeanServer().invoke(jvm, 'vmMetaspace', [words], ['[Ljava.lang.String;'])
    loaded, threads = int(re.search(r'(\\d+) classes', told).group(1)), M.getThreadMXBean().threadCount
    return map(int, [M.getMemoryMXBean().heapMemoryUsage.used >> 10, metaspace.usage.used >> 10, loaded, threads])
"""


@dataclass(frozen=True)
class Measures:
    heap_kb: int
    metaspace_kb: int
    classes: int
    threads: int
    files: int
    rss_kb: int

    @classmethod
    def of(cls, kernel, front):
        """After a collection of garbage."""
        heap, metaspace, classes, threads = eval(front.value("_measure()"))
        process = Path("/proc") / str(kernel.process.pid)
        rss = int(re.search(r"VmRSS:\s*(\d+)", (process / "status").read_text())[1])
        return cls(heap, metaspace, classes, threads, len(os.listdir(process / "fd")), rss)


ALLOWED = Measures(heap_kb=14_000, metaspace_kb=3_000, classes=400, threads=2, files=3, rss_kb=300_000)
"""Growth that is none: what In and Out remember, the signatures that must not come again (65,536 at most), a thread that
is about to end, memory that the JVM does not need yet."""


def grown(before, after):
    """What is more at the end than it was, beyond what is allowed: {name: (before, after)}."""
    names = [field.name for field in fields(Measures)]
    pairs = {name: (getattr(before, name), getattr(after, name)) for name in names}
    return {name: pair for name, pair in pairs.items() if pair[1] - pair[0] > getattr(ALLOWED, name)}


def median(samples):
    return Measures(*(int(statistics.median(values)) for values in zip(*(asdict(s).values() for s in samples))))


# -- the work ----------------------------------------------------------------------------------------------------------

ENDS_WELL = (
    "total = sum(n * n for n in xrange(1000))\nprint total",
    "class Thing{n}(object):\n    def size(self): return {n}\nThing{n}().size()",
    "def function{n}(x):\n    return [x * k for k in range(50)]\nlen(function{n}({n}))",
    "for n in range(200): print 'line', n",
    "from java.util import ArrayList, TreeMap\ntree = TreeMap()\nfor n in range(99): tree.put(n, ArrayList([n]))\ntree.size()",
    "from IPython.display import HTML, display\nfor n in range(20): display(HTML('<b>%d</b>' % n))",
    "import json, re\nlen(json.loads(json.dumps(dict((str(n), n) for n in range(100)))))",
    "%time sum(range(1000))",
    "!echo from the shell",
    "import threading\nts = [threading.Thread(target=len, args=('abc',)) for n in range(5)]\n"
    "for t in ts: t.start()\nfor t in ts: t.join()",
    "from jykernel import pmap\nsum(pmap(lambda x: x + 1, range(20)))",
    "import sys\nprint >>sys.stderr, 'a complaint'",
    "with open('/dev/null') as f: f.read()",
    "exec 'x{n} = {n}' in {{}}",
)
FAILS = (
    "1/0",
    "undefined_{n}",
    "def (",
    "def deep(): return deep()\ndeep()",
    "from java.util import ArrayList\nArrayList().get(3)",
    "import nowhere_{n}",
)
STOPPED = (
    "print 'begun'\nwhile True: pass",
    "print 'begun'\nimport time\ntime.sleep(100)",
    "print 'begun'\nfor n in xrange(10**9): print n",
    "print 'begun'\n!sleep 100",
    "print 'begun'\nimport Queue\nQueue.Queue().get()",
)
ASKED = (
    ("complete_request", {"code": "sorte", "cursor_pos": 5}),
    ("inspect_request", {"code": "sorted", "cursor_pos": 3}),
    ("is_complete_request", {"code": "for x in y:"}),
    ("history_request", {"hist_access_type": "tail", "n": 5, "raw": True, "output": False}),
    ("comm_info_request", {}),
    ("kernel_info_request", {}),
)


def work(kernel, front, n):
    """One round. Names come again, or what they name would pile up as it should."""
    for code in ENDS_WELL:
        run = front.execute(code.format(n=n % 7), store_history=n % 2 == 0)
        assert run.status == "ok", run.content
    for code in FAILS:
        assert front.execute(code.format(n=n % 7)).status == "error"
    stop(kernel, front, STOPPED[n % len(STOPPED)])
    if n % 10 == 5:
        give_up(kernel, front)
    if n % 5 == 0:
        visitor = kernel.connect()
        assert visitor.execute("1 + 1").result == "2"
        visitor.close()


def stop(kernel, front, code):
    """Asks all sorts of things while a cell runs, and interrupts it."""
    running = front.submit(code)
    front.until_printed(running, "begun")
    for msg_type, content in ASKED:
        front.request(msg_type, content)
    kernel.interrupt()
    assert front.finish(running).content["ename"] == "KeyboardInterrupt"


def give_up(kernel, front):
    """A cell that no interrupt reaches; its thread can end later."""
    front.execute("from java.net import ServerSocket\nserver = ServerSocket(0)")
    running = front.submit("print 'begun'\nserver.accept()")
    front.until_printed(running, "begun")
    front.settle()
    kernel.interrupt()
    front.until_printed(running, "no interrupt reaches")
    kernel.interrupt()
    assert front.finish(running).content["ename"] == "KeyboardInterrupt"
    assert front.execute("server.close()").status == "ok"


def restart(kernel):
    kernel.restart()
    front = kernel.connect()
    assert front.execute("6 * 7").result == "42"
    front.until_running(front.submit("while True: pass"))
    front.close()


# -- the command line --------------------------------------------------------------------------------------------------


def soak(kernel, other, minutes):
    """Returns the measures of every minute."""
    front = kernel.connect()
    front.execute(MEASURE)
    begin, samples, n = time.monotonic(), [], 0
    while time.monotonic() - begin < 60 * minutes:
        work(kernel, front, n)
        n += 1
        if n % 20 == 0:
            restart(other)
        if time.monotonic() - begin > 60 * len(samples):
            samples.append(Measures.of(kernel, front))
            print(f"{len(samples):3} min, {n:4} rounds:", samples[-1], flush=True)
    return samples


def main(minutes):
    spec = Installed(JAVAS[0])
    kernel, other = (Kernel(spec.manager(), spec.env) for _ in range(2))
    try:
        samples = soak(kernel, other, minutes)
    finally:
        kernel.close()
        other.close()
    quarter = max(1, len(samples) // 4)
    growth = grown(median(samples[quarter : 2 * quarter] or samples), median(samples[-quarter:]))
    print(f"grown: {growth}" if growth else "nothing has grown")
    return 1 if growth else 0


if __name__ == "__main__":
    sys.exit(main(float(sys.argv[1]) if len(sys.argv) > 1 else 30))
