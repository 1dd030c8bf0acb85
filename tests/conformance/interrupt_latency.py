"""How long after an interrupt the reply comes, in one kernel after another's turn: a histogram, in Markdown.

    target/venv/bin/python tests/conformance/interrupt_latency.py [INTERRUPTS]

No test: it measures. This kernel and ipykernel take turns, one interrupt each, so that a busy machine is as hard on the
one as on the other. The cells are ones that both can end.
"""

import random
import statistics
import sys
import time

from compare_interrupts import ipykernel
from kernels import JAVAS, Installed, Kernel

CELLS = [
    "while True: pass",
    "def f():\n    while True: len('x')\nf()",
    "while True: [x for x in range(100)]",
    "import time\ntime.sleep(100)",
    "import threading\nl = threading.Lock()\nl.acquire()\nl.acquire()",
    "while True:\n    try: 1/0\n    except Exception: pass",
    "import subprocess\nsubprocess.call(['sleep', '100'])",
]
EDGES_MS = [2, 5, 10, 20, 50, 100, 1000]
WARM_UP = 20


def seconds_to_reply(kernel, front, code, pause):
    cell = front.submit("print('begun')\n" + code, stop_on_error=False)
    front.until_running(cell)
    time.sleep(pause)
    begin = time.monotonic()
    kernel.interrupt()
    reply = front.reply(cell)
    seconds = time.monotonic() - begin
    assert reply["content"].get("ename") == "KeyboardInterrupt", reply["content"]
    front.until_idle(cell)
    return seconds


def row(name, seconds):
    ms = sorted(s * 1000 for s in seconds)
    cuts = statistics.quantiles(ms, n=100)
    counts = [sum(low <= m < high for m in ms) for low, high in zip([0, *EDGES_MS], [*EDGES_MS, float("inf")])]
    figures = [f"{statistics.median(ms):.1f} ms", f"{cuts[89]:.1f} ms", f"{cuts[98]:.1f} ms", f"{ms[-1]:.0f} ms"]
    return f"| {name} | {' | '.join(figures)} | {' | '.join(map(str, counts))} |"


def main(interrupts):
    rng = random.Random(1)
    installed = Installed(JAVAS[0])
    kernels = {"jykernel": Kernel(installed.manager(), installed.env), "ipykernel": ipykernel()}
    fronts = {name: kernel.connect() for name, kernel in kernels.items()}
    results = {name: [] for name in kernels}
    try:
        for n in range(-WARM_UP, interrupts):
            code, pause = rng.choice(CELLS), 0.05 + rng.random() * 0.1
            for name, kernel in kernels.items():
                seconds = seconds_to_reply(kernel, fronts[name], code, pause)
                if n >= 0:
                    results[name].append(seconds)
    finally:
        for kernel in kernels.values():
            kernel.close()
    buckets = [f"< {edge} ms" for edge in EDGES_MS] + ["more"]
    print("| | median | 90 % | 99 % | longest | " + " | ".join(buckets) + " |\n" + "|---" * (5 + len(buckets)) + "|")
    for name, seconds in results.items():
        print(row(name, seconds))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 200)
