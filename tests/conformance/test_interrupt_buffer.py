"""The shared byte itself: who may write it, who may ask for it, and what it may be a part of."""

import mmap
import signal

import pytest
from kernels import JAR
from prepared import AS_AT_FIRST, HANDLER, cell, raises  # noqa: F401
from stuck import Stuck, assert_ended_with, java_jar, play

covers = pytest.mark.covers

@covers("T1")
def test_the_buffer_is_set_read_and_consumed(cell):
    code = "other = jykernel.InterruptBuffer()\nseen = [other.get()]\nother.set(15)\n"
    assert cell(code + "seen + [other.get(), other.consume(), other.consume(), other.get()]") == "[0, 15, 15, 0, 0]"


@covers("T1")
def test_the_button_writes_into_the_buffer_that_was_set(kernel, front, cell):
    play(kernel, front, Stuck("while True: pass", check="buf.get()", answer="0"))


BUFFERS = {
    "array": "import jarray\nbuf = jarray.zeros(4, 'b')",
    "heap": "from java.nio import ByteBuffer\nbuf = ByteBuffer.allocate(1)",
    "direct": "from java.nio import ByteBuffer\nbuf = ByteBuffer.allocateDirect(1)",
}
PUT = "def put(n):\n    if hasattr(buf, 'put'): buf.put(0, n)\n    else: buf[0] = n\ndef got():\n    return buf.get(0) if hasattr(buf, 'put') else buf[0]\n"


@covers("T1")
@pytest.mark.parametrize("how", BUFFERS)
@pytest.mark.parametrize("wait", ["while True: pass", "time.sleep(100)"])
def test_a_buffer_may_be_javas(kernel, front, cell, how, wait):
    cell(BUFFERS[how] + "\n" + PUT + "jykernel.set_interrupt_buffer(buf)")
    raises(front, f"threading.Thread(target=lambda: put(2)).start()\n{wait}", "KeyboardInterrupt")
    assert cell("got()") == "0"
    play(kernel, front, Stuck(wait, check="got()", answer="0"))


@covers("T1")
@pytest.mark.parametrize("number", [65, 100, -1, -2])
def test_a_number_that_is_no_signal_is_zeroed_and_ignored(cell, number):
    cell(BUFFERS["array"] + "\n" + PUT + "jykernel.set_interrupt_buffer(buf)")
    assert cell(f"put({number})\nend = time.time() + 10\nwhile got() and time.time() < end: pass\npolls()\ngot()") == "0"


@covers("T1")
@pytest.mark.parametrize("number", [65, 258, -1, -254])
def test_a_number_that_does_not_fit_the_buffer_is_not_cut_to_a_signal(cell, number):
    assert cell(f"buf.set({number})\npolls()\nbuf.get()") == "0"


@covers("T1")
@pytest.mark.parametrize("wait", ["while True: pass", "time.sleep(100)"])
def test_another_process_may_write_a_mapped_buffer(front, cell, tmp_path, wait):
    file = tmp_path / "byte"
    file.write_bytes(b"\0")
    cell(
        f"from java.io import RandomAccessFile\nfrom java.nio.channels import FileChannel\n"
        f"buf = RandomAccessFile({str(file)!r}, 'rw').getChannel().map(FileChannel.MapMode.READ_WRITE, 0, 1)\n"
        f"jykernel.set_interrupt_buffer(buf)"
    )
    running = front.submit(f"print 'begun'\n{wait}")
    front.until_printed(running, "begun")
    with open(file, "r+b") as opened, mmap.mmap(opened.fileno(), 1) as mapped:
        mapped[0] = 2
        assert_ended_with(front.finish(running), "KeyboardInterrupt")
        assert mapped[0] == 0


@covers("T1")
def test_without_a_buffer_writes_are_ignored_and_stay(start):
    front = start().connect()
    assert front.execute(AS_AT_FIRST).status == "ok"
    run = front.execute("jykernel.set_interrupt_buffer(None)\nbuf.set(2)\npolls()\njykernel.check_interrupt()\nbuf.get()")
    assert run.status == "ok" and run.result == "2"


@covers("T1")
@pytest.mark.parametrize("wrong", ["'x'", "5", "[0]", "object()", "jykernel"])
def test_what_is_no_buffer_is_refused(kernel, front, cell, wrong):
    raises(front, f"jykernel.set_interrupt_buffer({wrong})", "TypeError")
    play(kernel, front, Stuck("while True: pass", check="buf.get()", answer="0"))


@covers("T1")
def test_a_check_by_another_thread_raises_nothing_and_takes_nothing(front, cell):
    code = "def other():\n    buf.set(2)\n    try: jykernel.check_interrupt()\n    except KeyboardInterrupt: calls.append('wrong')\n"
    raises(front, code + "threading.Thread(target=other).start()\nwhile True: pass", "KeyboardInterrupt")
    assert cell("calls") == "[]"


@covers("T1")
def test_check_interrupt_acts_on_what_is_pending(front, cell):
    raises(front, "(buf.set(2), jykernel.check_interrupt(), calls.append('never'))", "KeyboardInterrupt")
    assert cell("(calls, buf.get())") == "([], 0)"
    cell(HANDLER)
    assert cell("(buf.set(2), jykernel.check_interrupt(), list(calls))[2]") == "[2]"


CHECKS = {
    "Polls": "jykernel.interrupt.Poll.check()",
    "Checks": "jykernel.interrupt.Interrupts.checkInterrupt()",
}


@pytest.fixture(scope="module", params=CHECKS)
def java_check(request, spec, tmp_path_factory):
    """The name of a Java class that asks, and a jar with it: as a user would write it, against the kernel's jar."""
    name = request.param
    source = f"""
        public class {name} {{
            public static int after;
            public static void check(Runnable write) {{ write.run(); {CHECKS[name]}; after++; }}
            public static void forever() {{ while (true) {CHECKS[name]}; }}
        }}"""
    return name, java_jar(tmp_path_factory.mktemp("check"), spec.java, {name: source}, JAR)


@covers("T1")
def test_java_may_ask(kernel, front, cell, java_check):
    name, jar = java_check
    cell(f"sys.path.append({str(jar)!r})\nimport {name} as Asks\nfrom java.lang import Runnable\nAsks.after = 0")
    cell("class Write(Runnable):\n    def run(self): buf.set(2)")
    raises(front, "Asks.check(Write())", "KeyboardInterrupt")
    assert cell("(Asks.after, buf.get())") == "(0, 0)"
    cell(HANDLER)
    assert cell("Asks.check(Write())\n(Asks.after, calls, buf.get())") == "(1, [2], 0)"
    cell("signal.signal(signal.SIGINT, signal.default_int_handler)")
    play(kernel, front, Stuck("Asks.forever()"))
