"""What crosses a limit costs who crosses it, and nobody else."""

import json
import socket
import struct
import subprocess
import uuid

import pytest
import zmq
from frontend import WAIT_S
from test_lifecycle import free_ports
from wire import DELIMITER, Wire

covers = pytest.mark.covers

pytestmark = pytest.mark.first_java

MEGABYTE = 1 << 20


@pytest.fixture
def small(spec, tmp_path):
    """A kernel with little memory, started by hand, and its connection; then what it has written to its log."""
    file = tmp_path / "connection.json"
    channels = ("shell", "iopub", "stdin", "control", "hb")
    connection = {f"{name}_port": port for name, port in zip(channels, free_ports(5))}
    connection.update(transport="tcp", ip="127.0.0.1", key=uuid.uuid4().hex, signature_scheme="hmac-sha256")
    file.write_text(json.dumps(connection))
    java, *rest = spec.command(file)
    with open(tmp_path / "log", "w") as log:
        process = subprocess.Popen([java, "-Xmx256m", *rest], stderr=log, env=spec.env)
    wire = Wire(connection)
    try:
        wire.receive("iopub")
        yield connection, wire
        assert wire.ask("control")[3]["status"] == wire.ask("shell")[3]["status"] == "ok"
        assert connection["key"] not in (tmp_path / "log").read_text(), "the key is a secret"
    finally:
        wire.close()
        process.kill()
        process.wait(WAIT_S)


def everything_printed(wire, msg_id):
    """The number of characters, and the reply."""
    printed = 0
    while True:
        header, parent, _, content = wire.receive("iopub")[3]
        if parent.get("msg_id") == msg_id:
            if header["msg_type"] == "stream":
                printed += len(content["text"])
            elif content.get("execution_state") == "idle":
                return printed, wire.receive("shell")[3][3]


@covers("H10", "W14")
def test_a_subscriber_that_never_reads_neither_stalls_the_kernel_nor_fills_its_memory(small):
    connection, wire = small
    address = f"tcp://{connection['ip']}:{connection['iopub_port']}"
    stalled = wire.context.socket(zmq.SUB)
    stalled.rcvhwm = 1
    stalled.connect(address)
    stalled.subscribe(b"")
    assert stalled.poll(WAIT_S * 1000), "it is welcomed, and from here on reads no more"
    wire.receive("iopub")  # its welcome, which all hear
    code = f"for n in xrange(500): print 'x' * {MEGABYTE - 1}"
    sent = wire.send("shell", wire.frames("execute_request", {"code": code}))
    printed, reply = everything_printed(wire, sent)
    assert reply["status"] == "ok" and printed == 500 * MEGABYTE


@covers("H10")
def test_a_frame_without_end_is_not_waited_for(small):
    """Also from somebody who has no key: the size comes before the signature."""
    connection, _ = small
    for channel in ("shell", "control", "stdin", "hb", "iopub"):
        with socket.create_connection((connection["ip"], connection[f"{channel}_port"]), WAIT_S) as stranger:
            greeting = b"\xff" + bytes(8) + b"\x7f" + b"\x03\x00" + b"NULL".ljust(20, b"\0") + bytes(32)
            ready = b"\x05READY\x0bSocket-Type" + struct.pack(">I", 6) + b"DEALER"
            ready = ready if channel != "iopub" else b"\x05READY\x0bSocket-Type" + struct.pack(">I", 3) + b"SUB"
            stranger.sendall(greeting + bytes([4, len(ready)]) + ready)
            stranger.sendall(b"\x02" + struct.pack(">Q", 1 << 30) + b"x" * 1000)
            while stranger.recv(MEGABYTE):
                pass  # until the kernel hangs up


@covers("H10")
def test_a_large_request_is_served_and_a_much_larger_one_does_no_harm(small):
    _, wire = small
    frames = wire.frames("comm_msg", {"comm_id": "nobody", "data": {}})
    wire.send("shell", frames, buffers=[bytes(50 * MEGABYTE)])
    content = {"code": "len('''" + "x" * (10 * MEGABYTE) + "''')", "silent": True, "user_expressions": {}}
    assert wire.ask("shell", "execute_request", content)[3]["status"] == "ok"
    giant = Wire(wire.connection)
    giant.send("shell", wire.frames("comm_msg", {"comm_id": "nobody"}), buffers=[bytes(100 * MEGABYTE)])
    assert wire.ask()[3]["status"] == "ok"
    giant.close()


@covers("H9", "H1")
def test_a_flood_of_forged_messages_is_dropped_and_fills_no_log(small, tmp_path):
    _, wire = small
    frames = wire.frames("kernel_info_request")
    for _ in range(20_000):
        wire.socket("shell").send_multipart([DELIMITER, b"0" * 64, *frames])
    assert wire.ask()[3]["status"] == "ok"
    assert (tmp_path / "log").stat().st_size < 100_000
