"""Runs Jython's own regression tests in cells of the kernel."""

import functools
import json
import os
import subprocess
import tempfile
from pathlib import Path

from jythons import LIMIT_S, NOT_ENDED, RECORDER, environment, read_results
from kernels import JAVAS, Installed, Kernel

CELL = """
import sys
sys.path[0:0] = {paths}
sys.executable = {executable}
sys.argv = ['', {module}, {out}]
"""


class JythonInKernel:
    """Each module runs in a kernel of its own, as one cell."""

    def __init__(self, jython, prefix, *flags):
        self.jython = jython
        self.installed = Installed(JAVAS[0], prefix)
        self.flags = flags

    def run(self, module):
        """As `Jython.run`."""
        results, cpu_ms, _ = self.run_logged(module)
        return results, cpu_ms

    def run_logged(self, module):
        """What `run` says, and what the kernel wrote to its own stderr."""
        home = self.jython.home
        with (
            tempfile.TemporaryDirectory(dir=home, ignore_cleanup_errors=True) as scratch,
            tempfile.TemporaryFile("w+") as log,
        ):
            out = Path(scratch, "results")
            manager = self.installed.manager()
            places = {"cwd": scratch, "stderr": log, "stdout": subprocess.DEVNULL}
            manager.start_kernel = functools.partial(manager.start_kernel, **places)
            flags = " ".join([os.environ.get("JAVA_TOOL_OPTIONS", ""), "-Xmx600m", *self.flags])
            env = environment(HOME=scratch, TMPDIR=scratch, JUPYTER_PATH=self.installed.env["JUPYTER_PATH"])
            kernel = Kernel(manager, {**env, "JAVA_TOOL_OPTIONS": flags})
            ended = NOT_ENDED
            try:
                run = kernel.connect().execute(self._cell(module, out), timeout=LIMIT_S, allow_stdin=False)
                ended = f"the cell ended: {run.status}"
            except AssertionError:
                if kernel.process.poll() is not None:
                    ended = "the process died"
            finally:
                kernel.close()
            log.seek(0)
            return *read_results(out, ended), log.read()

    def _cell(self, module, out):
        paths = [str(self.jython.lib), str(self.jython.classes)]
        given = {"paths": paths, "executable": str(self.jython.launcher), "module": module, "out": str(out)}
        # What Python calls a string, JSON does, too.
        return CELL.format(**{name: json.dumps(value) for name, value in given.items()}) + RECORDER
