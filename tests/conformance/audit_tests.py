"""Runs Jython's own tests in kernels that audit themselves, and names the places where an interrupt would wait.

    target/venv/bin/python tests/conformance/audit_tests.py [--quick | NAME...] [--tests CHECKOUT]

No test of the build: all of them take hours. A place that is found in two kernels and that uncovered.txt does not
explain ends it with 1: a single look may have met a collection of garbage or a busy machine. The tests come from where
jython_tests.py says.
"""

import fnmatch
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from jythons import KERNEL_JAR, Jython, chosen, options
from kernels import JAVAS, Installed, Kernel

# So long must a cell have run without a poll.
LONGEST_MS = 250
LIMIT_S = 300
# Only the method of the JDK that Jython calls, or Jython's own, counts: what that calls is chance.
TOLD = re.compile(r"No poll for \S+ ms in ([^\s,]+)\(\)")

CELL = """
import sys
sys.path[0:0] = [{lib!r}, {classes!r}]
sys.executable = {executable!r}
from test import regrtest, test_support
test_support.verbose = False
test_support.use_resources = ['decimal', 'subprocess']
print 'regrtest says', regrtest.runtest({module!r}, False, True, [])
"""


def explained():
    """{pattern of a place: why nothing polls there, or why that does no harm}"""
    lines = Path(__file__).with_name("uncovered.txt").read_text().splitlines()
    return dict(line.split(" - ", 1) for line in lines if line and not line.startswith("#"))


def is_known(place, known):
    return any(fnmatch.fnmatchcase(place, pattern) for pattern in known)


def places(installed, jython, module):
    """Where a kernel of its own has been without a poll while it ran this module."""
    cell = CELL.format(module=module, lib=str(jython.lib), classes=str(jython.classes), executable=str(jython.launcher))
    with tempfile.TemporaryFile("w+") as log:
        manager = installed.manager()
        flags = f"{os.environ.get('JAVA_TOOL_OPTIONS', '')} -Djykernel.audit={LONGEST_MS}"
        started = manager.start_kernel
        manager.start_kernel = lambda **how: started(**how, stderr=log, stdout=subprocess.DEVNULL)
        kernel = Kernel(manager, {**installed.env, "JAVA_TOOL_OPTIONS": flags})
        try:
            front = kernel.connect()
            run = front.execute(cell, timeout=LIMIT_S, allow_stdin=False)
            print(f"{module}: {run.status}, {run.text().strip()[-60:]}", file=sys.stderr, flush=True)
        except AssertionError as e:
            print(f"{module}: {str(e)[:100]}", file=sys.stderr, flush=True)
        finally:
            kernel.close()
        log.seek(0)
        return set(TOLD.findall(log.read()))


def audit(installed, jython, modules):
    """{place: the modules that found it} of what was found twice"""
    known, found, twice = explained(), {}, set()
    for module in modules:
        new = {place for place in places(installed, jython, module) if not is_known(place, known)}
        twice |= {place for place in new if place in found}
        for place in new:
            found.setdefault(place, []).append(module)
        if not new <= twice:
            twice |= new & places(installed, jython, module)
        print(f"{module}: {', '.join(sorted(new & twice)) or 'nothing new'}"
              f"{'; once: ' + ', '.join(sorted(new - twice)) if new - twice else ''}", flush=True)  # fmt: skip
    return {place: found[place] for place in sorted(twice)}


def main():
    given = options(__doc__).parse_args()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        jython = Jython(KERNEL_JAR, Path(folder, "jython"), given.tests)
        installed = Installed(JAVAS[0], Path(folder, "prefix"))
        unknown = audit(installed, jython, chosen(given, jython))
    for place, where in unknown.items():
        print(f"not in uncovered.txt: {place} (in {', '.join(where)})")
    sys.exit(1 if unknown else 0)


if __name__ == "__main__":
    main()
