"""Fixtures: a kernelspec, a kernel, a front-end."""

import os
import signal

import pytest

# Before they are imported: their assertions, too, are to say what they have found.
pytest.register_assert_rewrite("frontend", "jupyterlab_ui", "prepared", "stuck", "wire")

from jupyterlab_ui import browser, lab, notebook  # noqa: F401
from kernels import JAR, JAVAS, Installed, Kernel, name_of
from repository import repository  # noqa: F401

# A job in the background of a shell may ignore these, and so would all that it starts.
signal.signal(signal.SIGINT, signal.default_int_handler)
signal.signal(signal.SIGHUP, signal.SIG_DFL)


@pytest.fixture(scope="session", autouse=True)
def private_folders(tmp_path_factory):
    """Keeps the tests out of the tester's own history, settings and running kernels."""
    root = tmp_path_factory.mktemp("person")
    for variable in ("JUPYTER_DATA_DIR", "JUPYTER_CONFIG_DIR", "JUPYTER_RUNTIME_DIR", "IPYTHONDIR", "XDG_DATA_HOME"):
        os.environ[variable] = str(root / variable.lower())
    os.environ["JUPYTER_PLATFORM_DIRS"] = "1"
    os.environ.pop("JUPYTER_PATH", None)


@pytest.fixture(scope="session", params=JAVAS, ids=name_of)
def spec(request, private_folders):
    """The kernelspec that starts the kernel with one of the Javas."""
    assert JAR.exists(), f"{JAR} is missing: build it first, or name it in KERNEL_JAR"
    return Installed(request.param)


@pytest.fixture
def start(spec):
    """Starts kernels of one's own, for tests that end them."""
    kernels = []

    def start_one(**env):
        kernels.append(Kernel(spec.manager(), {**spec.env, **env}))
        return kernels[-1]

    yield start_one
    for kernel in kernels:
        kernel.close()


@pytest.fixture(scope="module")
def shared(spec):
    """One kernel for all tests of a file; a test that fails has its kernel taken away, lest it spoils the next."""
    holder = {"kernel": None}
    yield holder
    if holder["kernel"]:
        holder["kernel"].close()


@pytest.fixture
def kernel(request, spec, shared):
    if not shared["kernel"] or not shared["kernel"].manager.is_alive():
        shared["kernel"] = Kernel(spec.manager(), spec.env)
    yield shared["kernel"]
    if getattr(request.node, "failed", False):
        shared["kernel"].close()
        shared["kernel"] = None


@pytest.fixture
def front(kernel):
    """A fresh client of the file's kernel."""
    front = kernel.connect()
    yield front
    front.close()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    report = yield
    if report.failed:
        item.failed = True
    if report.skipped and item.get_closest_marker("never_skip"):
        report.outcome = "failed"
    return report


def pytest_collection_modifyitems(config, items):
    """Slow tests that do not depend on the JVM run on the first one only."""

    def wanted(item):
        params = getattr(getattr(item, "callspec", None), "params", {})
        return "first_java" not in item.keywords or params.get("spec", JAVAS[0]) == JAVAS[0]

    dropped = [item for item in items if not wanted(item)]
    items[:] = [item for item in items if wanted(item)]
    config.hook.pytest_deselected(items=dropped)
