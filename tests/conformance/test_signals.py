"""Signals as Python sees them: handlers and alarms.

A handler runs on the thread that runs the cell, and stays for the cells after it. A signal that nobody handles has no
effect, and leaves the byte 0.
"""

import signal

import pytest
from prepared import HANDLER, cell, raises  # noqa: F401
from stuck import Stuck, assert_ended_with, play

covers = pytest.mark.covers

HOLD = """
ready, go = threading.Event(), threading.Event()
def helper(work):
    def run():
        ready.set()
        go.wait()
        work()
    t = threading.Thread(target=run)
    t.setDaemon(True)
    t.start()
    ready.wait()
def f(n, frame):
    calls.append(n)
    go.set()
signal.signal(signal.SIGINT, f)
"""
LOCKED = """
held = threading.Event()
def hold():
    lock.acquire()
    held.set()
    go.wait()
    lock.release()
t = threading.Thread(target=hold)
t.setDaemon(True)
t.start()
held.wait()
"""
HANDLED = {
    "loop": Stuck("while not calls: pass\npolls()\n'went on'", HANDLER, "calls", "[2]", result="'went on'"),
    "builtin": Stuck(
        "any(itertools.imap(lambda x: len(calls), itertools.repeat(0)))\n'went on'",
        HANDLER + "\nimport itertools",
        "calls",
        "[2]",
        result="'went on'",
    ),
    "builtin without Python in it": Stuck(
        "2 in itertools.imap(max, itertools.repeat(calls))\n'went on'",
        HANDLER + "\nimport itertools\ncalls.append(0)",
        "calls",
        "[0, 2]",
        result="'went on'",
    ),
    "sleep": Stuck(
        "start = time.time()\ntime.sleep(3)\ntime.time() - start > 2.9", HANDLER, "calls", "[2]", result="True"
    ),
    "Event.wait": Stuck("e.wait()", HOLD + "e = threading.Event()\nhelper(e.set)", "calls", "[2]", result="True"),
    "Queue.get": Stuck("q.get()", HOLD + "import Queue\nq = Queue.Queue()\nhelper(lambda: q.put(7))", "calls", "[2]", result="7"),
    "Lock": Stuck(
        "bool(lock.acquire())", HOLD + "lock = threading.Lock()" + LOCKED, "calls", "[2]", result="True"
    ),
    "allocate_lock": Stuck(
        "bool(lock.acquire())", HOLD + "lock = thread.allocate_lock()" + LOCKED, "calls", "[2]", result="True"
    ),
}


@covers("T1")
@pytest.mark.parametrize("how", HANDLED)
def test_after_a_handler_the_cell_goes_on(kernel, front, cell, how):
    play(kernel, front, HANDLED[how])


@covers("T1")
def test_a_handler_gets_the_number_and_the_frame_on_the_thread_of_the_cell(kernel, front, cell):
    cell("def f(n, frame): calls.append((n, frame.f_code.co_name, main() is runner))\nsignal.signal(signal.SIGINT, f)")
    code = "def waiting():\n    print 'begun'\n    while not calls: pass\nrunner = main()\nwaiting()\npolls()\ncalls"
    play(kernel, front, Stuck(code, result="[(2, 'waiting', True)]", check="buf.get()", answer="0"))


@covers("T1")
def test_a_handler_stays_for_the_next_cells(kernel, front, cell):
    cell(HANDLER)
    for count in (1, 2, 3):
        play(kernel, front, Stuck(f"while len(calls) < {count}: pass\n0", result="0"))
    assert cell("calls") == "[2, 2, 2]"


@covers("T1")
@pytest.mark.parametrize("code", ["while True: pass", "time.sleep(100)", "threading.Event().wait()", "raw_input()"])
def test_what_a_handler_raises_ends_the_cell(kernel, front, cell, code):
    cell("def f(n, frame): raise ValueError('from the handler')\nsignal.signal(signal.SIGINT, f)")
    running = front.submit(f"print 'begun'\n{code}", allow_stdin=True)
    front.until_printed(running, "begun")
    kernel.interrupt()
    run = front.finish(running)
    assert_ended_with(run, "ValueError")
    assert run.content["evalue"] == "from the handler"
    assert cell("1+1") == "2"


@covers("T1", "N6")
def test_a_question_goes_on_after_a_handler(kernel, front, cell):
    cell(HANDLER)
    asking = front.submit("answer = raw_input()\npolls()\n(answer, calls)", allow_stdin=True)
    question = front.prompt()
    kernel.interrupt()
    front.answer("still here", parent=question)
    assert front.finish(asking).result == "('still here', [2])"


@covers("T1")
def test_a_looping_handler_is_interrupted_by_the_next(kernel, front, cell):
    code = "def f(n, frame):\n    calls.append(n)\n    if len(calls) > 1: raise KeyError(n)\n    print 'inside'\n    while True: pass\n"
    case = Stuck(code + "signal.signal(2, f)\nprint 'begun'\nwhile True: pass", stops=("begun", "inside"), ename="KeyError")
    play(kernel, front, case)


@covers("T1")
@pytest.mark.parametrize("disposition", ["SIG_IGN", "SIG_DFL"])
def test_an_ignored_interrupt_has_no_effect_and_the_byte_is_0(kernel, front, cell, tmp_path, disposition):
    go_on = tmp_path / "go on"
    cell(f"signal.signal(signal.SIGINT, signal.{disposition})")
    running = front.submit(f"print 'begun'\nwhile not os.path.exists({str(go_on)!r}): pass\npolls()\nbuf.get()")
    front.until_printed(running, "begun")
    kernel.interrupt()
    go_on.touch()
    assert front.finish(running).result == "0"
    play(kernel, front, Stuck("signal.signal(signal.SIGINT, signal.default_int_handler)\nprint 'begun'\nwhile True: pass"))


@covers("T1")
@pytest.mark.parametrize("disposition", ["SIG_IGN", "SIG_DFL"])
def test_an_ignored_interrupt_does_not_cut_a_sleep_short(kernel, front, cell, disposition):
    cell(f"signal.signal(signal.SIGINT, signal.{disposition})")
    play(kernel, front, Stuck("start = time.time()\ntime.sleep(3)\ntime.time() - start > 2.9", result="True"))


@covers("T1")
def test_getsignal_and_signal_tell_the_handler(cell):
    assert cell("signal.getsignal(signal.SIGINT) is signal.default_int_handler") == "True"
    assert cell("signal.signal(signal.SIGINT, f) is signal.default_int_handler") == "True"
    assert cell("signal.getsignal(signal.SIGINT) is f") == "True"
    assert cell("signal.signal(signal.SIGINT, signal.SIG_IGN) is f") == "True"
    assert cell("signal.getsignal(signal.SIGINT) == signal.SIG_IGN") == "True"
    assert cell("signal.signal(2, signal.SIG_DFL) == signal.SIG_IGN") == "True"
    assert cell("signal.getsignal(2) == signal.SIG_DFL != signal.SIG_IGN") == "True"


@covers("T1")
def test_of_a_new_kernel_only_sigint_has_a_handler(start):
    front = start().connect()
    code = "import signal\n[n for n in range(1, 65) if signal.getsignal(n) not in (signal.SIG_DFL, None)]"
    assert front.execute(code).result == "[2]"
    assert front.execute("signal.getsignal(2) is signal.default_int_handler").result == "True"


@covers("T1")
def test_asking_for_a_handler_leaves_the_real_sigint_alone(kernel, front, cell):
    cell("signal.getsignal(signal.SIGINT), signal.getsignal(signal.SIGTERM)")
    running = front.submit("print 'begun'\nwhile True: pass")
    front.until_printed(running, "begun")
    kernel.process.send_signal(signal.SIGINT)
    assert_ended_with(front.finish(running), "KeyboardInterrupt")


@covers("T1")
def test_a_real_sigint_calls_the_handler(kernel, front, cell):
    cell(HANDLER)
    running = front.submit("print 'begun'\nwhile not calls: pass\npolls()\ncalls")
    front.until_printed(running, "begun")
    kernel.process.send_signal(signal.SIGINT)
    assert front.finish(running).result == "[2]"


@covers("T1")
def test_numbers_are_those_of_the_system(cell):
    for name in ("SIGHUP", "SIGINT", "SIGQUIT", "SIGKILL", "SIGUSR1", "SIGSEGV", "SIGUSR2", "SIGALRM", "SIGTERM", "SIGCHLD"):
        assert cell(f"int(signal.{name})") == str(int(getattr(signal, name)))
    assert cell("(signal.SIG_DFL, signal.SIG_IGN, signal.ITIMER_REAL, signal.NSIG)") == "(0, 1, 0, 65)"


@covers("T1")
def test_default_int_handler_is_a_function_that_raises(front, cell):
    raises(front, "signal.default_int_handler(2, None)", "KeyboardInterrupt")


@covers("T1")
@pytest.mark.parametrize(
    ("code", "ename"),
    [
        ("signal.signal(0, f)", "ValueError"),
        ("signal.signal(65, f)", "ValueError"),
        ("signal.signal(-1, f)", "ValueError"),
        ("signal.getsignal(0)", "ValueError"),
        ("signal.getsignal(65)", "ValueError"),
        ("signal.signal(2, 'f')", "TypeError"),
        ("signal.signal(2, None)", "TypeError"),
        ("signal.signal('2', f)", "TypeError"),
    ],
)
def test_wrong_arguments_are_refused_and_change_nothing(front, cell, code, ename):
    raises(front, code, ename)
    assert cell("signal.getsignal(2) is signal.default_int_handler") == "True"


@covers("T1")
def test_only_the_thread_of_the_cell_may_set_a_handler(cell):
    attempt = "def attempt():\n    try: signal.signal(2, f)\n    except ValueError: calls.append('refused')\n"
    cell(attempt + "t = threading.Thread(target=attempt)\nt.start()\nt.join(10)")
    assert cell("(calls, signal.getsignal(2) is signal.default_int_handler)") == "(['refused'], True)"


# -- other senders and other signals -----------------------------------------------------------------------------------

SENT = {
    "interrupt_main": "threading.Thread(target=thread.interrupt_main).start()",
    "interrupt_main by the cell itself": "thread.interrupt_main()",
    "os.kill": "os.kill(os.getpid(), signal.SIGINT)",
    "os.kill by a thread": "threading.Thread(target=lambda: os.kill(os.getpid(), 2)).start()",
    "the byte": "buf.set(2)",
    "the byte by a thread": "threading.Thread(target=lambda: buf.set(2)).start()",
}


@covers("T1")
@pytest.mark.parametrize("wait", ["while True: pass", "time.sleep(100)", "threading.Event().wait()"])
@pytest.mark.parametrize("how", SENT)
def test_every_sender_interrupts(front, cell, how, wait):
    raises(front, f"{SENT[how]}\n{wait}", "KeyboardInterrupt")
    assert cell("buf.get()") == "0"
    cell(HANDLER)
    assert cell(f"{SENT[how]}\nwhile not calls: pass\npolls()\n(calls, buf.get())") == "([2], 0)"


@covers("T1")
@pytest.mark.parametrize("number", [10, 14, 15, 64])
@pytest.mark.parametrize("send", ["buf.set({})", "os.kill(os.getpid(), {})"])
def test_another_signal_is_ignored_unless_it_is_handled(cell, number, send):
    if number == 64 and "kill" in send:
        number = 12
    send = send.format(number)
    if "buf" in send:
        assert cell(f"{send}\npolls()\nbuf.get()") == "0"
    cell(f"signal.signal({number}, f)")
    assert cell(f"{send}\nwhile not calls: pass\npolls()\n(calls, buf.get())") == f"([{number}], 0)"
    cell(f"signal.signal({number}, signal.SIG_DFL)")


@covers("T1")
def test_other_handlers_leave_the_interrupt_alone(kernel, front, cell):
    play(kernel, front, Stuck("while True: pass", "signal.signal(15, f)", "calls", "[]"))


CATCHING_BODIES = {
    "subprocess": ("import os, subprocess\n"
                   "def sysconf(name): os.kill(os.getpid(), 2); polls(); return 77\nos.sysconf = sysconf\n"
                   "try: reload(subprocess)\nfinally: del os.sysconf", "subprocess.MAXFD == 77"),
    "urllib": ("import sys, os\nclass Finder(object):\n    def find_module(self, name, path=None):\n"
               "        if name == 'ssl': os.kill(os.getpid(), 2); polls()\n"
               "for name in ('urllib', 'ssl'): sys.modules.pop(name, None)\nsys.meta_path.insert(0, Finder())\n"
               "try: import urllib\nfinally: del sys.meta_path[0]", "sys.modules['urllib']._have_ssl"),
}


@covers("T1")
@pytest.mark.parametrize("library", CATCHING_BODIES)
def test_a_library_that_catches_everything_while_it_is_imported_swallows_no_interrupt(front, cell, library):
    code, complete = CATCHING_BODIES[library]
    raises(front, code, "KeyboardInterrupt")
    assert cell(complete) == "True"


STRUCK = "import os, types, sys\ndef strike(*ignored):\n    os.kill(os.getpid(), 2)\n    polls()\n    return 1\n"
FORGETTING = {
    "%d": "class A(object): __int__ = strike\n'%d' % A()",
    "%f": "class A(object): __float__ = strike\n'%f' % A()",
    "truth of an old object": "class A:\n    def __getattr__(self, name): strike()\nbool(A())",
    "a sequence as an array": "from java.util import Arrays\n"
                              "class A(object):\n    def __len__(self): return 1\n    __getitem__ = strike\n"
                              "Arrays.stream(A(), 0, 1)",
    "from import *": "class M(types.ModuleType): x = property(strike)\n"
                     "m = M('m'); m.__all__ = ['x']; sys.modules['m'] = m\nfrom m import *",
    "csv": "import csv, StringIO\nclass A(object): __float__ = strike\n"
           "csv.writer(StringIO.StringIO(), quoting=csv.QUOTE_NONNUMERIC).writerow([A()])",
    "struct": "import struct\nclass A(object): __int__ = strike\nstruct.pack('i', A())",
    "an except clause": "class Meta(type): __subclasscheck__ = strike\nclass A(Exception): __metaclass__ = Meta\n"
                        "try: 1 / 0\nexcept A: pass",
}


@covers("T1")
@pytest.mark.parametrize("what", FORGETTING)
def test_what_forgets_all_exceptions_lets_an_interrupt_through(front, cell, what):
    raises(front, STRUCK + FORGETTING[what], "KeyboardInterrupt")
    cell("class Late(Exception): pass\ndef late(number, frame): raise Late()\nsignal.signal(2, late)")
    raises(front, STRUCK + FORGETTING[what], "Late")


# -- alarms ------------------------------------------------------------------------------------------------------------


@covers("T1")
@pytest.mark.parametrize("wait", ["while not calls: pass", "time.sleep(3)", "signal.pause()"])
@pytest.mark.parametrize("alarm", ["alarm(1)", "setitimer(signal.ITIMER_REAL, 0.5)"])
def test_an_alarm_calls_its_handler_once(cell, alarm, wait):
    cell("signal.signal(signal.SIGALRM, f)")
    assert cell(f"start = time.time()\nsignal.{alarm}\n{wait}\npolls()\n(calls, time.time() - start > 0.4)") == "([14], True)"
    if "sleep" in wait:
        assert cell("time.time() - start > 2.9") == "True"


@covers("T1")
@pytest.mark.parametrize("wait", ["while True: pass", "time.sleep(100)", "threading.Event().wait()"])
def test_an_alarm_is_a_time_limit(front, cell, wait):
    cell("class Late(Exception): pass\ndef f(n, frame): raise Late()\nsignal.signal(signal.SIGALRM, f)")
    raises(front, f"signal.alarm(1)\n{wait}", "Late")


@covers("T1")
def test_an_alarm_that_nobody_handles_harms_nobody(cell):
    assert cell("signal.alarm(1)\ntime.sleep(2)\n'alive'") == "'alive'"


@covers("T1")
def test_an_alarm_can_be_taken_back(cell):
    cell("signal.signal(signal.SIGALRM, f)")
    assert cell("signal.alarm(0)") == "0"
    assert cell("signal.alarm(100)\nsignal.alarm(1) in (99, 100)") == "True"
    assert cell("signal.alarm(0)\ntime.sleep(1.5)\ncalls") == "[]"


@covers("T1")
def test_a_timer_repeats_until_it_is_taken_back(cell):
    cell("signal.signal(signal.SIGALRM, f)")
    assert cell("signal.setitimer(signal.ITIMER_REAL, 0.05, 0.05)") == "(0.0, 0.0)"
    assert cell("while len(calls) < 5: pass\nset(calls)") == "set([14])"
    assert cell("signal.getitimer(signal.ITIMER_REAL)[1]") == "0.05"
    assert cell("signal.setitimer(signal.ITIMER_REAL, 0)[1]") == "0.05"
    assert cell("signal.getitimer(signal.ITIMER_REAL)") == "(0.0, 0.0)"


@covers("T1")
def test_a_pause_ends_with_an_interrupt(kernel, front, cell):
    play(kernel, front, Stuck("signal.pause()"))
