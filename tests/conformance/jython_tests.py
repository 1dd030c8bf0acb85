"""Runs Jython's own regression tests on the stock Jython and on the kernel's, and says where their results differ.

    python3 tests/conformance/jython_tests.py [--quick | NAME...] [--tests CHECKOUT] [--out FILE] [--kernel]

The tests are those of a checkout of Jython's source, or, without one, of an installer in the local Maven repository,
which lacks the Java classes that some of them need:

    mvn dependency:get -Dartifact=org.python:jython-installer:2.7.3

No test of the build: all of them take an hour. Each module runs in a process of its own, without a kernel, or with
--kernel as a cell, for which the Python of target/venv is needed. One whose results differ is run again on both, for
many of these tests depend on the time or the machine. The summary is Markdown; a lasting difference ends it with 1.
"""

import concurrent.futures
import contextlib
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from jythons import KERNEL_JAR, NOT_ENDED, Jython, chosen, newest, options

TRIES = 3
AT_ONCE = 2


def differences(stock, woven):
    tests = {*stock, *woven}
    if stock["(module)"] == woven["(module)"] == NOT_ENDED:
        tests = {*stock} & {*woven}  # how far they came depends on the machine
    return {test: (stock.get(test), woven.get(test)) for test in tests if stock.get(test) != woven.get(test)}


@dataclass
class Comparison:
    """One module on both, as often as it takes."""

    stock: dict
    """The results of the last run on the stock one."""
    lasting: dict
    """Results that differ however often one tries."""
    once: set
    """Tests that differed, and then did not."""
    cpu: list
    """Of the first run, in ms, on the stock one and on the woven one."""


def compare(jythons, module):
    lasting, once, cpu = None, set(), None
    for _ in range(TRIES):
        (stock, stock_ms), (woven, woven_ms) = [jython.run(module) for jython in jythons.values()]
        cpu = cpu or [stock_ms, woven_ms]
        differing = differences(stock, woven)
        once |= {*differing}
        lasting = {test: how for test, how in differing.items() if lasting is None or lasting.get(test) == how}
        if not lasting:
            break
    return Comparison(stock, lasting, once - {*lasting}, cpu)


def report(jythons, modules, out):
    found = {}
    print(f"| module | test | {' | '.join(jythons)} |\n|---|---|---|---|", file=out)
    with concurrent.futures.ThreadPoolExecutor(AT_ONCE) as pool:
        runs = {pool.submit(compare, jythons, module): module for module in modules}
        for run in concurrent.futures.as_completed(runs):
            module, one = runs[run], run.result()
            found[module] = one
            for test, (on_stock, on_woven) in sorted(one.lasting.items()):
                print(f"| {module} | {test} | {on_stock} | {on_woven} |", file=out)
            print(f"{module}: {one.stock['(module)']}, {len(one.stock) - 1} tests, {len(one.lasting)} differ, "
                  f"{len(one.once)} did once, CPU ms {one.cpu}", file=sys.stderr, flush=True)  # fmt: skip
    summarize(found, out)
    return not any(one.lasting for one in found.values())


def summarize(found, out):
    differing = sorted(module for module, one in found.items() if one.lasting)
    ended = [one.stock["(module)"] for one in found.values()]
    results = [result for one in found.values() for test, result in one.stock.items() if test != "(module)"]
    failing = sum(result.startswith(("Failure", "Error")) for result in results)
    times = [one.cpu for one in found.values() if all(one.cpu)]
    stock_s, woven_s = (round(sum(pair[i] for pair in times) / 1000) for i in (0, 1))
    print(f"""
{len(found)} modules; on the stock Jython {ended.count("passed")} pass, {ended.count("skipped")} skip themselves.
{len(results)} tests, of which {failing} fail on the stock Jython.
{len(found) - len(differing)} modules have the same results on both. Differing: {", ".join(differing) or "none"}.
CPU time of the {len(times)} modules that ended on both: {stock_s} s stock, {woven_s} s on the kernel's.

Different at first, the same when run again:
""", file=out)  # fmt: skip
    unsteady = [f"- {module}: {test}" for module, one in sorted(found.items()) for test in sorted(one.once)]
    print("\n".join(unsteady) or "none", file=out)


def main():
    parser = options(__doc__)
    parser.add_argument("--out", type=Path, help="a file for the summary, written as the results come")
    parser.add_argument("--kernel", action="store_true", help="as cells of a kernel, instead of without one")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        jars = {"stock": newest("jython-standalone/*/*[0-9b].jar"), "woven": KERNEL_JAR}
        jythons = {name: Jython(jar, Path(folder, name), given.tests) for name, jar in jars.items()}
        modules = chosen(given, jythons["stock"])
        if given.kernel:
            from jython_kernel import JythonInKernel  # needs Jupyter's client

            jythons["kernel"] = JythonInKernel(jythons.pop("woven"), Path(folder, "prefix"))
        with open(given.out, "w", buffering=1) if given.out else contextlib.nullcontext(sys.stdout) as out:
            sys.exit(0 if report(jythons, modules, out) else 1)


if __name__ == "__main__":
    main()
