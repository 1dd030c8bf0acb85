"""The kernel, installed and started as a person would, once for each Java under test.

KERNEL_JAR    the built jar (default: target/jykernel.jar)
KERNEL_JAVAS  java executables, separated as in PATH (default: the `java` on PATH)
"""

import contextlib
import fcntl
import json
import os
import shutil
import subprocess
from pathlib import Path

from frontend import WAIT_S, FrontEnd
from jupyter_client.blocking import BlockingKernelClient
from jupyter_client.kernelspec import KernelSpecManager
from jupyter_client.manager import KernelManager

REPOSITORY = Path(__file__).resolve().parents[2]
JAR = Path(os.environ.get("KERNEL_JAR", REPOSITORY / "target" / "jykernel.jar"))
INSTALL_S = 180
JAVAS = os.environ.get("KERNEL_JAVAS", shutil.which("java") or "java").split(os.pathsep)


class Installed:
    """A kernelspec in a folder of its own, made by the kernel's own installer. Without a folder it is one for many tests."""

    def __init__(self, java, prefix=None):
        self.java = java
        self.prefix = prefix or JAR.parent / "installed" / Path(shutil.which(java)).resolve().parent.parent.name
        self.folder = self.prefix / "share" / "jupyter" / "kernels" / "jython"
        with self._alone():
            if prefix or not self._is_of_this_jar():
                self._install()
        self.env = {**os.environ, "JUPYTER_PATH": str(self.prefix / "share" / "jupyter")}

    @contextlib.contextmanager
    def _alone(self):
        """One after another, for tests run beside one another."""
        self.prefix.mkdir(parents=True, exist_ok=True)
        with open(self.prefix / "lock", "w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    def _is_of_this_jar(self):
        installed = self.folder / "kernel.json"  # written last
        return installed.exists() and installed.stat().st_mtime >= JAR.stat().st_mtime

    def _install(self):
        subprocess.run(
            [self.java, "-jar", str(JAR), "install", "--prefix", str(self.prefix), "--java", self.java],
            check=True,
            stdout=subprocess.DEVNULL,
            timeout=INSTALL_S,
        )

    def manager(self):
        specs = KernelSpecManager(kernel_dirs=[str(self.folder.parent)], ensure_native_kernel=False)
        return KernelManager(kernel_name="jython", kernel_spec_manager=specs)

    def command(self, connection_file):
        argv = json.loads((self.folder / "kernel.json").read_text())["argv"]
        places = {"connection_file": str(connection_file), "resource_dir": str(self.folder), "prefix": str(self.prefix)}
        return [part.format(**places) for part in argv]


class Kernel:
    """A running kernel and its front-ends."""

    def __init__(self, manager, env, **options):
        self.manager = manager
        self._fronts = []
        manager.start_kernel(env=env, **options)

    def connect(self, ready=True):
        # A client of the manager's own making shares its session, and so its message ids: ours has one of its own.
        client = BlockingKernelClient(parent=self.manager, connection_file=self.manager.connection_file)
        client.load_connection_file()
        client.start_channels()
        if ready:
            client.wait_for_ready(timeout=WAIT_S)
        self._fronts.append(FrontEnd(client))
        return self._fronts[-1]

    def interrupt(self):
        self.manager.interrupt_kernel()

    def restart(self):
        """Also what makes the old front-ends useless: their kernel is gone."""
        self.manager.restart_kernel()

    @property
    def process(self):
        return self.manager.provisioner.process

    def wait_for_exit(self, timeout=WAIT_S):
        return self.process.wait(timeout)

    def close(self):
        for front in self._fronts:
            front.close()
        self.manager.shutdown_kernel(now=True)
        self.manager.cleanup_resources()


def name_of(java):
    home = Path(java).resolve().parent.parent
    return home.name or "java"
