"""What running a cell says to a front-end."""

import pytest

covers = pytest.mark.covers

GATE = "raw_input('gate')\n"
"""A cell that begins so waits until the test has queued what should stand behind it."""


def open_gate(front):
    """Lets the waiting cell go on, once the kernel has read everything behind it."""
    front.settle()
    front.answer("")


@covers("X2", "X1", "O4")
def test_a_silent_cell_shows_neither_itself_nor_its_value_and_is_not_counted(front):
    count = front.execute("1").content["execution_count"]
    run = front.execute("print 'heard'\n6 * 7", silent=True, store_history=True)
    assert run.types[0] == run.types[-1] == "status"
    assert "execute_input" not in run.types and "execute_result" not in run.types
    assert run.text() == "heard\n"
    assert front.execute("1").content["execution_count"] == count + 1


@covers("X2", "X8")
def test_an_error_of_a_silent_cell_aborts_nothing(front):
    failing = front.submit(GATE + "1/0", silent=True, allow_stdin=True)
    front.prompt()
    queued = front.submit("'still here'")
    open_gate(front)
    assert front.finish(failing).content["ename"] == "ZeroDivisionError"
    assert front.finish(queued).result == "'still here'"


@covers("X3", "X1")
def test_a_cell_that_is_not_stored_leaves_count_and_history_alone(front):
    stored = front.execute("'stored'")
    run = front.execute("'not stored'", store_history=False)
    numbers = {
        run.content["execution_count"],
        run.one("execute_input")["execution_count"],
        run.one("execute_result")["execution_count"],
    }
    assert numbers == {stored.content["execution_count"]}, "one number per execution, the current one"
    following = front.execute("In[-2]")
    assert following.content["execution_count"] == stored.content["execution_count"] + 1
    assert "not stored" not in following.result


@covers("X3", "X4", "X5", "O4", "G1", "O9", "O7")
def test_input_result_and_reply_carry_one_number_and_come_in_order(front):
    run = front.execute("print 'first'\n'second'")
    assert run.types == ["status", "execute_input", "stream", "execute_result", "status"]
    assert [c["execution_state"] for c in run.contents("status")] == ["busy", "idle"]
    assert run.one("execute_input")["code"] == "print 'first'\n'second'"
    assert run.content == {
        "status": "ok",
        "execution_count": run.one("execute_input")["execution_count"],
        "user_expressions": {},
        "payload": [],
    }
    assert run.one("execute_result")["execution_count"] == run.content["execution_count"]


@covers("X3")
def test_empty_code_is_answered_and_not_counted(front):
    count = front.execute("1").content["execution_count"]
    assert front.execute("").content["execution_count"] == count
    assert front.execute("  \n\n ").status == "ok"
    assert front.execute("1").content["execution_count"] == count + 1


@covers("X9", "X5")
@pytest.mark.parametrize("options", [{}, {"silent": True}, {"store_history": False}], ids=str)
@pytest.mark.parametrize("code", ["seven = 7", ""])
def test_user_expressions_are_evaluated_after_the_code(front, code, options):
    front.execute("seven = 7")
    asked = {"good": "seven * 6", "bad": "1/0", "odd": "= ="}
    answers = front.execute(code, user_expressions=asked, **options).content["user_expressions"]
    assert answers["good"] == {"status": "ok", "data": {"text/plain": "42"}, "metadata": {}}
    assert answers["bad"]["status"] == "error" and answers["bad"]["ename"] == "ZeroDivisionError"
    assert answers["odd"]["ename"] == "SyntaxError" and isinstance(answers["odd"]["traceback"], list)


@covers("X6", "O5")
def test_an_error_is_told_in_reply_and_on_iopub(front):
    run = front.execute("def broken():\n    return 1/0\nbroken()", user_expressions={"not": "asked"})
    assert run.status == "error" and run.types == ["status", "execute_input", "error", "status"]
    error = run.one("error")
    assert set(error) == {"ename", "evalue", "traceback"}, "notebooks store this content as it is"
    assert error == {name: run.content[name] for name in error}
    assert error["ename"] == "ZeroDivisionError" and "zero" in error["evalue"]
    assert all(isinstance(line, str) for line in error["traceback"])
    assert "broken" in "\n".join(error["traceback"])
    assert run.content["user_expressions"] == {} and run.content["payload"] == []
    assert run.content["execution_count"] == run.one("execute_input")["execution_count"]


@covers("X6")
def test_an_exception_inside_the_repr_of_a_result_is_an_error(front):
    run = front.execute("class Broken(object):\n    def __repr__(self):\n        return 1/0\nBroken()")
    assert run.status == "error" and run.content["ename"] == "ZeroDivisionError"
    assert front.execute("'alive'").result == "'alive'"


@covers("X7", "X8", "G1")
def test_an_error_aborts_exactly_the_cells_that_are_queued(front):
    failing = front.submit(GATE + "1/0", allow_stdin=True)
    front.prompt()
    queued = [front.submit("ran = True", stop_on_error=stop) for stop in (True, False)]
    asked = front.send("complete_request", {"code": "zi", "cursor_pos": 2})
    queued.append(front.submit("ran = True"))
    open_gate(front)
    assert front.finish(failing).status == "error"
    for msg_id in queued:
        run = front.finish(msg_id)
        assert run.status == "aborted" and isinstance(run.content["execution_count"], int)
        assert run.types == ["status", "status"], "busy and idle, nothing else"
    assert front.reply(asked)["content"]["matches"] == ["zip"]
    assert front.execute("'ran' in globals()").result == "False", "and this cell, sent later, runs"


@covers("X8", "X1")
def test_with_stop_on_error_false_the_queue_goes_on(front):
    failing = front.submit(GATE + "1/0", allow_stdin=True, stop_on_error=False)
    front.prompt()
    queued = front.submit("'went on'")
    open_gate(front)
    assert front.finish(failing).status == "error"
    assert front.finish(queued).result == "'went on'"


def test_earlier_values_have_their_names(front):
    first = front.execute("11").content["execution_count"]
    front.execute("22")
    front.execute("33")
    assert front.execute("_, __, ___").result == "(33, 22, 11)"
    assert front.execute(f"_{first}, Out[{first}], In[{first}]").result.replace("u'", "'") == "(11, 11, '11')"
    assert front.execute(f"_i{first}").result.lstrip("u") == "'11'"


@covers("O4")
def test_a_trailing_semicolon_or_none_shows_no_result(front):
    for code in ("41 + 1;", "41 + 1;  # quiet", "None", "x = 1"):
        assert "execute_result" not in front.execute(code).types, code
    assert front.execute("';'").result == "';'"


@pytest.mark.parametrize("coding", ["utf-8", "latin-1", "ascii", "no-such-codec"])
def test_a_coding_line_in_a_cell_does_no_harm(front, coding):
    run = front.execute(f"# -*- coding: {coding} -*-\nprint u'caf\u00e9', len(u'\u00e9')")
    assert run.text() == "caf\u00e9 1\n"


@covers("O1", "W9")
@pytest.mark.parametrize("text", ["caf\u00e9", "\u20ac\u4e2d\u6587", "\U0001d41a\U0001f40d", "tab\tand\\backslash"])
def test_text_of_any_script_passes_unharmed(front, text):
    assert front.execute(f"print u'''{text}'''".replace("\\b", "\\\\b")).text() == text + "\n"
    assert front.execute(f"print '''{text}'''".replace("\\b", "\\\\b")).text() == text + "\n", "bytes are UTF-8"


@covers("O1", "W9")
def test_bytes_that_are_no_utf8_are_replaced_and_not_fatal(front):
    run = front.execute("import sys\nsys.stdout.write('<\\xff\\xfe>\\n')\n'\\xff'")
    assert run.status == "ok" and run.result == "'\\xff'"
    assert run.text().startswith("<") and run.text().endswith(">\n") and len(run.text()) > 3
    lone = front.execute(
        "from java.lang import StringBuilder, System\nSystem.out.println(StringBuilder().appendCodePoint(0xd800))"
    )
    assert lone.status == "ok" and lone.text() == "?\n"


@covers("O1")
def test_a_character_written_in_halves_arrives_whole(front):
    run = front.execute("import sys\nfor b in '\\xe2\\x82\\xac':\n    sys.stdout.write(b)\n    sys.stdout.flush()")
    assert run.text() == "\u20ac"


def test_a_print_that_ends_with_a_comma_leaves_no_blank_to_the_next_cell(front):
    front.execute("print 'first',")
    assert front.execute("print 'second'").text() == "second\n"


def test_a_syntax_error_points_at_its_place(front):
    run = front.execute("good = 1\nx = = 2")
    assert run.content["ename"] == "SyntaxError"
    assert "x = = 2" in "\n".join(run.content["traceback"]) and "^" in "\n".join(run.content["traceback"])
    assert front.execute("'good' in globals()").result == "False", "nothing of the cell has run"


def test_a_java_exception_shows_its_cause(front):
    run = front.execute(
        "from java.lang import RuntimeException, IllegalStateException\n"
        "raise RuntimeException('the outer', IllegalStateException('the inner'))"
    )
    traceback = "\n".join(run.content["traceback"])
    assert run.content["ename"].endswith("RuntimeException") and "the outer" in run.content["evalue"]
    assert "IllegalStateException" in traceback and "the inner" in traceback
    assert "NumberFormat" in front.execute("from java.lang import Integer\nInteger.parseInt('x')").content["ename"]


@covers("X11")
@pytest.mark.parametrize("code", ["exit", "quit()"])
def test_exit_and_quit_end_the_kernel_after_an_ordinary_reply(start, code):
    kernel = start()
    run = kernel.connect().execute(code)
    assert run.status == "ok" and run.content["payload"][0]["source"] == "ask_exit"
    assert kernel.wait_for_exit() == 0


@covers("X11", "X6")
def test_sys_exit_is_an_error_that_the_kernel_survives(front):
    run = front.execute("import sys\nsys.exit(3)")
    assert run.status == "error" and run.content["ename"] == "SystemExit"
    assert front.execute("'alive'").result == "'alive'"


@covers("O1", "O9")
def test_stdout_and_stderr_keep_their_order(front):
    run = front.execute("import sys\nfor n in range(20):\n    (sys.stdout, sys.stderr)[n % 2].write('%d ' % n)")
    assert "".join(c["text"] for c in run.contents("stream")) == "".join(f"{n} " for n in range(20))
    assert run.text("stderr") == "".join(f"{n} " for n in range(1, 20, 2))


@covers("O2")
def test_a_thread_prints_into_the_cell_that_runs_or_ran_last(front):
    started = front.submit(
        "import threading\ngate, done = threading.Event(), threading.Event()\n"
        "def late():\n    gate.wait()\n    print 'from the thread'\n    done.set()\n"
        "threading.Thread(target=late).start()\n"
        "threading.Timer(0.3, gate.set).start()"
    )
    front.until_idle(started)
    assert front.until_printed(started, "from the thread\n")
    running = front.execute("done.clear()\nthreading.Thread(target=late).start()\ndone.wait()")
    assert running.text() == "from the thread\n"


@covers("O2")
def test_what_java_prints_belongs_to_the_cell(front):
    run = front.execute("from java.lang import System\nSystem.out.println('out')\nSystem.err.println('err')")
    assert run.text("stdout") == "out\n" and run.text("stderr") == "err\n"


@covers("O1", "O9", "W14")
def test_a_hundred_thousand_prints_arrive_complete_and_in_order(front):
    run = front.execute("for n in xrange(100000):\n    print n")
    assert run.text() == "".join(f"{n}\n" for n in range(100000))
    assert run.types[-1] == "status"


@covers("O1", "W14")
def test_one_print_of_fifty_megabytes_arrives_complete(front):
    run = front.execute("print 'x' * 50000000 + 'end'")
    text = run.text()
    assert len(text) == 50000004 and text.endswith("xend\n")
