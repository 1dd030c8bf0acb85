"""Interrupts of cells that wait: for time, locks, threads, sockets, other processes, a person; and of file writing."""

import pytest
from stuck import Stuck, assert_ended_with, play

covers = pytest.mark.covers

HELD = """
import threading, thread
taken, release = threading.Event(), threading.Event()
def hold(lock):
    def run():
        lock.acquire()
        taken.set()
        release.wait()
        lock.release()
    holder = threading.Thread(target=run)
    holder.setDaemon(True)
    holder.start()
    taken.wait()
    return holder
def at_work(work):
    '''What a thread makes of it, or None if it does not get it done.'''
    made = []
    worker = threading.Thread(target=lambda: made.append(work()))
    worker.setDaemon(True)
    worker.start()
    worker.join(10)
    return made and made[0] or None
"""
FREE = "release.set()\nholder.join(10)\ngot = lock.acquire(False)\n(bool(got), at_work(lambda: lock.acquire(False) and 1))"


def lock(kind, code="lock.acquire()"):
    return Stuck(code, f"{HELD}lock = {kind}()\nholder = hold(lock)", FREE, "(True, None)")


CONDITION = HELD + "condition = threading.Condition()"
NOTIFIED = "def notify():\n    with condition: condition.notify()\n    return 'notified'\nat_work(notify)"
QUEUE = "import Queue\nq = Queue.Queue(1)\n"
THREADS = {
    "sleep": Stuck("time.sleep(100)", "import time"),
    "Lock": lock("threading.Lock"),
    "with Lock": lock("threading.Lock", "with lock: pass"),
    "RLock": lock("threading.RLock"),
    "with RLock": lock("threading.RLock", "with lock: pass"),
    "allocate_lock": lock("thread.allocate_lock"),
    "Condition.wait": Stuck("with condition: condition.wait()", CONDITION, NOTIFIED, "'notified'"),
    "Condition.wait(100)": Stuck("with condition: condition.wait(100)", CONDITION, NOTIFIED, "'notified'"),
    "Condition of an RLock": Stuck(
        "with condition:\n    with condition: condition.wait()",
        HELD + "condition = threading.Condition(threading.RLock())",
        NOTIFIED,
        "'notified'",
    ),
    "Event.wait": Stuck("e.wait()", HELD + "e = threading.Event()", "e.set()\n(e.wait(), at_work(e.isSet))", "(True, True)"),
    "Event.wait(100)": Stuck(
        "e.wait(100)", HELD + "e = threading.Event()", "e.set()\n(e.wait(), at_work(e.isSet))", "(True, True)"
    ),
    "Queue.get": Stuck("q.get()", QUEUE, "q.put(7)\n(q.get(), q.empty())", "(7, True)"),
    "Queue.get(True, 100)": Stuck("q.get(True, 100)", QUEUE, "q.put(7)\n(q.get(), q.empty())", "(7, True)"),
    "Queue.put": Stuck("q.put(2)", QUEUE + "q.put(1)", "(q.get(), q.empty())", "(1, True)"),
    "Queue.put(2, True, 100)": Stuck("q.put(2, True, 100)", QUEUE + "q.put(1)", "(q.get(), q.empty())", "(1, True)"),
    "Queue.join": Stuck("q.join()", QUEUE + "q.put(1)", "q.get(), q.task_done(), q.join()\nq.empty()", "True"),
    "Thread.join": Stuck(
        "holder.join()",
        HELD + "holder = hold(threading.Lock())",
        "alive = holder.isAlive()\nrelease.set()\nholder.join(10)\n(alive, holder.isAlive())",
        "(True, False)",
    ),
    "Thread.join(100)": Stuck(
        "holder.join(100)",
        HELD + "holder = hold(threading.Lock())",
        "alive = holder.isAlive()\nrelease.set()\nholder.join(10)\n(alive, holder.isAlive())",
        "(True, False)",
    ),
    "Semaphore": Stuck("s.acquire()", "import threading\ns = threading.Semaphore(0)", "s.release()\ns.acquire(False)", "True"),
    # What is left of it then is the library's own affair: its code is Python, and does not expect an exception there.
    "BoundedSemaphore": Stuck("s.acquire()", "import threading\ns = threading.BoundedSemaphore(1)\ns.acquire()"),
}

SERVER = """
import socket, select
server = socket.socket()
server.bind(('127.0.0.1', 0))
server.listen(5)
"""
ACCEPTED = "other = socket.create_connection(server.getsockname())\nmine, _ = server.accept()\n"
PAIR = SERVER + ACCEPTED
USABLE = "other.sendall('x')\nmine.recv(1)"
DATAGRAMS = "import socket\nmine = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)\nmine.bind(('127.0.0.1', 0))\n"
# A queue of waiting connections that is full: the next one gets no answer.
BLACK_HOLE = """
import socket
from java.net import InetAddress, InetSocketAddress, ServerSocket, Socket, SocketTimeoutException
hole = ServerSocket(0, 1, InetAddress.getByName('127.0.0.1'))
waiting = []
for n in range(20):
    waiting.append(Socket())
    try:
        waiting[-1].connect(InetSocketAddress('127.0.0.1', hole.getLocalPort()), 500)
    except SocketTimeoutException:
        break
"""
SOCKETS = {
    "accept": Stuck("server.accept()", SERVER, ACCEPTED + USABLE, "'x'"),
    "recv": Stuck("mine.recv(1)", PAIR, USABLE, "'x'"),
    "recv, errors caught": Stuck(
        "while True:\n    try: mine.recv(1)\n    except Exception, e: print e", PAIR, USABLE, "'x'"
    ),
    "readline of makefile": Stuck("mine.makefile().readline()", PAIR, USABLE, "'x'"),
    "recvfrom": Stuck("mine.recvfrom(9)", DATAGRAMS, "mine.sendto('x', mine.getsockname())\nmine.recvfrom(9)[0]", "'x'"),
    "connect": Stuck("socket.create_connection(('127.0.0.1', hole.getLocalPort()))", BLACK_HOLE, "hole.close()\n1", "1"),
    "select": Stuck("select.select([server], [], [])", SERVER, ACCEPTED + USABLE, "'x'"),
    "select(100)": Stuck("select.select([server], [], [], 100)", SERVER, ACCEPTED + USABLE, "'x'"),
    "poll": Stuck(
        "while not poll.poll(): pass",
        SERVER + "poll = select.poll()\npoll.register(server, select.POLLIN)",
        "other = socket.create_connection(server.getsockname())\nlen(poll.poll(10000))",
        "1",
    ),
}

GONE = """
import os, subprocess, time
def gone(args):
    for n in range(100):
        if args not in subprocess.Popen(['ps', '-eo', 'args'], stdout=subprocess.PIPE).communicate()[0]:
            return True
        time.sleep(0.1)
    return False
"""


def child(code, seconds):
    args = f"sleep {seconds}"  # a number for each, to tell it from the others
    return Stuck(code.format(args.split(), args), GONE, f"gone({args!r})", "True")


PROCESSES = {
    "Popen.wait": child("subprocess.Popen({0}).wait()", 100.01),
    "call": child("subprocess.call({0})", 100.02),
    "os.system": child("os.system({1!r})", 100.03),
    "communicate": child("subprocess.Popen({0}, stdout=subprocess.PIPE).communicate()", 100.04),
    "communicate, both outputs": child("subprocess.Popen({0}, stdout=-1, stderr=-1).communicate()", 100.05),
    "stdout.read": child("subprocess.Popen({0}, stdout=subprocess.PIPE).stdout.read()", 100.06),
    "os.popen": child("os.popen({1!r}).read()", 100.07),
}

FILE = "import os, tempfile, time\npath = os.path.join(tempfile.mkdtemp(), 'file')\n"
LINES = "f.write('the end')\nf.close()\nlines = open(path).read().split('\\n')\n(lines[-1], set(lines[:-1]) <= set(['0123456789']))"
RIGHT_AFTER = "try:\n    print 'begun'\n    {}\nexcept KeyboardInterrupt:\n    f = open(path, 'w')\n    f.write('whole')\n    f.close()\n1"
FILES = {
    "write": Stuck(
        "while True:\n    f.write('0123456789\\n')\n    f.flush()", FILE + "f = open(path, 'w')", LINES, "('the end', True)"
    ),
    "io.open": Stuck(
        "while True:\n    f.write(u'0123456789\\n')\n    f.flush()",
        FILE + "import io\nf = io.open(path, 'w')",
        LINES.replace("'the end'", "u'the end'", 1),
        "('the end', True)",
    ),
    "read": Stuck(
        "while True:\n    f.seek(0)\n    f.read()",
        FILE + "f = open(path, 'w+')\nf.write('x' * 100000)\nf.flush()",
        "f.seek(0)\nlen(f.read())",
        "100000",
    ),
    **{
        f"{mode} of a file without an end": Stuck(f"f.{mode}()", "f = open('/dev/zero')", "len(f.read(10))", "10")
        for mode in ("read", "readline")
    },
    "read of a file of io without an end": Stuck(
        "f.read()", "import io\nf = io.open('/dev/zero', 'rb')", "len(f.read(10))", "10"
    ),
    "open, write, close after a loop": Stuck(
        RIGHT_AFTER.format("while True: pass"), FILE, "open(path).read()", "'whole'", result="1"
    ),
    "open, write, close after a sleep": Stuck(
        RIGHT_AFTER.format("time.sleep(100)"), FILE, "open(path).read()", "'whole'", result="1"
    ),
    "open, write, close in the next cell": Stuck(
        "time.sleep(100)", FILE, "f = open(path, 'w')\nf.write('whole')\nf.close()\nopen(path).read()", "'whole'"
    ),
}


@covers("T1")
@pytest.mark.parametrize("how", THREADS)
def test_waiting_for_threads_ends(kernel, front, how):
    play(kernel, front, THREADS[how])


@covers("T1")
@pytest.mark.parametrize("how", SOCKETS)
def test_waiting_for_a_socket_ends_and_it_is_still_good(kernel, front, how):
    play(kernel, front, SOCKETS[how])


@covers("T1")
@pytest.mark.parametrize("how", PROCESSES)
def test_waiting_for_a_process_ends_and_so_does_the_process(kernel, front, how):
    play(kernel, front, PROCESSES[how])


@covers("T1")
@pytest.mark.parametrize("how", FILES)
def test_files_stay_whole(kernel, front, how):
    play(kernel, front, FILES[how])


QUESTIONS = {
    "raw_input": "raw_input()",
    "input": "input()",
    "getpass": "getpass.getpass()",
    "readline": "sys.stdin.readline()",
    "read": "sys.stdin.read(1)",
    "pdb": "pdb.set_trace()",
}


@covers("T1", "N6")
@pytest.mark.parametrize("how", QUESTIONS)
def test_a_question_ends_and_a_late_answer_is_discarded(kernel, front, how):
    assert front.execute("import getpass, pdb, sys").status == "ok"
    asking = front.submit(QUESTIONS[how], allow_stdin=True)
    question = front.prompt()
    kernel.interrupt()
    assert_ended_with(front.finish(asking), "KeyboardInterrupt")
    front.answer("too late", parent=question)
    asking = front.submit("raw_input('again? ')", allow_stdin=True)
    assert front.prompt()["content"]["prompt"] == "again? "
    front.answer("in time")
    assert front.finish(asking).result == "'in time'"
