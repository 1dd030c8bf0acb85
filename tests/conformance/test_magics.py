"""Magics and commands as front-ends see them, and the stop button while they run."""

import json

import pytest
from stuck import Stuck, play

GONE = "def running(what): return sum(what in line for line in get_ipython().getoutput('ps -eo args'))"


def left(args):
    return f"running('sleep ' + {args!r})"


COMMANDS = {
    "!": Stuck("!echo begun; sleep 7771; sleep 7771", GONE, left("7771"), "0"),
    "x = !": Stuck("print 'begun'\nx = !sleep 7772", GONE, left("7772"), "0"),
    "%%bash": Stuck("%%bash\necho begun\nsleep 7773", GONE, left("7773"), "0"),
    "a command that ignores SIGINT": Stuck("!trap '' INT; echo begun; sleep 7774", GONE, left("7774"), "0"),
    "a command that ignores all but SIGKILL": Stuck(
        "!trap '' INT TERM; echo begun; while :; do sleep 7775; done", GONE, left("7775"), "0"
    ),
    "last words": Stuck("!trap 'echo caught; exit 1' INT; echo begun; sleep 7776 & wait", text="caught\n"),
    "a command that never stops to write": Stuck("!echo begun; yes 7777", GONE, "running('yes 7777')", "0"),
    "%timeit": Stuck("print 'begun'\n%timeit -n 1000000000 pass"),
    "%%time": Stuck("%%time\nprint 'begun'\nwhile True: pass", text="Wall time: "),
    "%run": Stuck("%run forever.py  # begun", "%%writefile forever.py\nprint 'begun'\nwhile True: pass"),
    "%%capture": Stuck("print 'begun'\nget_ipython().run_cell_magic('capture', '', 'while True: pass')", "", "7", "7"),
}


@pytest.mark.parametrize("case", COMMANDS.values(), ids=COMMANDS.keys())
def test_the_stop_button_ends_a_magic_and_all_that_it_started(kernel, front, case, tmp_path):
    front.execute(f"%cd -q {tmp_path}")
    play(kernel, front, case)


def test_a_wrong_magic_is_an_error_of_one_line(front):
    run = front.execute("%xyzzy")
    assert run.status == "error"
    assert run.one("error")["traceback"] == ["UsageError: Line magic function `%xyzzy` not found."]


def test_what_a_command_writes_arrives_while_it_runs(front, tmp_path):
    fifo = tmp_path / "fifo"
    front.execute(f"!mkfifo {fifo}")
    running = front.submit(f"!echo first; cat {fifo}")
    front.until_printed(running, "first")
    fifo.write_text("second\n")  # the first line has been seen already
    assert front.finish(running).text() == "second\n"


def test_a_magic_may_put_text_into_the_next_cell(front, tmp_path):
    (tmp_path / "code.py").write_text("x = 'é'\n")
    run = front.execute(f"%load {tmp_path / 'code.py'}")
    (payload,) = run.content["payload"]
    assert payload["source"] == "set_next_input" and payload["replace"] is True
    assert payload["text"].endswith("\nx = 'é'\n")


def test_another_client_is_told_how_to_connect(front):
    told = front.execute("%connect_info").text()
    assert json.loads(told.partition("\n\n")[0])["transport"] == "tcp"
