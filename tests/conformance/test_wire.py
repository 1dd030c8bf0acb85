"""Frames, signatures, sockets; hostile input of every kind."""

import json
import uuid

import pytest
import zmq
from wire import DELIMITER, Wire

covers = pytest.mark.covers


@pytest.fixture
def connection(kernel):
    return json.loads(open(kernel.manager.connection_file).read())


@pytest.fixture
def wire(connection):
    wire = Wire(connection)
    yield wire
    wire.close()


@covers("W2", "W3", "W8", "W6")
def test_a_reply_is_signed_over_the_bytes_that_were_sent(wire):
    sent = wire.frames("kernel_info_request")
    wire.send("shell", sent)
    prefix, signature, frames, (header, parent, metadata, content) = wire.receive("shell")
    assert prefix == [] and signature == wire.sign(frames) and signature == signature.lower()
    assert header["msg_type"] == "kernel_info_reply" and content["status"] == "ok" and isinstance(metadata, dict)
    assert parent == json.loads(sent[0])


@covers("W2", "H5")
def test_all_leading_identities_come_back(wire):
    prefix = [b"", b"\x00\xff\x01", b"second"]
    wire.send("shell", wire.frames("kernel_info_request"), prefix=prefix)
    assert wire.receive("shell")[0] == prefix


@covers("W3")
def test_buffers_are_not_signed(wire):
    wire.send("shell", wire.frames("kernel_info_request"), buffers=[b"\x00" * 1000, b""])
    assert wire.receive("shell")[3][0]["msg_type"] == "kernel_info_reply"


def spoilt(wire):
    good = wire.frames("kernel_info_request")
    signature = wire.sign(good)
    signed = [DELIMITER, signature, *good]
    return {
        "wrong signature": [DELIMITER, b"0" * 64, *good],
        "empty signature": [DELIMITER, b"", *good],
        "upper-case signature": [DELIMITER, signature.upper(), *good],
        "signature of another message": [DELIMITER, wire.sign(wire.frames("kernel_info_request")), *good],
        "no delimiter": [signature, *good],
        "one empty frame": [b""],
        "only the delimiter": [DELIMITER],
        "too few frames": signed[:4],
        "header not JSON": garbage(wire, b"{not json"),
        "header empty": garbage(wire, b"{}"),
        "header a list": garbage(wire, b"[]"),
        "header a number": garbage(wire, b"5"),
        "header null": garbage(wire, b"null"),
        "header not UTF-8": garbage(wire, b"\xff\xfe\xfd"),
        "header nested too deep": garbage(wire, b"[" * 20000),
    }


def garbage(wire, frame, place=0):
    frames = wire.frames("kernel_info_request")
    frames[place] = frame
    return [DELIMITER, wire.sign(frames), *frames]


@covers("W5", "W3", "H1", "H2")
@pytest.mark.parametrize("channel", ["shell", "control", "stdin"])
def test_garbage_is_dropped_without_a_word_and_the_kernel_lives(wire, channel):
    assert wire.receive("iopub")[3][0]["msg_type"] == "iopub_welcome", "from here on nothing is missed"
    first = wire.ask("control")[1]["msg_id"]
    while not is_idle(wire.receive("iopub")[3], first):
        pass
    for frames in spoilt(wire).values():
        wire.socket(channel).send_multipart(frames)
    good = [wire.send(name, wire.frames("kernel_info_request")) for name in ("shell", "control")]
    assert [wire.receive(name)[3][1]["msg_id"] for name in ("shell", "control")] == good, "the first reply is theirs"
    published = [wire.receive("iopub")[3] for _ in range(4)]
    assert {values[0]["msg_type"] for values in published} == {"status"}, "no word of it in the user's streams"
    assert {values[1]["msg_id"] for values in published} == set(good)


def is_idle(values, msg_id):
    return values[1].get("msg_id") == msg_id and values[3].get("execution_state") == "idle"


@covers("W5")
def test_content_that_is_no_json_is_not_run_and_the_kernel_lives(wire):
    frames = wire.frames("execute_request")
    frames[3] = b'{"code": "1/0"'
    wire.send("shell", frames)
    last = wire.send("shell", wire.frames("execute_request", {"code": "'alive'"}))
    _, parent, _, content = wire.receive("shell")[3]
    if parent["msg_id"] != last:
        assert content["status"] == "error" and content["ename"] != "ZeroDivisionError"
        _, parent, _, content = wire.receive("shell")[3]
    assert parent["msg_id"] == last and content["status"] == "ok"


@covers("W4", "H1")
def test_a_replayed_message_is_dropped(wire):
    frames = wire.frames("kernel_info_request")
    for _ in range(3):
        wire.send("shell", frames)
    last = wire.send("shell", wire.frames("kernel_info_request"))
    wire.receive("shell")
    assert wire.receive("shell")[3][1]["msg_id"] == last


@covers("W7", "H3")
@pytest.mark.parametrize("place", [1, 2, 3], ids=["parent", "metadata", "content"])
def test_null_means_empty(wire, place):
    content = {"code": "6*7", "silent": False}
    frames = wire.frames("execute_request", content) if place < 3 else wire.frames("kernel_info_request")
    frames[place] = b"null"
    wire.send("shell", frames)
    assert wire.receive("shell")[3][3]["status"] == "ok"


@covers("W9")
def test_text_is_utf8_and_numbers_that_json_cannot_say_are_not_sent_as_bare_words(wire):
    wire.socket("iopub")
    wire.ask()
    code = "from IPython.display import display, JSON\ndisplay(JSON([float('nan'), float('inf'), u'\\u20ac']))"
    wire.send("shell", wire.frames("execute_request", {"code": code}))
    _, _, frames, values = wire.receive("shell")
    assert values[3]["status"] == "ok", values[3]
    while True:
        _, _, frames, values = wire.receive("iopub")
        if values[0]["msg_type"] == "display_data":
            break
    for frame in frames:
        json.loads(frame.decode("utf-8"), parse_constant=lambda word: pytest.fail(f"bare {word}"))


@covers("W13")
def test_the_heartbeat_echoes_any_bytes_even_while_a_cell_runs(wire):
    assert wire.receive("iopub")[3][0]["msg_type"] == "iopub_welcome"
    wire.send("shell", wire.frames("execute_request", {"code": "while True: pass"}))
    while wire.receive("iopub")[3][0]["msg_type"] != "execute_input":
        pass
    beat = wire.socket("hb")
    for parts in ([b"ping"], [b""], [b"\x00\xff", b"two", b"three"]):
        beat.send_multipart(parts)
        assert beat.poll(5000) and beat.recv_multipart() == parts
    assert wire.ask("control", "interrupt_request")[3] == {"status": "ok"}
    assert wire.receive("shell")[3][3]["ename"] == "KeyboardInterrupt"


@covers("W13")
def test_each_heartbeat_of_a_flood_is_echoed(wire):
    beat = wire.socket("hb", zmq.DEALER)
    for n in range(2000):
        beat.send(b"%d" % n)
    for n in range(2000):
        assert beat.poll(5000) and beat.recv() == b"%d" % n


@covers("W11", "W1")
def test_every_subscriber_is_welcomed_not_only_the_first(connection):
    subscribers = [Wire(connection) for _ in range(3)]
    for subscriber in subscribers:
        prefix, _, _, (header, parent, _, content) = subscriber.receive("iopub")
        assert header["msg_type"] == "iopub_welcome" and content == {"subscription": ""}
        assert parent == {} and prefix == [b""]
    for subscriber in subscribers:
        subscriber.close()


@covers("W11")
def test_a_topic_of_ones_own_is_welcomed_under_its_name_and_odd_ones_are_ignored(wire):
    wire.socket("iopub")
    wire.receive("iopub")
    wire.socket("iopub").subscribe(b"\xff\xfe")
    wire.socket("iopub").unsubscribe(b"\xff\xfe")
    wire.socket("iopub").subscribe("caf\u00e9".encode())
    prefix, _, _, values = wire.receive("iopub")
    assert prefix == ["caf\u00e9".encode()] and values[3] == {"subscription": "caf\u00e9"}


@covers("W1")
def test_a_client_may_come_back_under_its_identity(connection):
    identity = uuid.uuid4().hex.encode()
    for _ in range(3):
        wire = Wire(connection, identity)
        for channel in ("shell", "control"):
            assert wire.ask(channel)[0]["msg_type"] == "kernel_info_reply"
    still_open = Wire(connection, identity)
    assert still_open.ask()[3]["status"] == "ok"


@covers("W2", "G4")
def test_twenty_clients_at_once_each_get_their_own_replies(connection):
    clients = [Wire(connection) for _ in range(20)]
    sent = {}
    for round_ in range(5):
        for number, client in enumerate(clients):
            content = {"code": "", "silent": True, "user_expressions": {"x": f"{number} * 1000 + {round_}"}}
            sent[number, round_] = client.send("shell", client.frames("execute_request", content))
    for number, client in enumerate(clients):
        for round_ in range(5):
            _, parent, _, content = client.receive("shell")[3]
            assert parent["msg_id"] == sent[number, round_]
            assert content["user_expressions"]["x"]["data"]["text/plain"] == str(number * 1000 + round_)
        client.close()


def test_a_client_that_vanishes_in_the_middle_of_a_flood_does_no_harm(connection, front):
    gone = Wire(connection)
    gone.socket("iopub")
    gone.receive("iopub")
    gone.send("shell", gone.frames("execute_request", {"code": "for n in xrange(20000): print 'x' * 100"}))
    gone.receive("iopub")
    gone.close()
    assert front.execute("'alive'").result == "'alive'"


@covers("W1")
def test_a_socket_of_the_wrong_kind_does_no_harm(connection, front):
    context = zmq.Context()
    wrong = context.socket(zmq.PUB)
    wrong.connect(f"tcp://{connection['ip']}:{connection['iopub_port']}")
    wrong.send(b"what is this")
    context.destroy(linger=0)
    assert front.execute("'alive'").result == "'alive'"
