"""Every request that is not a cell: each gets its reply, with what was asked for."""

import pytest

covers = pytest.mark.covers
pytestmark = pytest.mark.first_java


@covers("X18", "T3", "G5", "W6")
@pytest.mark.parametrize("channel", ["shell", "control"])
def test_kernel_info_says_who_the_kernel_is(front, channel):
    content = front.request("kernel_info_request", channel=channel)["content"]
    assert content["status"] == "ok" and content["protocol_version"] == "5.5"
    assert content["implementation"] and content["implementation_version"] and content["banner"]
    language = content["language_info"]
    assert language["name"] == "python" and language["version"].startswith("2.7")
    assert language["mimetype"] == "text/x-python" and language["file_extension"] == ".py"
    assert language["codemirror_mode"] == {"name": "ipython", "version": 2}
    assert language["nbconvert_exporter"] == "python" and language["pygments_lexer"]
    assert isinstance(content["supported_features"], list)
    assert all(set(link) == {"text", "url"} for link in content["help_links"])


@covers("X12")
@pytest.mark.parametrize(
    "code, cursor, start, end, expected",
    [
        ("zi", 2, 0, 2, "zip"),
        ("'\U0001d41a' ; abcde", 11, 6, 11, "abcdefgh"),
        ("x = 1\nabcde\ny = 2", 11, 6, 11, "abcdefgh"),
        ("abcde", None, 0, 5, "abcdefgh"),
        ("nothingatallbeginsso", 20, 20, 20, None),
    ],
)
def test_completion_counts_in_code_points(front, code, cursor, start, end, expected):
    front.execute("abcdefgh = 1")
    content = front.request("complete_request", {"code": code, "cursor_pos": cursor})["content"]
    assert content["status"] == "ok" and isinstance(content["metadata"], dict)
    assert (content["cursor_start"], content["cursor_end"]) == (start, end)
    assert content["matches"] == ([expected] if expected else [])


@covers("X13", "X12")
def test_completion_tells_the_kind_of_each_match(front):
    content = front.request("complete_request", {"code": "'x'.is", "cursor_pos": 6})["content"]
    kinds = content["metadata"]["_jupyter_types_experimental"]
    assert [k["text"] for k in kinds] == content["matches"] and len(kinds) >= 6
    assert all(k["type"] for k in kinds)


@covers("X14")
def test_inspection_shows_signature_and_documentation(front):
    front.execute("def greet(name, mark='!'):\n    'Says hello.'\n    return name + mark")
    for code, cursor in (("greet", 5), ("greet('Ada', ", 13), ("greet", 2)):
        content = front.request("inspect_request", {"code": code, "cursor_pos": cursor})["content"]
        assert content["status"] == "ok" and content["found"] is True, (code, cursor)
        assert "Says hello." in content["data"]["text/plain"] and "mark" in content["data"]["text/plain"]
    content = front.request("inspect_request", {"code": "no_such_name", "cursor_pos": 4})["content"]
    assert content == {"status": "ok", "found": False, "data": {}, "metadata": {}}


@covers("X16")
@pytest.mark.parametrize(
    "code, status, indent",
    [
        ("", "complete", None),
        ("x = 1", "complete", None),
        ("for i in x:", "incomplete", "    "),
        ("if 1:\n  a\n", "complete", None),
        ('"""abc', "incomplete", ""),
        ("x = = 1", "invalid", None),
        ("zip?", "complete", None),
    ],
)
def test_a_console_learns_whether_a_cell_is_complete(front, code, status, indent):
    content = front.request("is_complete_request", {"code": code})["content"]
    assert content["status"] == status
    assert content.get("indent") == indent, "and the indent only if more is needed"


@covers("X15")
def test_history_gives_back_what_ran(front):
    for code in ("'h1'", "'h2'", "print 'h3'"):
        front.execute(code)
    tail = front.request("history_request", {"hist_access_type": "tail", "n": 3, "output": False, "raw": True})
    entries = tail["content"]["history"]
    assert [entry[2] for entry in entries] == ["'h1'", "'h2'", "print 'h3'"]
    with_output = {"hist_access_type": "tail", "n": 3, "output": True, "raw": True}
    outputs = [entry[2] for entry in front.request("history_request", with_output)["content"]["history"]]
    assert outputs == [["'h1'", "'h1'"], ["'h2'", "'h2'"], ["print 'h3'", None]]
    odd = front.request("history_request", {"hist_access_type": "no such", "output": False, "raw": True, "more": 1})
    assert odd["content"]["status"] == "error" and "no such" in odd["content"]["evalue"]


@covers("X17")
def test_comm_info_lists_the_open_comms(front):
    content = front.request("comm_info_request", {"target_name": "jupyter.widget"})["content"]
    assert content == {"status": "ok", "comms": {}}


@covers("M2")
def test_a_comm_for_an_unknown_target_is_closed_at_once(front):
    opened = front.send("comm_open", {"comm_id": "c1", "target_name": "nobody", "data": {}})
    messages = front.until_idle(opened)
    closed = [m["content"] for m in messages if m["msg_type"] == "comm_close"]
    assert closed == [{"comm_id": "c1", "data": {}}]


@covers("G5", "T3", "X12", "X16")
def test_questions_about_the_kernel_are_answered_while_a_cell_runs(front):
    running = front.submit("print 'begun'\nwhile True: pass")
    front.until_printed(running, "begun")
    for msg_type, content in (
        ("kernel_info_request", {}),
        ("complete_request", {"code": "zi", "cursor_pos": 2}),
        ("inspect_request", {"code": "zip", "cursor_pos": 3, "detail_level": 0}),
        ("is_complete_request", {"code": "1"}),
        ("history_request", {"hist_access_type": "tail", "n": 1, "output": False, "raw": True}),
        ("comm_info_request", {}),
    ):
        assert front.request(msg_type, content)["content"]["status"] in ("ok", "complete"), msg_type
    assert front.request("kernel_info_request", channel="control")["content"]["status"] == "ok"
    front.interrupt()
    assert front.finish(running).content["ename"] == "KeyboardInterrupt"


@covers("G4", "O9")
def test_a_hundred_requests_are_answered_in_order(front):
    sent = [front.submit(f"{n}") for n in range(100)]
    replies = [front.client.get_shell_msg(timeout=30) for _ in sent]
    assert [r["parent_header"]["msg_id"] for r in replies] == sent
    counts = [r["content"]["execution_count"] for r in replies]
    assert counts == list(range(counts[0], counts[0] + 100))


MISSING = [
    ("execute_request", {}),
    ("execute_request", {"code": 5}),
    ("execute_request", {"code": None}),
    ("execute_request", {"code": ["1"]}),
    ("execute_request", {"code": "1", "user_expressions": 3}),
    ("complete_request", {}),
    ("complete_request", {"code": "zi", "cursor_pos": 99}),
    ("complete_request", {"code": "zi", "cursor_pos": "two"}),
    ("complete_request", {"code": "zi", "cursor_pos": -1}),
    ("inspect_request", {}),
    ("inspect_request", {"cursor_pos": 2}),
    ("is_complete_request", {}),
    ("history_request", {}),
]


@covers("G2", "G1", "H6", "H8")
@pytest.mark.parametrize("channel", ["shell", "control"])
@pytest.mark.parametrize("msg_type, content", MISSING, ids=str)
def test_a_request_that_cannot_be_understood_gets_a_reply_with_an_error(front, msg_type, content, channel):
    msg_id = front.send(msg_type, content, channel)
    reply = front.reply(msg_id, channel)
    assert reply["msg_type"] == msg_type.replace("_request", "_reply")
    if "cursor_pos" not in content or isinstance(content["cursor_pos"], str):
        assert reply["content"]["status"] == "error"
        assert reply["content"]["ename"] and reply["content"]["evalue"]
        assert isinstance(reply["content"]["traceback"], list)
    published = front.until_idle(msg_id)
    assert [m["msg_type"] for m in published if m["msg_type"] == "execute_input"] == []
    assert front.execute("'alive'").result == "'alive'"


@covers("G2", "G1", "H7")
@pytest.mark.parametrize("channel", ["shell", "control"])
def test_an_unknown_request_makes_the_kernel_busy_and_idle_and_no_more(front, channel):
    msg_id = front.send("no_such_request", {"a": 1}, channel)
    states = [m["content"]["execution_state"] for m in front.until_idle(msg_id)]
    assert states == ["busy", "idle"]
    assert front.request("kernel_info_request", channel=channel)["content"]["status"] == "ok"


@covers("G1", "O7", "X19")
@pytest.mark.parametrize("channel", ["shell", "control"])
@pytest.mark.parametrize("msg_type", ["kernel_info_request", "comm_info_request", "connect_request"])
def test_every_request_is_framed_by_busy_and_idle(front, msg_type, channel):
    msg_id = front.send(msg_type, {}, channel)
    assert front.reply(msg_id, channel)["msg_type"] == msg_type.replace("_request", "_reply")
    assert [m["content"]["execution_state"] for m in front.until_idle(msg_id)] == ["busy", "idle"]


@covers("W8", "W7", "H4")
def test_the_parent_header_comes_back_with_everything_that_was_in_it(front):
    own = {"subshell_id": None, "x_nested": {"b": [1, 2.5, None], "a": "caf\u00e9"}, "version": "5.0", "x_big": 2**60}
    msg_id = front.send("execute_request", {"code": "print 1"}, **own)
    run = front.finish(msg_id)
    for message in [run.reply, *run.messages]:
        assert {name: message["parent_header"][name] for name in own} == own


@covers("W7", "H4")
@pytest.mark.parametrize("date", ["no date at all", None, 5, "2026-02-30T99:99"], ids=str)
def test_an_odd_date_or_version_in_a_header_does_no_harm(front, date):
    assert front.finish(front.send("execute_request", {"code": "6 * 7"}, date=date, version="4.1")).result == "42"


@covers("W6", "G6")
def test_the_kernels_own_headers_are_complete_and_of_one_session(front):
    run = front.execute("print 1")
    info = front.request("kernel_info_request", channel="control")
    headers = [m["header"] for m in [run.reply, info, *run.messages]]
    assert len({h["session"] for h in headers}) == 1
    assert len({h["msg_id"] for h in headers}) == len(headers)
    for header in headers:
        assert header["version"] == "5.5" and header["username"]
        assert header["date"].utcoffset() is not None, "the client parses dates; one without a zone has no offset"
    assert run.reply["metadata"]["started"]


@covers("A2")
def test_python_3_code_that_editors_send_silently_fails_fast_and_leaves_no_trace(front):
    for code in (
        "import importlib.util as _u\nprint(f'{_u}')",
        "def _probe(a: int, *, b: str = '') -> None: ...",
        "async def f(): await g()",
        "%config Completer.use_jedi = False",
    ):
        run = front.execute(code, silent=True, store_history=False, stop_on_error=False)
        assert run.status in ("ok", "error") and run.types[-1] == "status"
    assert front.execute("'alive'").result == "'alive'"
