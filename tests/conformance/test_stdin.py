"""A cell asks a person, and the person answers, or does not."""

import pytest

covers = pytest.mark.covers
pytestmark = pytest.mark.first_java

ASKING = {
    "raw_input": "print repr(raw_input('name? '))",
    "input": "print repr(input('name? '))",
    "getpass": "import getpass\nprint repr(getpass.getpass('name? '))",
    "readline": "import sys\nprint repr(sys.stdin.readline())",
    "java": (
        "from java.io import BufferedReader, InputStreamReader\nfrom java.lang import System\n"
        "print repr(str(BufferedReader(InputStreamReader(getattr(System, 'in'))).readLine()))"
    ),
}
ANSWERS = {"input": ("6 * 7", "42"), "readline": ("Ada", "'Ada\\n'")}


@covers("N1", "N2", "X1")
@pytest.mark.parametrize("how", ASKING)
def test_every_way_to_read_asks_the_front_end(front, how):
    typed, printed = ANSWERS.get(how, ("Ada", "'Ada'"))
    msg_id = front.submit(ASKING[how], allow_stdin=True)
    asked = front.prompt()
    assert asked["msg_type"] == "input_request" and asked["parent_header"]["msg_id"] == msg_id
    assert asked["content"]["password"] is (how == "getpass")
    if how in ("raw_input", "input", "getpass"):
        assert asked["content"]["prompt"] == "name? "
    front.answer(typed, parent=asked)
    assert front.finish(msg_id).text().lstrip("u") == printed + "\n"


@covers("N2", "X1")
@pytest.mark.parametrize("how", ASKING)
@pytest.mark.parametrize("options", [{"allow_stdin": False}, {}], ids=["forbidden", "by default"])
def test_without_leave_to_ask_a_cell_fails_at_once(front, how, options):
    run = front.execute(ASKING[how], **options)
    assert run.status == "error" and run.content["evalue"]
    assert front.execute("'alive'").result == "'alive'"


@covers("N1", "O1")
def test_what_was_printed_comes_before_the_question(front):
    msg_id = front.submit("print 'before',\nraw_input()", allow_stdin=True)
    asked = front.prompt()
    front.until_printed(msg_id, "before")
    front.answer("", parent=asked)
    assert front.finish(msg_id).status == "ok"


@covers("N4")
def test_end_of_file_is_an_eoferror(front):
    msg_id = front.submit("raw_input()", allow_stdin=True)
    front.answer("\x04", parent=front.prompt())
    assert front.finish(msg_id).content["ename"] == "EOFError"


@covers("N3", "N1")
def test_answers_may_come_without_a_parent_and_in_any_script(front):
    msg_id = front.submit("print raw_input()", allow_stdin=True)
    front.prompt()
    front.answer("caf\u00e9 \U0001f40d")
    assert front.finish(msg_id).text() == "caf\u00e9 \U0001f40d\n"


@covers("N6", "N3")
@pytest.mark.parametrize("how", ASKING)
def test_an_interrupt_ends_the_wait_and_a_late_answer_is_not_taken_for_the_next(front, how):
    waiting = front.submit(ASKING[how], allow_stdin=True)
    first = front.prompt()
    assert front.interrupt()["content"] == {"status": "ok"}
    assert front.finish(waiting).content["ename"] == "KeyboardInterrupt"
    front.answer("too late", parent=first)
    again = front.submit("print raw_input('again? ')", allow_stdin=True)
    second = front.prompt()
    assert second["content"]["prompt"] == "again? "
    front.answer("in time", parent=second)
    assert front.finish(again).text() == "in time\n"


@covers("N1")
def test_the_client_that_runs_the_cell_is_the_one_that_is_asked(kernel, front):
    other = kernel.connect()
    msg_id = other.submit("print raw_input('for the other')", allow_stdin=True)
    asked = other.prompt()
    assert not front.client.stdin_channel.msg_ready()
    other.answer("mine", parent=asked)
    assert other.finish(msg_id).text() == "mine\n"
    other.close()
