"""Many clients and many requests at once: everybody is answered, and nothing is left of it afterwards."""

import os
from concurrent.futures import ThreadPoolExecutor

import pytest
import soak
from wire import Wire

pytestmark = pytest.mark.first_java

CLIENTS = 50
INTERRUPTS = 1000
COMPUTING = "print 'begun'\nwhile True: pass"


@pytest.fixture
def wires(kernel, front):
    """Makes bare clients, which cost little."""
    connection = kernel.manager.get_connection_info()
    connection["key"] = connection["key"].decode()
    made = []

    def connect(**options):
        made.append(Wire(connection, **options))
        return made[-1]

    yield connect
    for wire in made:
        wire.close()


@pytest.fixture
def computing(kernel, front):
    """A cell that runs meanwhile."""
    running = front.submit(COMPUTING)
    front.until_printed(running, "begun")
    yield running
    kernel.interrupt()
    assert front.finish(running).content["ename"] == "KeyboardInterrupt"


def open_files(kernel):
    return len(os.listdir(f"/proc/{kernel.process.pid}/fd"))


def replies(wire, count, channel="shell"):
    """[(msg_id of the request, content)] in the order of their arrival."""
    received = (wire.receive(channel)[3] for _ in range(count))
    return [(values[1]["msg_id"], values[3]) for values in received]


def test_many_clients_are_each_answered_in_their_order(wires, computing, kernel, front):
    clients = [wires() for _ in range(CLIENTS)]
    asked = {"complete_request": {"code": "zi", "cursor_pos": 2}, "is_complete_request": {"code": "1"}}
    questions = 5 * list(asked.items())
    sent = [[client.send("shell", client.frames(*question)) for question in questions] for client in clients]
    for client, ids in zip(clients, sent):
        answers = replies(client, len(ids))
        assert [msg_id for msg_id, _ in answers] == ids
        assert all(content["matches"] == ["zip"] for _, content in answers[::2])
    told = [client.send("control", client.frames("kernel_info_request")) for client in clients]
    assert [replies(client, 1, "control")[0][0] for client in clients] == told


def test_cells_of_many_clients_all_run_in_each_ones_order(wires, front):
    front.execute("ran = []")
    clients = [wires() for _ in range(CLIENTS)]
    cells = [[f"ran.append(({c}, {n}))" for n in range(4)] for c in range(CLIENTS)]

    def run(client, sources):
        ids = [client.send("shell", client.frames("execute_request", {"code": source})) for source in sources]
        answers = replies(client, len(ids))
        assert [msg_id for msg_id, _ in answers] == ids
        return [content["status"] for _, content in answers]

    with ThreadPoolExecutor(CLIENTS) as pool:
        assert list(pool.map(run, clients, cells)) == [["ok"] * 4] * CLIENTS
    assert front.value("len(ran)") == str(4 * CLIENTS)
    assert front.value("all([n for c, n in ran if c == k] == range(4) for k in range(%d))" % CLIENTS) == "True"


def test_a_client_that_comes_back_again_and_again_leaves_nothing_open(wires, kernel, front):
    def come_and_go(n):
        client = wires(identity=b"the same")
        assert client.ask("shell", "execute_request", {"code": str(n), "silent": True})[3]["status"] == "ok"
        client.close()

    come_and_go(0)
    before = open_files(kernel)
    for n in range(100):
        come_and_go(n)
    front.settle()
    assert open_files(kernel) <= before + 5


def test_a_flood_of_questions_does_not_keep_the_cell_from_being_stopped(kernel, front):
    running = front.submit(COMPUTING)
    front.until_printed(running, "begun")
    asked = [front.send("complete_request", {"code": "sorte", "cursor_pos": 5}) for _ in range(INTERRUPTS)]
    assert front.interrupt()["content"]["status"] == "ok"
    assert front.finish(running).content["ename"] == "KeyboardInterrupt"
    assert all(front.reply(msg_id)["content"]["matches"] == ["sorted"] for msg_id in asked)


def test_a_flood_of_interrupts_loses_no_answer(kernel, front):
    cells = [front.submit(f"for n in xrange(300000): pass\n{k}", stop_on_error=False) for k in range(30)]
    stops = [front.send("interrupt_request", channel="control") for _ in range(INTERRUPTS)]
    assert {front.reply(msg_id, "control")["content"]["status"] for msg_id in stops} == {"ok"}
    for k, msg_id in enumerate(cells):
        run = front.finish(msg_id)
        assert run.content.get("ename", "KeyboardInterrupt") == "KeyboardInterrupt", run.content
        assert run.status != "ok" or run.result == str(k)
        assert run.types[-1] == "status"
    assert front.execute("'alive'").result == "'alive'"


def test_a_flood_of_prints_arrives_whole_while_others_ask(wires, front):
    other = wires()
    printing = front.submit("for n in xrange(50000): print n")
    for _ in range(50):
        assert other.ask("control")[3]["status"] == "ok"
    assert front.finish(printing).text() == "".join(f"{n}\n" for n in range(50000))


def test_mixed_work_leaves_nothing_behind(kernel, front):
    front.execute(soak.MEASURE)
    for n in range(3):
        soak.work(kernel, front, n)
    before = soak.Measures.of(kernel, front)
    for n in range(3, 8):
        soak.work(kernel, front, n)
    for _ in range(10):  # a thread may be about to end, or to let go of what it holds; what leaks stays
        grown = soak.grown(before, soak.Measures.of(kernel, front))
        if not grown:
            break
    assert not grown


def test_code_of_cells_that_are_gone_is_unloaded(kernel, front):
    front.execute(soak.MEASURE)

    def run(begin, end):
        ids = [front.submit(f"x = {n}\ndef f(): return {n}\nf()", store_history=False) for n in range(begin, end)]
        assert [front.finish(msg_id).result for msg_id in ids] == [str(n) for n in range(begin, end)]
        return soak.Measures.of(kernel, front)

    before = run(0, 100)
    after = run(100, 1500)
    assert after.classes - before.classes < 100 and after.metaspace_kb - before.metaspace_kb < 1500
