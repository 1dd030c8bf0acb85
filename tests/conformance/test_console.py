"""`jupyter console` in a terminal, with a person at the keys."""

import re
import sys
import time

import pexpect
import pytest
import pyte
from frontend import WAIT_S

covers = pytest.mark.covers

ROWS, COLUMNS = 200, 160


class Terminal:
    """A screen that shows what a person would see; nothing is taken from the byte stream directly."""

    def __init__(self, spec):
        env = {**spec.env, "TERM": "xterm", "PROMPT_TOOLKIT_NO_CPR": "1", "LANG": "C.UTF-8"}
        self._screen = pyte.Screen(COLUMNS, ROWS)
        self._stream = pyte.ByteStream(self._screen)
        self.child = pexpect.spawn(
            sys.executable, ["-m", "jupyter_console", "--kernel", "jython"], env=env, dimensions=(ROWS, COLUMNS)
        )

    @property
    def text(self):
        return "\n".join(line.rstrip() for line in self._screen.display).rstrip()

    def shows(self, pattern, timeout=WAIT_S):
        """Waits until the screen ends with what the pattern says."""
        end = time.monotonic() + timeout
        while not re.search(pattern + r"\s*\Z", self.text):
            assert time.monotonic() < end, f"waited in vain for {pattern!r}; the screen shows:\n{self.text}"
            try:
                self._stream.feed(self.child.read_nonblocking(4096, timeout=0.5))
            except pexpect.TIMEOUT:
                continue

    def prompt(self, number, before=""):
        self.shows(rf"{before}\s+In \[{number}\]:")

    def ends(self, timeout=WAIT_S):
        end = time.monotonic() + timeout
        with pytest.raises(pexpect.EOF):
            while time.monotonic() < end:
                try:
                    self._stream.feed(self.child.read_nonblocking(4096, timeout=0.5))
                except pexpect.TIMEOUT:
                    continue
            pytest.fail(f"the console does not end; the screen shows:\n{self.text}")

    def enter(self, line):
        self.child.send(line + "\r")


@pytest.fixture
def terminal(spec):
    terminal = Terminal(spec)
    yield terminal
    terminal.child.close(force=True)


@covers("X16", "T1")
@pytest.mark.first_java
def test_a_session_at_the_terminal(terminal):
    terminal.prompt(1, "Jython[^$]*")

    terminal.enter("print 'hello, ' + 'terminal'")
    terminal.prompt(2, "\nhello, terminal")

    terminal.enter("6 * 7")
    terminal.prompt(3, r"Out\[2\]: 42")

    terminal.enter("1/0")
    terminal.prompt(4, "ZeroDivisionError: .*")

    terminal.enter("for n in range(3):")
    terminal.shows(r"\.\.\.:")
    terminal.enter("print n * 11")
    terminal.enter("")
    terminal.prompt(5, "\n0\n11\n22")

    terminal.enter("name = raw_input('who? ')")
    terminal.shows(r"\nwho\?")
    terminal.enter("Ada")
    terminal.prompt(6)
    terminal.enter("print 'hello', name")
    terminal.prompt(7, "\nhello Ada")

    terminal.child.send("name.isdig\t")
    terminal.shows(r"name\.isdigit")
    terminal.enter("()")
    terminal.prompt(8, r"Out\[7\]: False")
    terminal.enter("name.upper?")
    terminal.prompt(9, r"S\.upper\(\) -> string[\s\S]*")

    terminal.enter("print 'begun'; exec 'while True: pass'")
    terminal.shows("\nbegun")
    terminal.child.sendintr()
    terminal.prompt(10, "KeyboardInterrupt:?")
    terminal.enter("print name")
    terminal.prompt(11, "\nAda")

    terminal.enter("exit")
    terminal.ends()
