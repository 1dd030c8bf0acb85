"""Runs Jython's own regression tests on the stock Jython and on the kernel's, and says where their results differ.

    python3 tests/conformance/jython_tests.py [--quick | NAME...] [--tests CHECKOUT] [--out FILE]

The tests are those of a checkout of Jython's source, or, without one, of an installer in the local Maven repository:

    mvn dependency:get -Dartifact=org.python:jython-installer:2.7.3

No test of the build: all of them take an hour. Each module runs in a process of its own, without a kernel; one whose
results differ is run again on both, because many of these tests depend on the time or the machine. The summary is
Markdown; a lasting difference ends it with 1.
"""

import argparse
import concurrent.futures
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
OPENED = ["--add-opens=java.base/java.io=ALL-UNNAMED", "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED"]
FLAGS = [*OPENED, "-Xshare:auto", "-XX:TieredStopAtLevel=1", "-Xmx2g"]
LIMIT_S = 240
TRIES = 3
AT_ONCE = 2

# What sys.executable names: the tests that start Python processes start the same Jython.
LAUNCHER = """#!/bin/sh
exec java {flags} -Dpython.executable="$0" -Dpython.cachedir={home}/cachedir -cp {jar} org.python.util.jython "$@"
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
try:
    code = regrtest.runtest(sys.argv[1], False, True, [])
    note('(module)', {1: 'passed', 0: 'failed', -1: 'skipped', -2: 'skipped'}.get(code, str(code)))
except BaseException, e:
    note('(module)', e.__class__.__name__)
os._exit(0)
"""


def newest(pattern):
    jars = sorted(MAVEN.glob(pattern))
    if not jars:
        sys.exit(f"found no {MAVEN / pattern}; see the top of this file")
    return jars[-1]


def copy_tests(checkout, lib):
    """The tests, those of CPython overlaid by Jython's, as its build does it."""
    if checkout:
        for source in ("lib-python/2.7/test", "Lib/test"):
            leave = shutil.ignore_patterns("*.class", "*.pyc") if source.startswith("Lib") else None
            shutil.copytree(checkout / source, lib / "test", ignore=leave, dirs_exist_ok=True)
        return
    with zipfile.ZipFile(newest("jython-installer/*/jython-installer-*.jar")) as jar:
        jar.extractall(lib.parent, [name for name in jar.namelist() if name.startswith("Lib/test/")])


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
        self.modules = sorted(file.stem for file in (self.lib / "test").glob("test_*.py"))
        self.recorder = home / "recorder.py"
        self.recorder.write_text(RECORDER)
        self.launcher = home / "bin" / "jython"
        self.launcher.parent.mkdir()
        self.launcher.write_text(LAUNCHER.format(flags=" ".join(FLAGS), home=home, jar=self.jar))
        self.launcher.chmod(0o755)

    def run(self, module):
        """{test: result}, and under "(module)" how the whole of it ended"""
        with tempfile.TemporaryDirectory(dir=self.home, ignore_cleanup_errors=True) as scratch:
            out = Path(scratch, "results")
            env = {**os.environ, "JYTHONPATH": str(self.lib), "HOME": scratch, "TMPDIR": scratch}
            process = subprocess.Popen([self.launcher, self.recorder, module, out], cwd=scratch, env=env,
                                       stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                                       start_new_session=True)  # fmt: skip
            ended = "the process died"
            try:
                process.wait(LIMIT_S)
            except subprocess.TimeoutExpired:
                ended = f"not ended in {LIMIT_S} s"
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)  # with what it has started
            process.wait()
            lines = out.read_text(errors="replace").splitlines() if out.exists() else []
            return {"(module)": ended, **dict(line.rsplit("\t", 1) for line in lines if "\t" in line)}


def differences(stock, woven):
    tests = {*stock, *woven}
    if stock["(module)"] == woven["(module)"] == f"not ended in {LIMIT_S} s":
        tests = {*stock} & {*woven}  # how far they came depends on the machine
    return {test: (stock.get(test), woven.get(test)) for test in tests if stock.get(test) != woven.get(test)}


def compare(jythons, module):
    """(Results that differ however often one tries, results that differed once, the last results of the stock one.)"""
    lasting, once = None, set()
    for _ in range(TRIES):
        stock, woven = [jython.run(module) for jython in jythons]
        differing = differences(stock, woven)
        once |= {*differing}
        lasting = {test: how for test, how in differing.items() if lasting is None or lasting.get(test) == how}
        if not lasting:
            break
    return lasting, once - {*lasting}, stock


def report(jythons, modules, out):
    tests, failing, unsteady, differing = 0, 0, [], []
    print("| module | test | stock | woven |\n|---|---|---|---|", file=out)
    with concurrent.futures.ThreadPoolExecutor(AT_ONCE) as pool:
        for module, found in zip(modules, pool.map(lambda m: compare(jythons, m), modules)):
            lasting, once, stock = found
            tests += len(stock) - 1
            failing += sum(result.startswith(("Failure", "Error")) for result in stock.values())
            unsteady += [f"{module}: {test}" for test in sorted(once)]
            differing += [module] if lasting else []
            for test, (on_stock, on_woven) in sorted(lasting.items()):
                print(f"| {module} | {test} | {on_stock} | {on_woven} |", file=out)
            print(f"{module}: {stock['(module)']}, {len(stock) - 1} tests, {len(lasting)} differ, {len(once)} did once",
                  file=sys.stderr, flush=True)  # fmt: skip
    print(f"\n{len(modules)} modules, {tests} tests, of which {failing} fail on the stock Jython.", file=out)
    print(f"{len(modules) - len(differing)} modules have the same results on both.", file=out)
    print(f"Differing: {', '.join(differing) or 'none'}.\n\nDifferent at first, the same when run again:\n", file=out)
    print("\n".join(f"- {test}" for test in unsteady) or "none", file=out)
    return not differing


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", metavar="NAME", help="modules such as test_list (default: all)")
    parser.add_argument("--quick", action="store_true", help="only modules about what the kernel patches")
    parser.add_argument("--tests", type=Path, metavar="CHECKOUT", help="Jython's source, which holds the tests")
    parser.add_argument("--out", type=Path, help="a file for the summary, written as the results come")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        jars = {"stock": newest("jython-standalone/*/*[0-9b].jar"), "woven": KERNEL_JAR}
        jythons = [Jython(jar, Path(folder, name), options.tests) for name, jar in jars.items()]
        present = jythons[0].modules
        modules = options.names or [m for m in (QUICK if options.quick else present) if m in present and m not in LEFT_OUT]
        with open(options.out, "w", buffering=1) if options.out else contextlib.nullcontext(sys.stdout) as out:
            sys.exit(0 if report(jythons, modules, out) else 1)


if __name__ == "__main__":
    main()
