"""Runs 5,000 cells of several kinds, no two the same, and prints how long they took and what they left, in Markdown.

    target/venv/bin/python tests/conformance/many_cells.py [CELLS]

No test: it measures. The cost of a cell is to grow with the cell and not with the session.
"""

import json
import statistics
import sys
import time

from compare_kernels import Client
from kernels import JAVAS, Installed

WINDOW = 100
KINDS = {
    "an expression": "{n}",
    "a loop": "x = {n}\nfor i in range(3): x += i\nx",
    "a function and its call": "def f(a):\n    return a + {n}\nf(1)",
    "a print": "print {n}",
}
LEFT = """from java.lang import System
from java.lang.management import ManagementFactory
System.gc()
pools = ManagementFactory.getMemoryPoolMXBeans()
print '%d | %.1f MiB | %.1f MiB | %d' % (
    ManagementFactory.getClassLoadingMXBean().getLoadedClassCount(),
    ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1048576.0,
    sum(p.getUsage().getUsed() for p in pools if 'Metaspace' in p.getName()) / 1048576.0,
    ManagementFactory.getThreadMXBean().getThreadCount())
"""


def printed(client, code):
    """What a cell writes."""
    cell = client.execute(code)
    text = []

    def is_idle(kind, parent, content):
        if kind == "stream" and parent == cell:
            text.append(json.loads(content)["text"])
        return kind == "status" and parent == cell and b'"idle"' in content

    client.until(is_idle)
    return "".join(text).strip()


def took(client, code):
    begin = time.perf_counter()
    client.reply(client.execute(code))
    return time.perf_counter() - begin


def main(cells):
    installed = Installed(JAVAS[0])
    client = Client(json.loads((installed.folder / "kernel.json").read_text())["argv"], installed.env)
    kinds = list(KINDS.values())
    seconds = [[] for _ in kinds]
    print(f"| cells | {' | '.join(KINDS)} | classes | heap | metaspace | threads |")
    print("|---" * (len(KINDS) + 5) + "|")
    try:
        client.ready()
        for n in range(1, cells + 1):
            seconds[n % len(kinds)].append(took(client, kinds[n % len(kinds)].format(n=n)))
            if n == WINDOW or n % (cells // 5) == 0:
                medians = (statistics.median(kind[-WINDOW // len(kinds) :]) * 1000 for kind in seconds)
                times = " | ".join(f"{median:.2f} ms" for median in medians)
                print(f"| {n:,} | {times} | {printed(client, LEFT)} |", flush=True)
    finally:
        client.close()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5000)
