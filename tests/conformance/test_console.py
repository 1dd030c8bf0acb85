"""`jupyter console` in a terminal, with a person at the keys."""

import re
import sys

import pexpect
import pytest

covers = pytest.mark.covers

ESCAPES = re.compile(r"\x1b\[[0-9;?]*[a-zA-Z]|\x1b[=>]|\r")


class Terminal:
    def __init__(self, spec):
        env = {**spec.env, "TERM": "xterm", "PROMPT_TOOLKIT_NO_CPR": "1", "LANG": "C.UTF-8", "NO_COLOR": "1"}
        options = ["-m", "jupyter_console", "--kernel", "jython", "--ZMQTerminalInteractiveShell.simple_prompt=True"]
        self.child = pexpect.spawn(
            sys.executable, options, env=env, encoding="utf-8", timeout=30, dimensions=(50, 200), echo=False
        )
        self.number = 0

    def prompt(self):
        """Waits for the next In [n] and gives what was shown before it."""
        self.number += 1
        self.child.expect_exact(f"In [{self.number}]: ")
        return ESCAPES.sub("", self.child.before)

    def type(self, *lines):
        for line in lines:
            self.child.sendline(line)


@pytest.fixture
def terminal(spec):
    terminal = Terminal(spec)
    yield terminal
    terminal.child.close(force=True)


@covers("X16", "T1")
@pytest.mark.first_java
def test_a_session_at_the_terminal(terminal):
    banner = terminal.prompt()
    assert "Jython" in banner

    terminal.type("print 'hello, ' + 'terminal'")
    assert "hello, terminal\n" in terminal.prompt()

    terminal.type("6 * 7")
    assert "Out[2]: 42" in terminal.prompt()

    terminal.type("1/0")
    assert "ZeroDivisionError" in terminal.prompt()

    terminal.type("for n in range(3):", "    print n * 11", "")
    assert "0\n11\n22\n" in terminal.prompt()

    terminal.type("name = raw_input('who? ')", )
    terminal.child.expect_exact("who? ")
    terminal.type("Ada")
    terminal.prompt()
    terminal.type("print 'hello', name")
    assert "hello Ada\n" in terminal.prompt()

    terminal.type("kept = 'kept'; print 'spinning'", )
    terminal.prompt()
    terminal.type("print 'begun'; exec 'while True: pass'")
    terminal.child.expect_exact("begun")
    terminal.child.sendintr()
    assert "KeyboardInterrupt" in terminal.prompt()
    terminal.type("print kept")
    assert "kept\n" in terminal.prompt()

    terminal.type("exit")
    terminal.child.expect(pexpect.EOF)
