"""Jupyter's own conformance suite, with a sample for everything it can ask, so that it skips nothing."""

import os
from unittest import mock

import jupyter_kernel_test
import pytest
from kernels import JAVAS, Installed, name_of

PNG = (
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)

DISPLAY_HTML = "from IPython.display import display, HTML\ndisplay(HTML('<b>bold</b>'))"
DISPLAY_PNG = f"from IPython.display import display, Image\nimport base64\ndisplay(Image(base64.b64decode('{PNG}')))"


class Samples:
    """What the kernel answers to everything the suite can ask."""

    kernel_name = "jython"
    language_name = "python"
    file_extension = ".py"

    code_hello_world = "print 'hello, world'"
    code_stderr = "import sys; sys.stderr.write('test')"
    completion_samples = [
        {"text": "zi", "matches": {"zip"}},
        {"text": "'some text'.isal", "matches": {"isalnum", "isalpha"}},
        {"text": "import codeo", "matches": {"codeop"}},
    ]
    complete_code_samples = ["1", "print 'hello, world'", "def f(x):\n  return x*2\n\n\n", "# only a comment"]
    incomplete_code_samples = ["print '''hello", "def f(x):\n  x*2", "for i in range(3):", "[1,\n 2,"]
    invalid_code_samples = ["import = 7q", "print 'unfinished", "def f(x) return x"]
    code_page_something = "zip?"
    code_generate_error = "raise"
    code_execute_result = [
        {"code": "1+2+3", "result": "6"},
        {"code": "[n*n for n in range(1, 4)]", "result": "[1, 4, 9]"},
        {"code": "u'\\xe9'", "result": "u'\\xe9'"},
        {"code": "from IPython.display import HTML\nHTML('<i>slanted</i>')", "mime": "text/html"},
    ]
    code_display_data = [{"code": DISPLAY_HTML, "mime": "text/html"}, {"code": DISPLAY_PNG, "mime": "image/png"}]
    code_clear_output = "from IPython.display import clear_output\nclear_output()"
    code_inspect_sample = "zip"
    supported_history_operations = ("tail", "range", "search")
    code_history_pattern = "1?2*"
    support_iopub_welcome = True


def _for_one_java(suite, java):
    class Suite(Samples, suite):
        @classmethod
        def setUpClass(cls):
            environment = mock.patch.dict(os.environ, Installed(java).env)
            environment.start()
            cls.addClassCleanup(environment.stop)
            super().setUpClass()

    Suite.__name__ = Suite.__qualname__ = f"{suite.__name__} on {name_of(java)}"
    marks = (pytest.mark.never_skip, pytest.mark.covers("W1", "W2", "W3", "G1", "X4", "X5", "O1", "O4", "O6", "X16"))
    for mark in marks:
        Suite = mark(Suite)
    return Suite


def _for_every_java():
    suites = (jupyter_kernel_test.KernelTests, jupyter_kernel_test.IopubWelcomeTests)
    return {
        f"Test{suite.__name__}{number}": _for_one_java(suite, java)
        for number, java in enumerate(JAVAS)
        for suite in suites
    }


globals().update(_for_every_java())
