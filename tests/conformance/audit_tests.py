"""Runs Jython's own tests in kernels that audit themselves, and names the places where an interrupt would wait.

    target/venv/bin/python tests/conformance/audit_tests.py [--quick | NAME...] [--tests CHECKOUT]

No test of the build: all of them take hours. A place that is found in two kernels and that uncovered.txt does not
explain ends it with 1: a single look may have met a collection of garbage or a busy machine. The tests come from where
jython_tests.py says.
"""

import fnmatch
import re
import sys
import tempfile
from pathlib import Path

from jython_kernel import JythonInKernel
from jythons import KERNEL_JAR, Jython, chosen, options

# So long must a cell have run without a poll.
LONGEST_MS = 250
# Only the method of the JDK that Jython calls, or Jython's own, counts: what that calls is chance.
TOLD = re.compile(r"No poll for \S+ ms in ([^\s,]+)\(\)")


def explained():
    """{pattern of a place: why nothing polls there, or why that does no harm}"""
    lines = Path(__file__).with_name("uncovered.txt").read_text().splitlines()
    return dict(line.split(" - ", 1) for line in lines if line and not line.startswith("#"))


def is_known(place, known):
    return any(fnmatch.fnmatchcase(place, pattern) for pattern in known)


def places(kernels, module):
    """Where a kernel of its own has been without a poll while it ran this module."""
    results, _, log = kernels.run_logged(module)
    print(f"{module}: {results['(module)']}", file=sys.stderr, flush=True)
    return set(TOLD.findall(log))


def audit(kernels, modules):
    """{place: the modules that found it} of what was found twice"""
    known, found, twice = explained(), {}, set()
    for module in modules:
        new = {place for place in places(kernels, module) if not is_known(place, known)}
        twice |= {place for place in new if place in found}
        for place in new:
            found.setdefault(place, []).append(module)
        if not new <= twice:
            twice |= new & places(kernels, module)
        print(f"{module}: {', '.join(sorted(new & twice)) or 'nothing new'}"
              f"{'; once: ' + ', '.join(sorted(new - twice)) if new - twice else ''}", flush=True)  # fmt: skip
    return {place: found[place] for place in sorted(twice)}


def main():
    given = options(__doc__).parse_args()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        jython = Jython(KERNEL_JAR, Path(folder, "jython"), given.tests)
        kernels = JythonInKernel(jython, Path(folder, "prefix"), f"-Djykernel.audit={LONGEST_MS}")
        unknown = audit(kernels, chosen(given, jython))
    for place, where in unknown.items():
        print(f"not in uncovered.txt: {place} (in {', '.join(where)})")
    sys.exit(1 if unknown else 0)


if __name__ == "__main__":
    main()
