"""What user code, and the world around the process, can break: the kernel lives on and says what is wrong."""

import os
import resource
import select
import signal

import pytest
from kernels import Kernel
from stuck import assert_ended_with

PROMPTLY_S = 5


def assert_well(front):
    """All that a notebook needs still works."""
    assert front.execute("print 'printed'\n6 * 7").result == "42"
    assert front.execute("import sys\nsys.stdout.write('written')").text() == "written"
    assert_ended_with(front.execute("1/0"), "ZeroDivisionError")
    assert front.request("complete_request", {"code": "zi", "cursor_pos": 2})["content"]["matches"] == ["zip"]
    assert front.request("history_request", {"hist_access_type": "tail", "n": 1})["content"]["status"] == "ok"
    running = front.submit("print 'begun'\nwhile True: pass")
    front.until_printed(running, "begun")
    assert front.interrupt()["content"]["status"] == "ok"
    assert_ended_with(front.finish(running), "KeyboardInterrupt")


# -- sabotage ----------------------------------------------------------------------------------------------------------

SABOTAGE = {
    "stdout is closed": "import sys\nsys.stdout.close(); sys.stderr.close()",
    "stdout is a number": "import sys\nsys.stdout = 5; sys.stderr = None",
    "stdout is an object that writes nothing": "import sys\nclass Junk(object): pass\nsys.stdout = sys.stderr = Junk()",
    "stdout is deleted": "import sys\ndel sys.stdout, sys.stderr, sys.stdin",
    "the hooks are numbers": "import sys\nsys.displayhook = sys.excepthook = 5",
    "the built-ins are deleted": "del __builtins__",
    "the built-ins are a number": "__builtins__ = 5",
    "the names are cleared": "globals().clear()",
    "In and Out are something else": "In = 5; Out = None; del _",
    "there is hardly any depth": "import sys\nsys.setrecursionlimit(60)",
    "there is no path": "import sys\nsys.path = None; sys.meta_path = []",
    "linecache is gone": "import linecache\nlinecache.cache = None; del linecache.getlines",
    "the environment is empty": "import os\nos.environ.clear()",
    "the directory is deleted": "import os, tempfile\nd = tempfile.mkdtemp(); os.chdir(d); os.rmdir(d)",
    "Java's streams are null": "from java.lang import System\n"
    "System.setOut(None); System.setErr(None); System.setIn(None)",
    "Java's properties are gone": "from java.lang import System\nfrom java.util import Properties\n"
    "System.setProperties(Properties())",
    "the process's streams are closed": "import os\nos.close(1); os.close(2)",
    "it is another country": "from java.util import Locale, TimeZone\nLocale.setDefault(Locale('tr', 'TR'))\n"
    "TimeZone.setDefault(TimeZone.getTimeZone('Asia/Kolkata'))",
    "all threads are interrupted": "from java.lang import Thread\nfor n in range(100):\n"
    "    for t in Thread.getAllStackTraces().keySet(): t.interrupt()",
    "uncaught exceptions raise others": "from java.lang import Thread\nclass H(Thread.UncaughtExceptionHandler):\n"
    "    def uncaughtException(self, t, e): raise ValueError(e)\nThread.setDefaultUncaughtExceptionHandler(H())\n"
    "import threading\nt = threading.Thread(target=lambda: 1/0); t.start(); t.join()",
}


@pytest.fixture
def victim(start):
    kernel = start()
    return kernel, kernel.connect()


@pytest.mark.first_java
def test_sabotage_costs_nothing(victim):
    _, front = victim
    front.execute("import sys\nsys.kept_path = sys.path")
    for what, code in SABOTAGE.items():
        run = front.execute(code)
        assert run.status == "ok", (what, run.content)
        try:
            assert_well(front)
        except AssertionError as e:
            raise AssertionError(f"after this: {what}") from e
        front.execute("import sys\nsys.setrecursionlimit(1000); sys.path = sys.kept_path")


ODD_ENDS = {
    "a thread that ends itself": ("raise SystemExit(3)", "SystemExit"),
    "a trace function that raises": (
        "import sys\ndef t(*a): raise ValueError()\nsys.settrace(t)\ndef f(): pass\nf()",
        "ValueError",
    ),
    "no end in Python": ("def f(): return f()\nf()", "RuntimeError"),
    "no end in Java": ("from java.util import ArrayList\na = ArrayList()\na.add(a)\na.hashCode()", "RuntimeError"),
    "no end in a repr": ("class R(object):\n    def __repr__(self): return repr(self)\nR()", "RuntimeError"),
    "no end in a message": ("class E(Exception):\n    def __str__(self): return str(self)\nraise E()", "E"),
    "an error of the JVM": ("import java\nraise java.lang.InternalError('odd')", "java.lang.InternalError"),
}


@pytest.mark.parametrize("what", ODD_ENDS)
def test_an_odd_end_is_an_error_of_the_cell(front, what):
    code, ename = ODD_ENDS[what]
    assert_ended_with(front.execute(code), ename)
    assert front.execute("1+1").result == "2"


# -- memory ------------------------------------------------------------------------------------------------------------

# what fills the memory, and what gives it back
GREED = {
    "bytes in a variable": ("big = []\nwhile True: big.append(bytearray(1 << 20))", "big = None"),
    "bytes in a function": ("def f():\n    big = []\n    while True: big.append(bytearray(1 << 20))\nf()", "pass"),
    "bytes in every call": ("def g(n):\n    big = bytearray(1 << 20)\n    return g(n + 1)\ng(0)", "pass"),
    "a text": ("text = 'x'\nwhile True: text += text", "text = None"),
}


@pytest.mark.first_java
def test_memory_that_is_used_up_is_an_error_of_the_cell_that_says_how_to_get_more(spec):
    manager = spec.manager()
    manager.kernel_spec.argv.insert(1, "-Xmx256m")
    kernel = Kernel(manager, spec.env)
    try:
        front = kernel.connect()
        for what, (fill, give_back) in GREED.items():
            run = front.execute(fill)
            assert run.status == "error" and run.content["ename"].endswith(("MemoryError", "OutOfMemoryError")), what
            assert "--jvm-arg -Xmx8g" in "".join(run.content["traceback"]), what
            assert front.execute(give_back).status == "ok", what
            assert front.execute("len(bytearray(100 << 20))").result == str(100 << 20), what
        assert_well(front)
    finally:
        kernel.close()


# -- the end of the process --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "code",
    ["from java.lang import System\nSystem.exit(3)", "from java.lang import Runtime\nRuntime.getRuntime().exit(3)"],
    ids=["System.exit", "Runtime.exit"],
)
def test_a_cell_that_ends_the_jvm_gets_its_reply_and_exit_hooks_run(victim, tmp_path, code):
    kernel, front = victim
    mark = tmp_path / "mark"
    front.execute(f"import atexit\natexit.register(lambda: open({str(mark)!r}, 'w').close())")
    running = front.submit("print 'before'\n" + code)
    reply = front.reply(running)["content"]
    assert reply["status"] == "error" and "ended" in reply["evalue"]
    front.until_printed(running, "before")
    assert kernel.wait_for_exit(PROMPTLY_S) == 3
    kernel.restart()
    assert kernel.connect().execute("6 * 7").result == "42"


@pytest.mark.first_java
@pytest.mark.parametrize("signum", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_that_ends_the_process_ends_its_children_and_the_cell(victim, signum):
    kernel, front = victim
    running = front.submit("import subprocess\np = subprocess.Popen(['sleep', '1000'])\nprint p.pid, 'begun'\np.wait()")
    pid = int("".join(m["content"]["text"] for m in front.until_printed(running, "begun")[-1:]).split()[0])
    child = os.pidfd_open(pid)
    kernel.process.send_signal(signum)
    front.reply(running)
    kernel.wait_for_exit(PROMPTLY_S)
    ended, _, _ = select.select([child], [], [], PROMPTLY_S)
    os.close(child)
    assert ended, "the child is still there"


# -- files -------------------------------------------------------------------------------------------------------------


def files_up_to(size):
    """A full disk, as it were, for the process that is started."""
    return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


PLACES = {
    "a home below a file": {"HOME": "/dev/null/home", "XDG_DATA_HOME": ""},
    "a history on a disk that is full": {"JYKERNEL_HISTORY": "/dev/full"},
    "a history in a folder that is a file": {"JYKERNEL_HISTORY": "/dev/null/history"},
}


@pytest.mark.first_java
@pytest.mark.parametrize("what", PLACES)
def test_without_a_place_for_the_history_there_is_one_in_memory(start, what):
    front = start(**PLACES[what]).connect()
    front.execute("'kept'")
    history = front.request("history_request", {"hist_access_type": "tail", "n": 1, "output": True})["content"]
    assert history["history"] == [[1, 1, ["'kept'", "'kept'"]]]
    assert_well(front)


@pytest.mark.first_java
def test_no_home_is_needed(start):
    assert_well(start(HOME="").connect())


@pytest.mark.first_java
def test_a_disk_that_fills_up_costs_the_history_only_what_comes_later(spec, tmp_path):
    file = tmp_path / "history"
    kernel = Kernel(spec.manager(), {**spec.env, "JYKERNEL_HISTORY": str(file)}, preexec_fn=files_up_to(20_000))
    try:
        front = kernel.connect()
        sources = [f"'{n:04}' + '{'x' * 500}'" for n in range(40)]
        for source in sources:
            assert front.execute(source).status == "ok"
        asked = front.request("history_request", {"hist_access_type": "range", "session": 0, "start": 1, "stop": 99})
        assert [entry[2] for entry in asked["content"]["history"]] == sources
    finally:
        kernel.close()
    assert 0 < file.stat().st_size <= 20_000


@pytest.mark.first_java
def test_a_kill_in_the_midst_of_writing_leaves_a_history_that_can_be_read(start, tmp_path):
    file = tmp_path / "history"
    seen = []
    for n in range(3):
        kernel = start(JYKERNEL_HISTORY=str(file))
        front = kernel.connect()
        sent = [front.submit(f"# {n} {k} {'x' * 2000}\n{k}") for k in range(200)]
        front.finish(sent[20 * (n + 1)])
        kernel.process.kill()
        kernel.wait_for_exit(PROMPTLY_S)
        seen += [f"# {n} {k} " for k in range(20 * (n + 1) + 1)]
    front = start(JYKERNEL_HISTORY=str(file)).connect()
    asked = {"hist_access_type": "search", "pattern": "*", "n": 1000}
    found = [entry[2] for entry in front.request("history_request", asked)["content"]["history"]]
    assert [source for source in found if any(source.startswith(s) for s in seen)] == [
        next(source for source in found if source.startswith(s)) for s in seen
    ]
