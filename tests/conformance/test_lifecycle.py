"""Start, restart, end: the kernel as a process."""

import json
import os
import select
import signal
import socket
import stat
import subprocess
import sys
import uuid

import pytest
import zmq
from frontend import WAIT_S
from wire import Wire

covers = pytest.mark.covers

CHANNELS = ("shell", "iopub", "stdin", "control", "hb")

PROMPTLY_S = 5
"""An end that takes longer than this would be answered with a kill by every client."""


def free_ports(count):
    sockets = [socket.socket() for _ in range(count)]
    for s in sockets:
        s.bind(("127.0.0.1", 0))
    ports = [s.getsockname()[1] for s in sockets]
    for s in sockets:
        s.close()
    return ports


@pytest.fixture
def launch(spec, tmp_path):
    """Starts the kernel's process by hand, on a connection file made for the test."""
    processes, wires = [], []

    class Launched:
        def __init__(self, text=None, env=None, **fields):
            self.file = tmp_path / f"connection-{len(processes)}.json"
            channels = ("shell", "iopub", "stdin", "control", "hb")
            self.connection = {f"{name}_port": port for name, port in zip(channels, free_ports(5))}
            self.connection.update(
                transport="tcp", ip="127.0.0.1", key=uuid.uuid4().hex, signature_scheme="hmac-sha256"
            )
            self.connection.update(fields)
            self.file.write_text(json.dumps(self.connection) if text is None else text)
            self.process = subprocess.Popen(
                spec.command(self.file), stderr=subprocess.PIPE, text=True, env={**spec.env, **(env or {})}
            )
            processes.append(self.process)

        def wire(self, **options):
            wires.append(Wire(self.connection, **options))
            return wires[-1]

        def reread(self):
            self.connection = json.loads(self.file.read_text())

        def complaint(self):
            """What it says on stderr, once it has given up."""
            _, complaint = self.process.communicate(timeout=WAIT_S)
            assert self.process.returncode not in (0, None)
            return complaint

    yield Launched
    for wire in wires:
        wire.close()
    for process in processes:
        process.kill()
        process.communicate()


def test_packages_that_a_person_has_installed_are_found(start, tmp_path):
    packages = tmp_path / "lib" / "jython2.7" / "site-packages"
    (packages / "elsewhere").mkdir(parents=True)
    (packages / "mine.py").write_text("answer = 42")
    (packages / "some.pth").write_text("elsewhere")
    front = start(PYTHONUSERBASE=str(tmp_path)).connect()
    reply = front.execute("import mine, site, sys; print mine.answer, site.USER_SITE, sys.path[-1][-9:]")
    assert reply.text() == f"42 {packages} elsewhere\n"


def test_an_archive_of_classes_that_is_not_there_is_made_while_the_kernel_runs(spec, start):
    archive = spec.folder / "jykernel.jsa"
    assert archive.exists(), "the installer made none"
    archive.unlink()
    front = start().connect()
    reply = front.execute(
        "import os, threading\n"
        f"while not os.path.exists({str(archive)!r}): threading.Event().wait(0.2)\n"
    )
    assert reply.content["status"] == "ok"


# -- the files ---------------------------------------------------------------------------------------------------------


@covers("A1", "A2")
def test_the_kernelspec_is_what_clients_expect(spec):
    kernel_json = json.loads((spec.folder / "kernel.json").read_text())
    assert kernel_json["display_name"] == "Jython 2.7 (JVM)" and kernel_json["language"] == "python"
    assert kernel_json["interrupt_mode"] == "message" and "{connection_file}" in kernel_json["argv"]
    assert kernel_json["kernel_protocol_version"] == "5.5"
    assert kernel_json["metadata"]["supported_encryption"] == ["curve"]
    assert {"logo-32x32.png", "logo-64x64.png", "logo-svg.svg"} <= {f.name for f in spec.folder.iterdir()}
    listed = subprocess.run(
        [sys.executable, "-m", "jupyter", "kernelspec", "list", "--json"],
        env=spec.env,
        capture_output=True,
        check=True,
        timeout=WAIT_S,
    )
    assert "jython" in json.loads(listed.stdout)["kernelspecs"]


@covers("A3", "A6")
def test_port_0_is_replaced_in_the_file_by_the_port_that_was_bound(launch):
    names = [f"{name}_port" for name in ("shell", "iopub", "stdin", "control", "hb")]
    launched = launch(**dict.fromkeys(names, 0), kernel_name="jython", x_own={"kept": True})
    rewritten = _until_rewritten(launched)
    assert len({rewritten[name] for name in names}) == 5 and all(rewritten[name] > 0 for name in names)
    assert rewritten["key"] == launched.connection["key"] and rewritten["x_own"] == {"kept": True}
    assert stat.S_IMODE(launched.file.stat().st_mode) == 0o600
    launched.reread()
    assert launched.wire().ask()[3]["status"] == "ok"


def _until_rewritten(launched):
    """There is no message for this: the file itself is the message."""
    before = launched.file.read_text()
    for _ in range(600):
        if launched.file.read_text() not in (before, ""):
            return json.loads(launched.file.read_text())
        try:
            launched.process.wait(0.05)
        except subprocess.TimeoutExpired:
            continue
        break
    raise AssertionError(f"the file was not rewritten; exit code {launched.process.poll()}")


@covers("A3")
def test_ports_may_be_texts_and_unknown_fields_are_ignored(launch):
    ports = {f"{name}_port": str(port) for name, port in zip(("shell", "control"), free_ports(2))}
    launched = launch(**ports, surprise=[1, 2, 3], jupyter_session="/a/notebook.ipynb")
    wire = launched.wire()
    assert wire.ask("shell")[3]["status"] == wire.ask("control")[3]["status"] == "ok"


@covers("A3")
def test_ip_star_means_every_address(launch):
    launched = launch(ip="*")
    launched.connection["ip"] = "127.0.0.1"
    assert launched.wire().ask()[3]["status"] == "ok"


@covers("A3", "W3")
@pytest.mark.parametrize("scheme", ["hmac-sha256", "hmac-sha512", "hmac-sha1", "hmac-md5"])
def test_every_signature_scheme_works(launch, scheme):
    wire = launch(signature_scheme=scheme).wire()
    wire.send("control", wire.frames("kernel_info_request"))
    _, signature, frames, values = wire.receive("control")
    assert signature == wire.sign(frames) and values[3]["status"] == "ok"


@covers("A3", "W3")
def test_without_a_key_nothing_is_signed_and_a_warning_is_given(launch):
    launched = launch(key="")
    wire = launched.wire()
    wire.send("control", wire.frames("kernel_info_request"), signature=b"")
    assert wire.receive("control")[1] == b""
    wire.ask("control", "shutdown_request", {"restart": False})
    _, said = launched.process.communicate(timeout=WAIT_S)
    assert "key" in said.lower()


@covers("A4", "A5")
def test_the_ipc_transport_is_refused_at_once_and_by_name(launch, tmp_path):
    assert "ipc" in launch(transport="ipc", ip=str(tmp_path / "kernel")).complaint()


@covers("A3", "A7")
@pytest.mark.parametrize("text", ["", "not json", "[1, 2]", '{"shell_port": "many"}'])
def test_a_connection_file_that_makes_no_sense_is_refused_by_name(launch, text):
    launched = launch(text=text)
    complaint = launched.complaint()
    assert launched.file.name in complaint and "\tat " not in complaint, "a sentence, not a stack trace"


@covers("A3", "A7")
def test_a_connection_file_that_is_missing_is_refused_by_name(spec, tmp_path):
    missing = tmp_path / "missing.json"
    run = subprocess.run(spec.command(missing), env=spec.env, capture_output=True, text=True, timeout=WAIT_S)
    assert run.returncode != 0 and "missing.json" in run.stderr and "\tat " not in run.stderr


@covers("A7")
@pytest.mark.parametrize("channel", ["shell", "hb"])
def test_a_port_that_is_taken_ends_the_kernel_at_once(launch, channel):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert str(port) in launch(**{f"{channel}_port": port}).complaint()


@covers("A14", "W13")
def test_curve_lets_in_only_who_has_the_keys(launch):
    public, secret = zmq.curve_keypair()
    launched = launch(curve_publickey=public.decode(), curve_secretkey=secret.decode())
    friend = launched.wire(curve=(public, secret, public))
    friend.socket("iopub")
    for channel in ("shell", "control"):
        assert friend.ask(channel)[3]["status"] == "ok"
    assert friend.receive("iopub")[3][0]["msg_type"] == "iopub_welcome"
    beat = launched.wire(curve=(*zmq.curve_keypair(), public))
    beat.socket("hb").send(b"ping")
    assert beat.socket("hb").poll(WAIT_S * 1000) and beat.socket("hb").recv() == b"ping"
    stranger = zmq.curve_keypair()
    for curve in (None, (*stranger, stranger[0])):
        intruder = launched.wire(curve=curve)
        intruder.socket("iopub")
        for channel in ("shell", "control"):
            intruder.send(channel, intruder.frames("kernel_info_request"))
        assert friend.ask()[3]["status"] == "ok"
        assert all(intruder.silent(channel) for channel in ("shell", "control", "iopub"))


@covers("A14")
def test_curve_guards_every_socket(launch):
    public, secret = zmq.curve_keypair()
    stranger = zmq.curve_keypair()
    launched = launch(curve_publickey=public.decode(), curve_secretkey=secret.decode())
    assert launched.wire(curve=(public, secret, public)).ask()[3]["status"] == "ok"
    with zmq.Context() as context:
        context.linger = 0
        plain = [greeting(context, launched, channel, None) for channel in CHANNELS]
        wrong = [greeting(context, launched, channel, (*stranger, stranger[0])) for channel in CHANNELS]
        friends = [greeting(context, launched, channel, (public, secret, public)) for channel in CHANNELS]
        assert all(monitor.poll(WAIT_S * 1000) for _, monitor in friends)
        assert not any(monitor.poll(100) for _, monitor in plain + wrong)
        for known, _ in plain + wrong + friends:
            known.disable_monitor()
            known.close()


def greeting(context, launched, channel, curve):
    """A connected socket, and one that tells once both ends have agreed to talk."""
    connecting = context.socket(zmq.SUB if channel == "iopub" else zmq.DEALER)
    if curve:
        connecting.curve_publickey, connecting.curve_secretkey, connecting.curve_serverkey = curve
    monitor = connecting.get_monitor_socket(zmq.EVENT_HANDSHAKE_SUCCEEDED)
    connecting.connect(f"tcp://127.0.0.1:{launched.connection[channel + '_port']}")
    return connecting, monitor


@covers("A8", "G1", "W11")
def test_requests_that_come_before_the_kernel_is_ready_are_all_answered(launch):
    wire = launch().wire()
    wire.socket("iopub")
    sent = [wire.send("shell", wire.frames("kernel_info_request")) for _ in range(5)]
    assert [wire.receive("shell")[3][1]["msg_id"] for _ in sent] == sent
    assert wire.receive("iopub")[3][0]["msg_type"] == "iopub_welcome", "first of all, even before the first status"


# -- restart -----------------------------------------------------------------------------------------------------------


@covers("T2", "W6", "A6")
def test_a_restart_is_a_new_kernel_on_the_old_file(start):
    kernel = start()
    before = kernel.connect()
    old = before.execute("kept = 1")
    file = open(kernel.manager.connection_file).read()
    kernel.restart()
    after = kernel.connect()
    new = after.execute("'kept' in globals()")
    assert new.result == "False" and new.content["execution_count"] == 1
    assert new.reply["header"]["session"] != old.reply["header"]["session"]
    assert open(kernel.manager.connection_file).read() == file


@covers("T2")
def test_a_restart_works_while_a_cell_runs(start):
    kernel = start()
    front = kernel.connect()
    front.until_running(front.submit("while True:\n    try:\n        while True: pass\n    except: pass"))
    kernel.restart()
    assert kernel.connect().execute("6 * 7").result == "42"


# -- end ---------------------------------------------------------------------------------------------------------------

BUSY = {
    "nothing": "pass",
    "a loop": "while True: pass",
    "a loop that catches everything": "while True:\n    try:\n        while True: pass\n    except: pass",
    "a sleep": "import time\ntime.sleep(60)",
    "a Python thread": "import threading, time\nthreading.Thread(target=time.sleep, args=(60,)).start()",
    "a Java thread": "from java.lang import Thread, Runnable\nclass R(Runnable):\n    def run(self): Thread.sleep(60000)\n"
    "Thread(R()).start()",
}


@covers("T2", "X20")
@pytest.mark.parametrize("with_, channel", [*((name, "control") for name in BUSY), ("a loop", "shell")])
def test_a_shutdown_request_ends_the_process_promptly(start, with_, channel):
    kernel = start()
    front = kernel.connect()
    running = front.submit(BUSY[with_])
    front.until_running(running)
    stop = front.send("shutdown_request", {"restart": False}, channel)
    reply = front.reply(stop, channel)
    assert reply["msg_type"] == "shutdown_reply" and reply["content"] == {"status": "ok", "restart": False}
    told = front.published(stop, lambda m: m["msg_type"] == "shutdown_reply")
    assert told[-1]["content"] == reply["content"]
    assert kernel.wait_for_exit(PROMPTLY_S) == 0


@covers("T2")
def test_exit_hooks_of_user_code_run_at_the_end(start, tmp_path):
    kernel = start()
    front = kernel.connect()
    mark = tmp_path / "mark"
    front.execute(f"import atexit\natexit.register(lambda: open({str(mark)!r}, 'w').close())")
    front.reply(front.send("shutdown_request", {"restart": False}, "control"), "control")
    kernel.wait_for_exit(PROMPTLY_S)
    assert mark.exists()


@covers("T2")
def test_sigterm_ends_the_process_even_while_a_cell_runs(start):
    kernel = start()
    front = kernel.connect()
    front.until_running(front.submit("while True: pass"))
    kernel.process.send_signal(signal.SIGTERM)
    kernel.wait_for_exit(PROMPTLY_S)


PARENT = """
import json, os, subprocess, sys
command = json.loads(sys.argv[1])
child = subprocess.Popen(command, env=dict(os.environ, JPY_PARENT_PID=str(os.getpid())))
print(child.pid, flush=True)
child.wait()
"""


@covers("A9")
@pytest.mark.parametrize("code", ["pass", "while True: pass"])
def test_the_kernel_ends_when_the_process_that_started_it_is_gone(spec, tmp_path, code):
    file = tmp_path / "connection.json"
    channels = ("shell", "iopub", "stdin", "control", "hb")
    connection = {f"{name}_port": port for name, port in zip(channels, free_ports(5))}
    connection.update(transport="tcp", ip="127.0.0.1", key="k", signature_scheme="hmac-sha256")
    file.write_text(json.dumps(connection))
    command = [sys.executable, "-c", PARENT, json.dumps(spec.command(file))]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=spec.env) as parent:
        kernel = os.pidfd_open(int(parent.stdout.readline()))
        wire = Wire(connection)
        ended = []
        try:
            assert wire.ask()[3]["status"] == "ok"
            wire.send("shell", wire.frames("execute_request", {"code": code}))
            os.kill(parent.pid, signal.SIGKILL)
            ended, _, _ = select.select([kernel], [], [], 10)
            assert ended, "10 s later it is still there"
        finally:
            wire.close()
            if not ended:
                signal.pidfd_send_signal(kernel, signal.SIGKILL)
            os.close(kernel)
