"""The stock Jython and the kernel's, with Jython's own regression tests beside them: what runs one of these."""

import argparse
import contextlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

from jython_lists import LEFT_OUT, QUICK

REPOSITORY = Path(__file__).resolve().parents[2]
MAVEN = Path.home() / ".m2" / "repository" / "org" / "python"
KERNEL_JAR = Path(os.environ.get("KERNEL_JAR", REPOSITORY / "target" / "jykernel.jar"))
JAVA = ["tests/java/javatests", "tests/java/org/python/tests"]
OPENED = ["--add-opens=java.base/java.io=ALL-UNNAMED", "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED"]
FLAGS = [*OPENED, "-Xshare:auto", "-XX:TieredStopAtLevel=1", "-Xmx600m"]  # tests fill the memory on purpose
LIMIT_S = 240
NOT_ENDED = f"not ended in {LIMIT_S} s"

# What sys.executable names: the tests that start Python processes start the same Jython.
LAUNCHER = """#!/bin/sh
flags='{flags}'
while case "$1" in -J*) true;; *) false;; esac; do
    flags="$flags ${{1#-J}}"
    shift
done
exec java $flags -Dpython.executable="$0" -Dpython.cachedir={home}/cachedir -cp {jar} org.python.util.jython "$@"
"""

# Notes each single test's result at once, by whatever runner; the base classes are asked by all of them.
RECORDER = """
import doctest, os, sys, unittest
out = os.fdopen(os.open(sys.argv[2], os.O_WRONLY | os.O_CREAT), 'w', 0)
def note(test, result):
    out.write(' '.join(str(test).split()) + '\\t' + result + '\\n')
def noted(owner, name, describe):
    original = getattr(owner, name)
    def call(self, *args):
        note(*describe(*args))
        return original(self, *args)
    setattr(owner, name, call)
def of_unittest(kind):
    def describe(test, *more):
        raised = more and isinstance(more[0], tuple) and more[0][0]
        return test.id(), kind + (' ' + raised.__name__ if raised else '')
    noted(unittest.TestResult, 'add' + kind, describe)
for kind in ('Success', 'Failure', 'Error', 'Skip', 'ExpectedFailure', 'UnexpectedSuccess'):
    of_unittest(kind)
def of_doctest(name, kind):
    noted(doctest.DocTestRunner, name, lambda _, test, example, *more: ('%s:%s' % (test.name, example.lineno), kind))
of_doctest('report_success', 'Success')
of_doctest('report_failure', 'Failure')
of_doctest('report_unexpected_exception', 'Error')
from test import regrtest, test_support
test_support.verbose = False
test_support.use_resources = ['decimal', 'subprocess']
def verify(condition, reason='not true'):
    if not condition:
        raise test_support.TestFailed(reason)
# What test_descr asks for, although it is gone.
test_support.verify = verify
test_support.vereq = lambda a, b: verify(a == b, '%r is not %r' % (a, b))
try:
    code = regrtest.runtest(sys.argv[1], False, True, [])
    note('(module)', {1: 'passed', 0: 'failed', -1: 'skipped', -2: 'skipped'}.get(code, str(code)))
except BaseException, e:
    note('(module)', e.__class__.__name__)
from java.lang import ProcessHandle
note('(cpu)', str(ProcessHandle.current().info().totalCpuDuration().get().toMillis()))
"""


def newest(pattern):
    jars = sorted(MAVEN.glob(pattern))
    if not jars:
        sys.exit(f"found no {MAVEN / pattern}; see the top of jython_tests.py")
    return jars[-1]


def copy_tests(checkout, lib):
    """The tests, those of CPython overlaid by Jython's, as its build does it."""
    if checkout:
        for source in ("lib-python/2.7/test", "Lib/test"):
            shutil.copytree(checkout / source, lib / "test", dirs_exist_ok=True)
        return
    with zipfile.ZipFile(newest("jython-installer/*/jython-installer-*.jar")) as jar:
        jar.extractall(lib.parent, [name for name in jar.namelist() if name.startswith("Lib/test/")])


def compile_java(checkout, jar, classes):
    """Puts the Java classes that tests use into the jar, without those which are tests themselves."""
    files = [file for folder in JAVA for file in (checkout / folder).rglob("*.java")]
    sources = [str(file) for file in files if "junit" not in file.read_text()]
    command = ["javac", "-nowarn", "-proc:none", "-encoding", "UTF-8", "-cp", str(jar), "-d", str(classes), *sources]
    subprocess.run(command, check=True, stderr=subprocess.DEVNULL)
    with zipfile.ZipFile(jar, "a", zipfile.ZIP_DEFLATED) as archive:
        for file in classes.rglob("*.class"):
            archive.write(file, file.relative_to(classes))


class Jython:
    """A Jython in a folder of its own, with its own copy of the tests: it compiles them."""

    def __init__(self, jar, home, checkout):
        if not jar.exists():
            sys.exit(f"found no {jar}: build the kernel first")
        self.home = home
        home.mkdir(parents=True)
        self.jar = home / "jython.jar"
        shutil.copy(jar, self.jar)
        self.lib = home / "Lib"
        copy_tests(checkout, self.lib)
        self.classes = home / "classes"
        if checkout:
            compile_java(checkout, self.jar, self.classes)
        self.modules = sorted(file.stem for file in (self.lib / "test").glob("test_*.py"))
        self.recorder = home / "recorder.py"
        self.recorder.write_text(RECORDER + "os._exit(0)\n")
        self.launcher = home / "bin" / "jython"
        self.launcher.parent.mkdir()
        self.launcher.write_text(LAUNCHER.format(flags=" ".join(FLAGS), home=home, jar=self.jar))
        self.launcher.chmod(0o755)

    def run(self, module):
        """{test: result}, under "(module)" how the whole of it ended, and its CPU time in ms, 0 if it has not ended"""
        with tempfile.TemporaryDirectory(dir=self.home, ignore_cleanup_errors=True) as scratch:
            out = Path(scratch, "results")
            env = environment(JYTHONPATH=str(self.lib), HOME=scratch, TMPDIR=scratch)
            process = subprocess.Popen([self.launcher, self.recorder, module, out], cwd=scratch, env=env,
                                       stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                                       start_new_session=True)  # fmt: skip
            ended = "the process died"
            try:
                process.wait(LIMIT_S)
            except subprocess.TimeoutExpired:
                ended = NOT_ENDED
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)  # with what it has started
            process.wait()
            return read_results(out, ended)


def environment(**ours):
    """The variables that tests see, without those that would change what they do."""
    theirs = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "JYTHON", "LC_"))}
    return {**theirs, "LANG": "C.UTF-8", **ours}


def read_results(file, ended):
    """What the recorder wrote; how the module ended is `ended` if the recorder did not come so far."""
    lines = file.read_text(errors="replace").splitlines() if file.exists() else []
    results = {"(module)": ended, **dict(line.rsplit("\t", 1) for line in lines if "\t" in line)}
    return results, int(results.pop("(cpu)", 0))


def options(doc):
    """The parser of a script that runs chosen modules."""
    parser = argparse.ArgumentParser(description=doc, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", metavar="NAME", help="modules such as test_list (default: all)")
    parser.add_argument("--quick", action="store_true", help="only modules about what the kernel patches")
    parser.add_argument("--tests", type=Path, metavar="CHECKOUT", help="Jython's source, which holds the tests")
    return parser


def chosen(given, jython):
    if given.names:
        return given.names
    return [m for m in (QUICK if given.quick else jython.modules) if m in jython.modules and m not in LEFT_OUT]
