"""Interrupts of Java that a cell calls: of the user's own jar, of the JDK, and where nothing reaches."""

import pytest
from stuck import Stuck, assert_ended_with, java_jar, play

covers = pytest.mark.covers

SOURCES = {
    "Spin": """
        public class Spin {
            public static long n;
            public static int swallowed;
            public static void forever() { while (true) n++; }
            public static void condition() { do { n++; } while (n != -1); }
            public static void recursive(int depth) { while (true) if (depth > 0) recursive(depth - 1); }
            public static void swallow() {
                try { while (true) n++; } catch (Throwable t) { swallowed++; System.out.println("again"); }
                while (true) n++;
            }
            public static void waiting() throws InterruptedException { synchronized (Spin.class) { Spin.class.wait(); } }
            public static void calling(Runnable r) { r.run(); }
            public synchronized void holding() { while (true) n++; }
            public synchronized String held() { return "free"; }
        }""",
    "Deaf": """
        import java.io.IOException;
        import java.nio.ByteBuffer;
        import java.nio.channels.FileChannel;
        import java.util.concurrent.CompletableFuture;
        import java.util.concurrent.TimeUnit;
        public class Deaf {
            public static void write(FileChannel file) throws IOException {
                new CompletableFuture<String>().completeOnTimeout("", 1, TimeUnit.SECONDS).join();
                file.write(ByteBuffer.wrap(new byte[] {42}));
            }
        }""",
    "Late": """
        public class Late {
            static long n;
            static { for (long end = System.nanoTime() + 3_000_000_000L; System.nanoTime() - end < 0;) n++; }
            public static int value() { return 42; }
        }""",
    "LateLoop": """
        public class LateLoop {
            static long n;
            static { long now = System.nanoTime(), end = now + 3_000_000_000L; while (now - end < 0) now = step(); }
            static long step() { for (int i = 0; i < 1000; i++) n++; return System.nanoTime(); }
            public static int value() { return 42; }
        }""",
}

AT_WORK = """
import threading
def at_work(work):
    made = []
    worker = threading.Thread(target=lambda: made.append(work()))
    worker.setDaemon(True)
    worker.start()
    worker.join(10)
    return made and made[0] or None
"""
POOL = """
import threading
from java.util.concurrent import Callable, CountDownLatch, Executors
release = threading.Event()
class Work(Callable):
    def call(self):
        release.wait()
        return 'done'
pool = Executors.newSingleThreadExecutor()
"""
POOL_GOES_ON = "release.set()\ndone = future.get()\npool.shutdown()\ndone"
ORDER = """
from java.util import ArrayList, Collections, Comparator, TreeMap
class Order(Comparator):
    def compare(self, a, b):
        while True: pass
two = ArrayList([2, 1])
"""
SWING = """
import threading
from java.lang import Runnable
from javax.swing import SwingUtilities
release = threading.Event()
class Wait(Runnable):
    def run(self): release.wait()
"""

OWN = {
    "loop": Stuck("Spin.forever()", "import Spin"),
    "loop with a condition": Stuck("Spin.condition()", "import Spin"),
    "recursion": Stuck("Spin.recursive(20)", "import Spin"),
    "in Python called by Java": Stuck("Spin.calling(forever)", "import Spin\ndef forever():\n    while True: pass"),
    "wait": Stuck("Spin.waiting()", "import Spin"),
    "catch Throwable": Stuck("Spin.swallow()", "import Spin", "Spin.swallowed", "1", stops=("begun", "again")),
    "synchronized": Stuck("s.holding()", AT_WORK + "import Spin\ns = Spin()", "at_work(s.held)", "u'free'"),
    "a wait that goes on, and then a file": Stuck(
        "Deaf.write(file)",
        "import Deaf\nfrom java.io import File, RandomAccessFile\n"
        "file = RandomAccessFile(File.createTempFile('kept', None), 'rw').getChannel()",
        "(file.isOpen(), file.size())",
        "(True, 1L)",
    ),
    "static initialiser": Stuck("import Late\nLate.value()", check="import Late\nLate.value()", answer="42"),
    "static initialiser that calls": Stuck("import LateLoop\nLateLoop.value()", check="import LateLoop\nLateLoop.value()", answer="42"),
}
JDK = {
    "Thread.sleep": Stuck("Thread.sleep(100000)", "from java.lang import Thread"),
    "Object.wait": Stuck(
        "wait(o)",
        "import synchronize\nfrom java.lang import Object\no = Object()\n"
        "@synchronize.make_synchronized\ndef wait(o): o.wait()",
        AT_WORK + "@synchronize.make_synchronized\ndef free(o): return 'free'\nat_work(lambda: free(o))",
        "'free'",
    ),
    "CountDownLatch.await": Stuck("getattr(CountDownLatch(1), 'await')()", POOL),
    "LinkedBlockingQueue.take": Stuck("LinkedBlockingQueue().take()", "from java.util.concurrent import LinkedBlockingQueue"),
    "LockSupport.park": Stuck("while True: LockSupport.park()", "from java.util.concurrent.locks import LockSupport"),
    "Selector.select": Stuck("while True: selector.select()", "from java.nio.channels import Selector\nselector = Selector.open()"),
    "ServerSocketChannel.accept": Stuck(
        "channel.accept()",
        "from java.nio.channels import ServerSocketChannel\nfrom java.net import InetSocketAddress\n"
        "channel = ServerSocketChannel.open().bind(InetSocketAddress('127.0.0.1', 0))",
    ),
    "Future.get": Stuck("future.get()", POOL + "future = pool.submit(Work())", POOL_GOES_ON, "u'done'"),
    "submit of a function": Stuck(
        "pool.submit(Work()).get()", POOL, "release.set()\nfuture = pool.submit(Work())\n" + POOL_GOES_ON, "u'done'"
    ),
    "Process.waitFor": Stuck(
        "process.waitFor()",
        "from java.lang import ProcessBuilder\nfrom java.util.concurrent import TimeUnit\nprocess = ProcessBuilder('sleep', '100').start()",
        "process.waitFor(10, TimeUnit.SECONDS)",
        "True",
    ),
    "Collections.sort with a Comparator": Stuck("Collections.sort(two, Order())", ORDER, "sorted(two)", "[1, 2]"),
    "TreeMap with a Comparator": Stuck("TreeMap(Order()).put(1, 1)", ORDER),
    "forEach with a function": Stuck("two.forEach(forever)", ORDER + "def forever(x):\n    while True: pass"),
    "regex": Stuck(
        r"Pattern.compile('(a|aa)+\\1$').matcher('a' * 120 + 'b').matches()", "from java.util.regex import Pattern"
    ),
    "nextProbablePrime": Stuck(
        "BigInteger(str(1 << 30000)).nextProbablePrime()", "from java.math import BigInteger"
    ),
    "BigInteger.pow": Stuck("BigInteger('3').pow(500000000)", "from java.math import BigInteger"),
    "invokeAndWait": Stuck(
        "SwingUtilities.invokeAndWait(Wait())", SWING, "release.set()\nSwingUtilities.invokeAndWait(Wait())\n1", "1"
    ),
}
# name -> (setup, code, a word of where it is stuck, how to let it go)
UNREACHABLE = {
    "ServerSocket.accept": ("from java.net import ServerSocket\ns = ServerSocket(0)", "s.accept()", "accept", "s.close()"),
    "CompletableFuture.join": (
        "from java.util.concurrent import CompletableFuture\nf = CompletableFuture()",
        "f.join()",
        "join",
        "f.complete(None)",
    ),
    "acquireUninterruptibly": (
        "from java.util.concurrent import Semaphore\ns = Semaphore(0)",
        "s.acquireUninterruptibly()",
        "acquireUninterruptibly",
        "s.release()",
    ),
    "open of a fifo": (
        "import os, subprocess, tempfile\nfifo = os.path.join(tempfile.mkdtemp(), 'fifo')\nsubprocess.call(['mkfifo', fifo])",
        "open(fifo)",
        "open",
        "subprocess.call(['sh', '-c', ': > ' + fifo])",
    ),
}


@pytest.fixture(scope="module")
def jar(spec, tmp_path_factory):
    return java_jar(tmp_path_factory.mktemp("java"), spec.java, SOURCES)


@covers("T1")
@pytest.mark.parametrize("how", OWN)
def test_java_of_the_users_own_ends(kernel, front, jar, how):
    front.execute(f"import sys\nif {str(jar)!r} not in sys.path: sys.path.append({str(jar)!r})")
    play(kernel, front, OWN[how])


@covers("T1")
@pytest.mark.parametrize("how", JDK)
def test_the_jdk_ends(kernel, front, how):
    play(kernel, front, JDK[how])


@covers("T1", "G5")
@pytest.mark.parametrize("how", UNREACHABLE)
def test_where_nothing_reaches_a_second_interrupt_leaves_the_cell_behind(kernel, front, how):
    setup, code, where, let_go = UNREACHABLE[how]
    assert front.execute(setup + "\nfrom java.lang import Thread\nkept = {'a': 1}\nlate = False").status == "ok"
    running = front.submit(f"me = Thread.currentThread()\nprint 'begun'\n{code}\nlate = True\nprint 'too late'")
    queued = front.submit("late = True")
    front.until_printed(running, "begun")
    front.settle()
    assert front.interrupt()["content"] == {"status": "ok"}
    assert front.request("kernel_info_request", channel="control")["content"]["status"] == "ok"
    told = front.until_printed(running, where)[-1]["content"]
    assert told["name"] == "stderr"
    kernel.interrupt()
    run = front.finish(running)
    assert_ended_with(run, "KeyboardInterrupt")
    assert front.finish(queued).status == "aborted"
    assert front.execute("kept").result == "{'a': 1}"
    # What was left behind dies as soon as it gets on, and nothing is heard of it.
    ended = front.execute(f"{let_go}\nme.join(10000)\n(me.isAlive(), late)")
    assert ended.result == "(False, False)" and ended.text() == "" and ended.text("stderr") == ""
    assert front.execute("1+1").result == "2"
