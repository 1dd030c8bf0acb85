"""Interrupts and the kernel around the cell: many at once, other threads, the queue, the end of the kernel."""

import pytest
from stuck import Stuck, assert_ended_with, play

covers = pytest.mark.covers

THREAD = """
import os, tempfile, threading, time
path = os.path.join(tempfile.mkdtemp(), 'file')
turns, stop = [0], threading.Event()
def work():
    f = open(path, 'w')
    while not stop.isSet():
        turns[0] += 1
        f.write('%d\\n' % turns[0])
        f.flush()
        time.sleep(0.001)
    f.close()
worker = threading.Thread(target=work)
worker.setDaemon(True)
worker.start()
"""
THREAD_WENT_ON = """
before, end = turns[0], time.time() + 10
while turns[0] <= before and time.time() < end: pass
went_on = turns[0] > before
stop.set()
worker.join(10)
numbers = map(int, open(path).read().split())
(went_on, worker.isAlive(), numbers == range(1, turns[0] + 1))
"""
FINALIZER = """
import gc, threading, time
entered, release, ended = threading.Event(), threading.Event(), threading.Event()
class Last(object):
    def __del__(self):
        entered.set()
        while not release.isSet(): pass
        ended.set()
Last()
for n in range(100):
    gc.collect()
    entered.wait(0.1)
    if entered.isSet(): break
entered.isSet() or 1/0
"""
FINALIZER_WENT_ON = "before = ended.isSet()\nrelease.set()\nended.wait(10)\n(before, ended.isSet())"

CASES = {
    "a sleep beside a busy thread": Stuck("time.sleep(100)", THREAD, THREAD_WENT_ON, "(True, False, True)"),
    "a loop beside a busy thread": Stuck("while True: pass", THREAD, THREAD_WENT_ON, "(True, False, True)"),
    "a loop beside a busy finalizer": Stuck("while True: pass", FINALIZER, FINALIZER_WENT_ON, "(False, True)"),
    "a sleep beside a busy finalizer": Stuck("time.sleep(100)", FINALIZER, FINALIZER_WENT_ON, "(False, True)"),
}


@covers("T1")
@pytest.mark.parametrize("how", CASES)
def test_only_the_cell_is_interrupted(kernel, front, how):
    play(kernel, front, CASES[how])


@covers("T1")
def test_the_first_interrupt_of_all_where_the_stack_is_full(start):
    kernel = start()
    front = kernel.connect()
    recursion = "import sys\nsys.setrecursionlimit(10 ** 6)\ndef deeper(): deeper()"
    play(kernel, front, Stuck("while True:\n    try: deeper()\n    except RuntimeError: pass", recursion))
    play(kernel, front, Stuck("while True: pass"))


@covers("T1")
@pytest.mark.parametrize("code", ["while True: pass", "import time\ntime.sleep(100)", "raw_input()"])
@pytest.mark.parametrize("count", [2, 100])
def test_many_interrupts_are_one_and_the_next_cell_is_clean(front, code, count):
    running = front.submit(f"print 'begun'\n{code}", allow_stdin=True)
    front.until_printed(running, "begun")
    stops = [front.send("interrupt_request", channel="control") for _ in range(count)]
    assert_ended_with(front.finish(running), "KeyboardInterrupt")
    for stop in stops:
        assert front.reply(stop, "control")["content"] == {"status": "ok"}
    run = front.execute("for n in xrange(100000): pass\nn")
    assert run.result == "99999" and run.text("stderr") == ""
    statuses = [m["content"]["execution_state"] for m in run.messages if m["msg_type"] == "status"]
    assert statuses == ["busy", "idle"]


@covers("T1")
def test_a_cell_that_catches_every_interrupt_is_asked_once_for_each(kernel, front):
    code = "for turn in range(50):\n    try:\n        print 'turn', turn\n        while True: pass\n    except KeyboardInterrupt: pass\nturn"
    running = front.submit(code)
    for turn in range(50):
        front.until_printed(running, f"turn {turn}\n")
        kernel.interrupt()
    assert front.finish(running).result == "49"


@covers("T1")
def test_interrupts_of_an_idle_kernel_never_hit_a_later_cell(kernel, front):
    for n in range(300):
        front.send("interrupt_request", channel="control")
        if n % 10 == 0:
            assert front.interrupt()["content"]["status"] == "ok"
            assert front.execute(f"for i in xrange(1000): pass\n{n}").result == str(n)


@covers("T1", "X9")
def test_a_silent_cell_ends(kernel, front):
    running = front.submit("print 'begun'\nwhile True: pass", silent=True)
    front.until_printed(running, "begun")
    kernel.interrupt()
    assert front.reply(running)["content"]["ename"] == "KeyboardInterrupt"
    front.until_idle(running)
    assert front.execute("1+1").result == "2"


@covers("T1")
@pytest.mark.parametrize("method", ["__str__", "__repr__", "__unicode__"])
def test_a_raised_exception_whose_text_never_comes(kernel, front, method):
    code = f"class Endless(Exception):\n    def {method}(self):\n        print 'begun'\n        while True: pass\n"
    # Which of its methods are asked is the kernel's affair: each that begins is interrupted, and the reply is an error.
    running = front.submit(code + f"try: raise Endless()\nexcept Endless, e: {method.strip('_')}(e)")
    front.until_printed(running, "begun")
    kernel.interrupt()
    assert_ended_with(front.finish(running), "KeyboardInterrupt")


@covers("T1")
def test_the_traceback_of_an_exception_whose_str_loops(kernel, front):
    code = "class Endless(Exception):\n    def __str__(self):\n        print 'begun'\n        while True: pass\nraise Endless()"
    running = front.submit(code)
    front.until_printed(running, "begun")
    kernel.interrupt()
    run = front.finish(running)
    assert run.status == "error" and run.content["ename"] in ("KeyboardInterrupt", "Endless")
    assert run.one("error")["ename"] == run.content["ename"]
    assert front.execute("1+1").result == "2"


@covers("T1", "O9")
@pytest.mark.parametrize("stream", ["stdout", "stderr"])
def test_a_flood_ends_and_nothing_follows_the_error(kernel, front, stream):
    running = front.submit(f"import sys\nprint 'begun'\nwhile True: sys.{stream}.write('flood' * 100)")
    front.until_printed(running, "begun")
    kernel.interrupt()
    run = front.finish(running)
    assert_ended_with(run, "KeyboardInterrupt")
    assert run.types[-2:] == ["error", "status"]
    assert front.execute("1+1").result == "2"


@covers("T1", "X8")
def test_an_interrupt_is_not_kept_for_the_cells_that_are_queued(front):
    running = front.submit("try:\n    print 'begun'\n    while True: pass\nexcept KeyboardInterrupt: pass")
    queued = [front.submit(f"for n in xrange(100000): pass\n{n}") for n in range(5)]
    front.until_printed(running, "begun")
    front.settle()
    stops = [front.send("interrupt_request", channel="control") for _ in range(3)]
    ends = [front.finish(cell) for cell in (running, *queued)]
    for stop in stops:
        front.reply(stop, "control")
    # The second and the third interrupt may hit a later cell, which ends the queue; they never outlive it.
    assert all(run.status in ("ok", "error", "aborted") for run in ends)
    assert ends[0].status in ("ok", "error")
    assert front.execute("for n in xrange(100000): pass\nn").result == "99999"


@covers("T1")
@pytest.mark.parametrize("code", ["while True: pass", "import time\ntime.sleep(100)"])
def test_an_interrupt_and_a_shutdown_at_once_end_the_kernel_cleanly(start, code):
    kernel = start()
    front = kernel.connect()
    running = front.submit(f"print 'begun'\n{code}")
    front.until_printed(running, "begun")
    front.send("interrupt_request", channel="control")
    front.send("shutdown_request", {"restart": False}, channel="control")
    assert kernel.wait_for_exit() == 0


@covers("T1")
def test_a_shutdown_ends_a_kernel_that_catches_interrupts(start):
    kernel = start()
    front = kernel.connect()
    running = front.submit("print 'begun'\nwhile True:\n    try:\n        while True: pass\n    except: print 'no'")
    front.until_printed(running, "begun")
    kernel.interrupt()
    front.until_printed(running, "no")
    front.send("shutdown_request", {"restart": False}, channel="control")
    assert kernel.wait_for_exit() == 0
