"""The stop button, as jupyter_client presses it: an interrupt_request on the control channel."""

import signal

import pytest

covers = pytest.mark.covers

NESTED = "def inner():\n    for n in xrange(1000): pass\ndef outer():\n    while True: inner()\n"
LOOPS = {
    "while": "while True: pass",
    "calls": NESTED + "outer()",
    "comprehension": "[n for n in iter(int, 1)]",
    "generator": "def forever():\n    while True: yield 1\nfor n in forever(): pass",
    "sum": "sum(n for n in iter(int, 1))",
    "except Exception": "while True:\n    try:\n        1/0\n    except Exception: pass",
    "sleep": "import time\ntime.sleep(60)",
}


def begin(front, code, **options):
    """Starts a cell and returns once it is in the middle of its work."""
    msg_id = front.submit("print 'begun'\n" + code, **options)
    front.until_printed(msg_id, "begun")
    return msg_id


def assert_interrupted(run):
    assert run.status == "error" and run.content["ename"] == "KeyboardInterrupt", run.content
    assert run.one("error")["ename"] == "KeyboardInterrupt"


@covers("T1", "X6")
@pytest.mark.parametrize("how", LOOPS)
def test_an_interrupt_ends_the_cell_and_nothing_else(kernel, front, how):
    front.execute("kept = {'a': 1}")
    running = begin(front, LOOPS[how])
    kernel.interrupt()
    assert_interrupted(front.finish(running))
    assert front.execute("kept").result == "{'a': 1}"


@covers("N6")
def test_an_interrupt_ends_a_question(kernel, front):
    asking = front.submit("raw_input()", allow_stdin=True)
    front.prompt()
    kernel.interrupt()
    assert_interrupted(front.finish(asking))


@covers("T1", "G5")
def test_the_interrupt_is_answered_at_once_while_the_cell_runs(front):
    running = begin(front, "try:\n    while True: pass\nfinally:\n    raw_input()", allow_stdin=True)
    reply = front.interrupt()
    assert reply["msg_type"] == "interrupt_reply" and reply["content"] == {"status": "ok"}
    front.prompt()
    front.answer("")
    assert_interrupted(front.finish(running))


@covers("X8", "X7", "T1")
def test_what_is_queued_behind_an_interrupted_cell_is_aborted(kernel, front):
    running = begin(front, "while True: pass")
    queued = [front.submit("ran = True") for _ in range(3)]
    front.settle()
    kernel.interrupt()
    assert_interrupted(front.finish(running))
    assert [front.finish(q).status for q in queued] == ["aborted"] * 3
    assert front.execute("'ran' in globals()").result == "False"


@covers("X8")
def test_with_stop_on_error_false_what_is_queued_runs(kernel, front):
    running = begin(front, "while True: pass", stop_on_error=False)
    queued = [front.submit(f"{n}", stop_on_error=False) for n in range(3)]
    front.settle()
    kernel.interrupt()
    assert_interrupted(front.finish(running))
    assert [front.finish(q).result for q in queued] == ["0", "1", "2"]


@covers("T1")
def test_interrupts_of_an_idle_kernel_change_nothing(front):
    front.execute("kept = 1")
    for _ in range(200):
        front.send("interrupt_request", channel="control")
    assert front.request("kernel_info_request", channel="control")["content"]["status"] == "ok"
    run = front.execute("import time\ntime.sleep(0.05)\nsum(range(1000)) + kept")
    assert run.status == "ok" and run.result == "499501"


@covers("T1")
def test_an_interrupt_right_before_a_cell_never_hits_the_cell(front):
    for n in range(50):
        assert front.interrupt()["content"]["status"] == "ok"
        run = front.execute(f"for i in range(200): pass\n{n}")
        assert run.status == "ok" and run.result == str(n)


@covers("T1")
def test_an_interrupt_at_the_seam_of_two_cells_hits_the_first_or_none(front):
    for n in range(50):
        first = front.submit("for i in range(200): pass", stop_on_error=False)
        stop = front.send("interrupt_request", channel="control")
        assert front.reply(first)["content"]["status"] in ("ok", "error")
        assert front.reply(stop, "control")["content"]["status"] == "ok"
        assert front.execute(f"{n}").result == str(n)


@covers("T1")
def test_sigint_from_outside_does_the_same(kernel, front):
    front.execute("kept = 1")
    running = begin(front, "while True: pass")
    kernel.process.send_signal(signal.SIGINT)
    assert_interrupted(front.finish(running))
    assert front.execute("kept").result == "1"


@covers("T1")
def test_a_cell_that_catches_the_interrupt_goes_on(kernel, front):
    code = "try:\n    while True: pass\nexcept KeyboardInterrupt:\n    print 'caught'\n'went on'"
    running = begin(front, code)
    queued = front.submit("'and the next'")
    front.settle()
    kernel.interrupt()
    run = front.finish(running)
    assert run.status == "ok" and run.result == "'went on'" and "caught\n" in run.text()
    assert front.finish(queued).result == "'and the next'"


@covers("T1")
def test_cleanup_runs_to_its_end(kernel, front):
    running = begin(front, "try:\n    while True: pass\nfinally:\n    for n in xrange(100000): pass\n    cleaned = True")
    kernel.interrupt()
    assert_interrupted(front.finish(running))
    assert front.execute("cleaned").result == "True"


@covers("T1", "X9")
def test_user_expressions_and_reprs_can_be_interrupted_too(kernel, front):
    slow = "class Slow(object):\n    def __repr__(self):\n        print 'begun'\n        while True: pass\n"
    for code, asked in ((slow + "Slow()", {}), (slow, {"x": "repr(Slow())"})):
        running = front.submit(code, user_expressions=asked)
        front.until_printed(running, "begun")
        kernel.interrupt()
        answer = front.finish(running).content
        answer = answer["user_expressions"].get("x", answer)
        assert answer["status"] == "error" and answer["ename"] == "KeyboardInterrupt"
    assert front.execute("'alive'").result == "'alive'"


@covers("T1", "W12", "O9")
def test_a_flood_of_prints_stops_and_nothing_follows_the_error(kernel, front):
    running = begin(front, "while True: print 'flood'")
    kernel.interrupt()
    run = front.finish(running)
    assert_interrupted(run)
    assert run.types[-2:] == ["error", "status"]
    assert front.execute("'alive'").result == "'alive'"


@covers("T1", "W12")
def test_a_hundred_interrupted_cells_leave_a_sound_kernel(front):
    front.execute("count = 0")
    for _ in range(100):
        running = front.submit("count += 1\nprint 'begun'\nwhile True: pass")
        front.until_printed(running, "begun")
        front.send("interrupt_request", channel="control")
        assert front.finish(running).content["ename"] == "KeyboardInterrupt"
    assert front.execute("count").result == "100"
