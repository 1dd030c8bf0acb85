"""Runs Jython's own regression tests in a kernel that audits itself, and names the places where an interrupt would wait.

    target/venv/bin/python tests/conformance/audit_tests.py [--quick | NAME...]

No test of the build: all of them take hours. A place that is found twice and that uncovered.txt does not explain ends it
with 1. The tests come from where jython_tests.py says.
"""

import argparse
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from jython_tests import LEFT_OUT, QUICK, Jythons
from kernels import JAVAS, Installed, Kernel

# So long must a cell have run without a poll, twice at the same place: a collection of garbage takes its time as well.
LONGEST_MS = 250
LIMIT_S = 200
TOLD = re.compile(r"No poll for \S+ ms in (.*)")

CELL = """
import sys
sys.path.insert(0, {lib!r})
from test import regrtest
print 'regrtest says', regrtest.runtest({module!r}, False, True, [])
"""


def explained():
    """place -> why nothing polls there, or why that does no harm"""
    lines = Path(__file__).with_name("uncovered.txt").read_text().splitlines()
    return dict(line.split(" - ", 1) for line in lines if line and not line.startswith("#"))


def places(installed, lib, module):
    with tempfile.TemporaryFile("w+") as log:
        manager = installed.manager()
        options = f"{os.environ.get('JAVA_TOOL_OPTIONS', '')} -Djykernel.audit={LONGEST_MS}"
        started = manager.start_kernel
        manager.start_kernel = lambda **how: started(**how, stderr=log, stdout=subprocess.DEVNULL)
        kernel = Kernel(manager, {**installed.env, "JAVA_TOOL_OPTIONS": options})
        try:
            front = kernel.connect()
            run = front.execute(CELL.format(lib=lib, module=module), timeout=LIMIT_S, allow_stdin=False)
            print(f"{module}: {run.status}, {run.text().strip()[-40:]}", file=sys.stderr)
        except AssertionError as e:
            print(f"{module}: {str(e)[:100]}", file=sys.stderr)
        finally:
            kernel.close()
        log.seek(0)
        return set(TOLD.findall(log.read()))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", metavar="NAME", help="modules such as test_list (default: all)")
    parser.add_argument("--quick", action="store_true", help="only modules about what the kernel patches")
    options = parser.parse_args()
    known, unknown = explained(), {}
    with tempfile.TemporaryDirectory() as folder:
        jythons = Jythons(Path(folder, "tests"))
        installed = Installed(JAVAS[0], Path(folder, "prefix"))
        lib = str(jythons.folder / "Lib")
        for module in options.names or (QUICK if options.quick else [m for m in jythons.modules if m not in LEFT_OUT]):
            new = places(installed, lib, module) - set(known)
            again = places(installed, lib, module) if new else set()
            for place in new & again:
                unknown.setdefault(place, []).append(module)
            print(f"{module}: {', '.join(sorted(new & again)) or 'nothing new'}", flush=True)
    for place, modules in sorted(unknown.items()):
        print(f"not in uncovered.txt: {place} (in {', '.join(modules)})")
    sys.exit(1 if unknown else 0)


if __name__ == "__main__":
    main()
