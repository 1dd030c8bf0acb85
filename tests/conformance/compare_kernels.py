"""Does the same in this kernel and in ipykernel, and prints how long each took, in Markdown.

    target/venv/bin/python tests/conformance/compare_kernels.py [ROUNDS]

No test: it measures. Each measurement has a fresh kernel, and the two kernels take turns, so that a busy machine is as
hard on the one as on the other. The numbers are medians over the rounds.
"""

import itertools
import json
import os
import statistics
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import zmq
from jupyter_client.connect import ConnectionFileMixin
from jythons import newest
from kernels import JAVAS, Installed

LIMIT_S = 120
WARM_UP = 300
BUSY_S = 5
BUSY = f"import time\nend = time.time() + {BUSY_S}\nwhile time.time() < end: pass"
CELLS = itertools.count(1)  # no two cells are the same: a cache of compiled code would flatter


class Client(ConnectionFileMixin):
    """A kernel process and raw sockets: what a real client does with a message would blur what is measured."""

    def __init__(self, argv, env):
        super().__init__()
        self.context = zmq.Context()
        self.context.setsockopt(zmq.RECONNECT_IVL, 5)  # the usual 100 ms would blur the start
        self.context.setsockopt(zmq.SNDHWM, 0)
        self.context.setsockopt(zmq.RCVHWM, 0)
        self.write_connection_file()
        self.begun = time.perf_counter()
        command = [part.replace("{connection_file}", self.connection_file) for part in argv]
        self.process = subprocess.Popen(
            command, env=env, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        self.poller = zmq.Poller()
        self.channels = {}
        for name in ("shell", "control", "iopub"):
            socket = getattr(self, f"connect_{name}")()
            self.poller.register(socket, zmq.POLLIN)
            self.channels[name] = socket

    def send(self, msg_type, content, channel="shell"):
        message = self.session.msg(msg_type, content)
        self.session.send(self.channels[channel], message)
        return message["header"]["msg_id"]

    def execute(self, code):
        return self.send("execute_request", {"code": code, "silent": False})

    def receive(self, timeout_s=LIMIT_S):
        """(type, id of the request, content as bytes) of all that has come; waits for something."""
        ready = dict(self.poller.poll(timeout_s * 1000))
        if not ready:
            raise TimeoutError
        for socket in ready:
            for _ in range(200):
                try:
                    frames = socket.recv_multipart(zmq.NOBLOCK)
                except zmq.Again:
                    break
                parts = frames[frames.index(b"<IDS|MSG>") + 2 :]
                yield json.loads(parts[0])["msg_type"], json.loads(parts[1]).get("msg_id"), parts[3]

    def until(self, wanted, timeout_s=LIMIT_S):
        """Takes messages until one is `wanted`."""
        end = time.perf_counter() + timeout_s
        while time.perf_counter() < end:
            found = [message for message in self.receive(end - time.perf_counter()) if wanted(*message)]
            if found:
                return found[0]
        raise TimeoutError

    def reply(self, msg_id, timeout_s=LIMIT_S):
        return self.until(lambda kind, parent, _: parent == msg_id and kind.endswith("_reply"), timeout_s)

    def idle(self, msg_id):
        return self.until(lambda kind, parent, content: parent == msg_id and kind == "status" and b'"idle"' in content)

    def ready(self):
        """Waits for the first reply and for the subscription."""
        while True:
            try:
                self.reply(self.send("kernel_info_request", {}), 1)
                self.idle(self.execute("1"))
                return self
            except TimeoutError:
                continue

    def took(self, code):
        """Seconds from a cell's request to its idle."""
        begin = time.perf_counter()
        self.idle(self.execute(code))
        return time.perf_counter() - begin

    def asked(self, msg_type, content, times, channel="shell"):
        """The median of the seconds that a question took; the longest, if one had to wait for a cell to end."""
        seconds = []
        for _ in range(times):
            begin = time.perf_counter()
            self.reply(self.send(msg_type, content, channel))
            seconds.append(time.perf_counter() - begin)
        return max(seconds) if max(seconds) > BUSY_S / 2 else statistics.median(seconds[times // 5 :])

    def close(self):
        self.process.kill()
        self.process.wait()
        self.cleanup_connection_file()
        self.context.destroy(linger=0)


def start(client):
    client.reply(client.execute(str(next(CELLS))))
    return time.perf_counter() - client.begun


def info(client):
    client.reply(client.send("kernel_info_request", {}))
    return time.perf_counter() - client.begun


def round_trip(client):
    client.ready()
    seconds = []
    for _ in range(WARM_UP + 500):
        begin = time.perf_counter()
        cell = client.execute(str(next(CELLS)))
        client.reply(cell)
        seconds.append(time.perf_counter() - begin)
    return statistics.median(seconds[WARM_UP:])


def prints(client):
    return client.ready().took("for i in range(100000): print(i)")


def one_long_print(client):
    return client.ready().took("print('x' * (50 << 20))")


def displays(client):
    return client.ready().took("from IPython.display import display\nfor i in range(10000): display(i)")


def pipelined(client):
    client.ready()
    begin = time.perf_counter()
    waiting = {client.execute(str(next(CELLS))) for _ in range(2000)}
    seen = Counter()
    while seen["execute_reply"] < 2000:
        seen.update(kind for kind, parent, _ in client.receive() if parent in waiting)
    return time.perf_counter() - begin


QUESTIONS = {
    "complete": {"code": "value.app", "cursor_pos": 9},
    "inspect": {"code": "value", "cursor_pos": 5, "detail_level": 0},
    "is_complete": {"code": "def f(x):"},
}


def question(kind):
    def ask(client):
        client.ready().took("value = [1, 2, 3]")
        return client.asked(kind + "_request", QUESTIONS[kind], 150)

    return ask


def question_while_busy(kind):
    def ask(client):
        client.ready().took("value = [1, 2, 3]")
        client.asked(kind + "_request", QUESTIONS[kind], 100)
        client.execute(BUSY)
        return client.asked(kind + "_request", QUESTIONS[kind], 50)

    return ask


def control_while_busy(client):
    client.ready()
    client.asked("kernel_info_request", {}, 100, "control")
    client.execute(BUSY)
    return client.asked("kernel_info_request", {}, 50, "control")


MEASUREMENTS = {
    "spawn → kernel_info_reply": info,
    "spawn → first execute_reply": start,
    "round trip of a small cell": round_trip,
    "100,000 prints": prints,
    "one print of 50 MiB": one_long_print,
    "10,000 displays": displays,
    "2,000 pipelined cells": pipelined,
    **{kind: question(kind) for kind in QUESTIONS},
    **{kind + " while a cell runs": question_while_busy(kind) for kind in QUESTIONS},
    "kernel_info on control while a cell runs": control_while_busy,
}


def resident_mib(pid):
    status = Path(f"/proc/{pid}/status").read_text()
    return int(status.split("VmRSS:")[1].split()[0]) / 1024


def memory(argv, env, jython):
    """Resident after the first cell, and the same of plain Jython that has run it."""
    client = Client(argv, env)
    try:
        client.ready()
        ours = resident_mib(client.process.pid)
    finally:
        client.close()
    plain = subprocess.Popen(
        [JAVAS[0], "-jar", jython, "-c", "print 1\nimport sys\nsys.stdout.flush()\nraw_input()"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    plain.stdout.readline()
    theirs = resident_mib(plain.pid)
    plain.communicate(b"\n")
    return ours, theirs


def text(seconds):
    return f"{seconds:.2f} s" if seconds >= 1 else f"{seconds * 1000:.3g} ms"


def measure(measurement, argv, env):
    client = Client(argv, env)
    try:
        return measurement(client)
    finally:
        client.close()


def main(rounds):
    installed = Installed(JAVAS[0])
    ours = json.loads((installed.folder / "kernel.json").read_text())["argv"]
    theirs = [sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}"]
    print("| | jykernel | ipykernel | ratio |\n|---|---|---|---|")
    for name, measurement in MEASUREMENTS.items():
        pairs = [
            (measure(measurement, ours, installed.env), measure(measurement, theirs, dict(os.environ)))
            for _ in range(rounds)
        ]
        left, right = (statistics.median(side) for side in zip(*pairs))
        print(f"| {name} | {text(left)} | {text(right)} | {left / right:.2f} |", flush=True)
    jython = newest("jython-standalone/*/*[0-9b].jar")
    sizes = [memory(ours, installed.env, jython) for _ in range(rounds)]
    left, right = (statistics.median(side) for side in zip(*sizes))
    print(f"| memory after the first cell, beside plain Jython | {left:.0f} MiB | {right:.0f} MiB | {left / right:.2f} |")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 3)
