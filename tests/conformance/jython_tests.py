"""Runs Jython's own regression tests on the stock Jython and on the kernel's, and says where their results differ.

    mvn dependency:get -Dartifact=org.python:jython-installer:2.7.3    # carries the tests
    python3 tests/conformance/jython_tests.py [--quick | NAME...] [--out FILE]

No test of the build: all of them take an hour. Each module runs in a process of its own; one whose results differ is run
again on both, because many of these tests depend on the time or the machine. The summary is Markdown.
"""

import argparse
import concurrent.futures
import glob
import json
import os
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
MAVEN = Path.home() / ".m2" / "repository" / "org" / "python"
FLAGS = "--add-opens=java.base/java.io=ALL-UNNAMED --add-opens=java.base/sun.nio.ch=ALL-UNNAMED -XX:TieredStopAtLevel=1"
LIMIT_S = 150
AGAIN = 3
AT_ONCE = 2

# Modules about what the kernel patches or what polls could disturb.
QUICK = """
test_builtin test_class test_collections test_contextlib test_deque test_dict test_exceptions test_file test_fileio
test_generators test_import test_io test_itertools test_java_integration test_json test_list test_list_jy test_long
test_pow test_queue test_re test_select test_set test_signal test_socket test_sort test_subprocess test_sys_settrace
test_thread test_threading test_threading_local test_threaded_import test_time test_weakref test_with test_zipimport
""".split()

# They need the network, a person, hours, or a Jython that is installed with its scripts.
LEFT_OUT = {
    "test_urllib2net", "test_urllibnet", "test_timeout", "test_socket_ssl", "test_ssl", "test_ensurepip", "test_pip_jy",
    "test_jython_launcher", "test_jython_initializer", "test_curses", "test_ttk_guionly", "test_tk", "test_bigmem",
    "test_nntplib", "test_poplib", "test_imaplib", "test_httpservers", "test_asyncore", "test_asynchat", "test_gdb",
}  # fmt: skip

# Notes each single test's result, by whatever runner; the base class is asked by all of them.
RECORDER = """
import json, sys, unittest
found = {}
def note(kind):
    original = getattr(unittest.TestResult, 'add' + kind)
    def add(self, test, *more):
        found[str(test.id())] = kind
        return original(self, test, *more)
    setattr(unittest.TestResult, 'add' + kind, add)
for kind in ('Success', 'Failure', 'Error', 'Skip', 'ExpectedFailure', 'UnexpectedSuccess'):
    note(kind)
from test import regrtest
name, out = sys.argv[1:3]
try:
    code = regrtest.runtest(name, True, True, [])
    found['module'] = str(code[0] if isinstance(code, tuple) else code)
except BaseException, e:
    found['module'] = e.__class__.__name__
with open(out, 'w') as f:
    json.dump(found, f)
import os
os._exit(0)
"""


def newest(pattern):
    jars = sorted(glob.glob(str(MAVEN / pattern)))
    if not jars:
        sys.exit(f"found no {MAVEN / pattern}; see the top of this file for how to get it")
    return Path(jars[-1])


class Jythons:
    """The two Jythons, and the folder with the tests."""

    def __init__(self, folder):
        self.folder = folder
        folder.mkdir(exist_ok=True)
        self.jars = {"stock": newest("jython-standalone/*/*[0-9b].jar"), "woven": Path(os.environ.get("KERNEL_JAR", REPOSITORY / "target" / "jykernel.jar"))}
        if not self.jars["woven"].exists():
            sys.exit(f"found no {self.jars['woven']}: build the kernel first")
        with zipfile.ZipFile(newest("jython-installer/*/jython-installer-*.jar")) as jar:
            self.modules = sorted(
                Path(name).stem for name in jar.namelist() if Path(name).match("Lib/test/test_*.py")
                and name.count("/") == 2
            )  # fmt: skip
            jar.extractall(folder, [name for name in jar.namelist() if name.startswith("Lib/test/")])
        (folder / "recorder.py").write_text(RECORDER)

    def run(self, kind, module):
        """{test: result}"""
        with tempfile.TemporaryDirectory(dir=self.folder) as scratch:
            out = Path(scratch, "found.json")
            paths = {"JYTHONPATH": str(self.folder / "Lib"), "HOME": scratch, "TMPDIR": scratch}
            java = ["java", *FLAGS.split(), f"-Dpython.cachedir={self.folder / kind}", f"-Djava.io.tmpdir={scratch}"]
            command = [*java, "-cp", str(self.jars[kind]), "org.python.util.jython", self.folder / "recorder.py"]
            try:
                subprocess.run([*command, module, out], cwd=scratch, env={**os.environ, **paths}, timeout=LIMIT_S,
                               stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # fmt: skip
            except subprocess.TimeoutExpired:
                return {"module": f"not ended in {LIMIT_S} s"}
            return json.loads(out.read_text()) if out.exists() else {"module": "the process died"}


def differences(results):
    stock, woven = results["stock"], results["woven"]
    return {test: (stock.get(test), woven.get(test)) for test in {*stock, *woven} if stock.get(test) != woven.get(test)}


def compare(jythons, module):
    """Results that differ however often one tries; how many single tests there were; whether it had to be tried again."""
    lasting = None
    for attempt in range(AGAIN):
        results = {kind: jythons.run(kind, module) for kind in jythons.jars}
        differing = differences(results)
        lasting = differing if lasting is None else {t: d for t, d in differing.items() if lasting.get(t) == d}
        if not lasting:
            break
    return lasting, len(results["stock"]) - 1, attempt > 0


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", metavar="NAME", help="modules such as test_list (default: all)")
    parser.add_argument("--quick", action="store_true", help="only modules about what the kernel patches")
    parser.add_argument("--out", type=Path, help="a file for the summary, written as the results come")
    options = parser.parse_args()
    out = open(options.out, "w", buffering=1) if options.out else sys.stdout
    with tempfile.TemporaryDirectory() as folder:
        jythons = Jythons(Path(folder))
        modules = options.names or (QUICK if options.quick else [m for m in jythons.modules if m not in LEFT_OUT])
        modules = [m for m in modules if m in jythons.modules]
        tests, unsteady, differing = 0, [], []
        print("| module | test | stock | woven |\n|---|---|---|---|", file=out)
        with concurrent.futures.ThreadPoolExecutor(AT_ONCE) as pool:
            for module, found in zip(modules, pool.map(lambda m: compare(jythons, m), modules)):
                lasting, count, again = found
                tests += count
                unsteady += [module] if again and not lasting else []
                differing += [module] if lasting else []
                for test, (stock, woven) in sorted(lasting.items()):
                    print(f"| {module} | {test} | {stock} | {woven} |", file=out)
                print(f"{module}: {count} tests{', again' if again else ''}", file=sys.stderr, flush=True)
        print(f"\n{len(modules)} modules, {tests} tests; {len(modules) - len(differing)} modules with the same results.", file=out)
        print(f"Differing: {', '.join(differing) or 'none'}. Once different, the same when run again: "
              f"{', '.join(unsteady) or 'none'}.", file=out)  # fmt: skip


if __name__ == "__main__":
    main()
