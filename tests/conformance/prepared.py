"""What the tests of signals begin with: the same names in every cell, and everything as in a new kernel."""

import pytest
from stuck import assert_ended_with

AS_AT_FIRST = """
import jykernel, os, signal, sys, thread, threading, time
signal.signal(signal.SIGINT, signal.default_int_handler)
for n in (signal.SIGTERM, signal.SIGALRM, signal.SIGUSR1): signal.signal(n, signal.SIG_DFL)
signal.alarm(0)
buf = jykernel.InterruptBuffer()
jykernel.set_interrupt_buffer(buf)
calls = []
def f(n, frame): calls.append(n)
def polls():
    for n in xrange(100000): pass
def main():
    from java.lang import Thread
    return Thread.currentThread()
"""

HANDLER = "signal.signal(signal.SIGINT, f)"


@pytest.fixture
def cell(front):
    """Runs a cell that ends well, and returns what it shows; signals and their byte are as at first."""

    def execute(code):
        run = front.execute(code)
        assert run.status == "ok", run.content
        return run.result if run.contents("execute_result") else None

    execute(AS_AT_FIRST)
    return execute


def raises(front, code, ename):
    assert_ended_with(front.execute(code), ename)
