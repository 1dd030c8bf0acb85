"""Runs Jython's own regression tests on the stock Jython and on the kernel's, and says where their results differ.

    python3 tests/conformance/jython_tests.py [--quick | NAME...] [--tests CHECKOUT] [--out FILE]

The tests are those of a checkout of Jython's source, or, without one, of an installer in the local Maven repository,
which lacks the Java classes that some of them need:

    mvn dependency:get -Dartifact=org.python:jython-installer:2.7.3

No test of the build: all of them take an hour. Each module runs in a process of its own, without a kernel; one whose
results differ is run again on both, because many of these tests depend on the time or the machine. The summary is
Markdown; a lasting difference ends it with 1.
"""

import concurrent.futures
import contextlib
import sys
import tempfile
from pathlib import Path

from jythons import KERNEL_JAR, NOT_ENDED, Jython, chosen, newest, options

TRIES = 3
AT_ONCE = 2


def differences(stock, woven):
    tests = {*stock, *woven}
    if stock["(module)"] == woven["(module)"] == NOT_ENDED:
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
    parser = options(__doc__)
    parser.add_argument("--out", type=Path, help="a file for the summary, written as the results come")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        jars = {"stock": newest("jython-standalone/*/*[0-9b].jar"), "woven": KERNEL_JAR}
        jythons = [Jython(jar, Path(folder, name), given.tests) for name, jar in jars.items()]
        modules = chosen(given, jythons[0])
        with open(given.out, "w", buffering=1) if given.out else contextlib.nullcontext(sys.stdout) as out:
            sys.exit(0 if report(jythons, modules, out) else 1)


if __name__ == "__main__":
    main()
