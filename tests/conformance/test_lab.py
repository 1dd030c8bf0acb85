"""JupyterLab in a real browser, with a person who clicks."""

import os
import re
import shutil
import socket
import subprocess
import sys
import urllib.error
import urllib.request

import nbformat
import pytest
from kernels import REPOSITORY

covers = pytest.mark.covers

DEMO = REPOSITORY / "kernelspec" / "demo.ipynb"
SCREENSHOTS = REPOSITORY / "target" / "screenshots"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
WAIT_MS = 30_000


@pytest.fixture(scope="module")
def browser():
    found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, BROWSERS)), None)
    if not found:
        reason = f"no browser: set CHROMIUM, or put one of {', '.join(BROWSERS)} on PATH"
        pytest.fail(reason) if os.environ.get("JYKERNEL_REQUIRE_ALL") == "1" else pytest.skip(reason)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, headless=True, args=list(QUIET))
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def lab(spec, tmp_path_factory):
    """A JupyterLab server of its own, with the demo notebook in its folder."""
    folder = tmp_path_factory.mktemp("notebooks")
    notebook = nbformat.read(DEMO, as_version=4)
    notebook.cells.append(nbformat.v4.new_code_cell("kept = 'kept before the loop'"))
    nbformat.write(notebook, folder / "demo.ipynb")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    options = ("--no-browser", "--allow-root", f"--port={port}", f"--ServerApp.root_dir={folder}")
    options += ("--IdentityProvider.token=", "--ServerApp.port_retries=0", "--LabApp.news_url=None")
    server = subprocess.Popen(
        [sys.executable, "-m", "jupyterlab", *options], env=spec.env, stderr=subprocess.PIPE, text=True
    )
    log = []
    for line in server.stderr:
        log.append(line)
        if "is running at" in line:
            break
    assert server.poll() is None, "".join(log)
    # Nobody reads its log any more; a full pipe would stop the server.
    drain = subprocess.Popen(["cat"], stdin=server.stderr, stdout=subprocess.DEVNULL)
    yield f"http://127.0.0.1:{port}"
    try:
        request = urllib.request.Request(f"http://127.0.0.1:{port}/api/shutdown", method="POST")
        urllib.request.urlopen(request, timeout=10)
    except (urllib.error.URLError, ConnectionError):
        server.terminate()
    server.wait(15)
    drain.wait(15)


# A builtin, a lock, a child process, and Java.
OUT_OF_REACH_OF_OTHERS = (
    "import itertools; sum(itertools.repeat(1))",
    "import threading; lock = threading.Lock(); lock.acquire(); lock.acquire()",
    "import subprocess; subprocess.call(['sleep', '100'])",
    "from java.util.stream import LongStream; LongStream.range(0, 10 ** 17).sum()",
)


class Notebook:
    """What a person sees and does."""

    def __init__(self, page):
        self.page = page
        self.cells = page.locator(".jp-NotebookPanel:visible .jp-CodeCell")

    def status_is(self, state):
        self.page.locator(f".jp-NotebookPanel:visible .jp-Notebook-ExecutionIndicator[data-status='{state}']").wait_for(
            timeout=WAIT_MS, state="attached"
        )

    def menu(self, *names):
        for name in names:
            item = self.page.get_by_role("menuitem", name=name, exact=True)
            item.wait_for(timeout=WAIT_MS)
            item.click()

    def button(self, command):
        self.page.locator(f".jp-NotebookPanel-toolbar:visible [data-command='{command}']").click()

    def run_in_new_cell(self, code):
        """Adds a cell at the end, runs it with the keyboard and returns it. One line only: the editor indents."""
        last = self.cells.last
        last.scroll_into_view_if_needed()
        last.locator(".jp-InputPrompt").click()
        before = self.cells.count()
        self.page.keyboard.press("b")
        self.page.wait_for_function(
            "n => document.querySelectorAll('.jp-NotebookPanel:not(.lm-mod-hidden) .jp-CodeCell').length > n", arg=before
        )
        self.page.keyboard.press("Enter")
        self.page.keyboard.insert_text(code)
        self.page.keyboard.press("Control+Enter")
        return self.cells.last

    def sees(self, cell, text):
        cell.locator(".jp-OutputArea-output", has_text=text).first.wait_for(timeout=WAIT_MS)

    def photograph(self, name):
        SCREENSHOTS.mkdir(parents=True, exist_ok=True)
        self.page.screenshot(path=str(SCREENSHOTS / f"{name}.png"))


@pytest.fixture
def notebook(browser, lab):
    page = browser.new_page(viewport={"width": 1280, "height": 1000})
    page.goto(f"{lab}/lab/tree/demo.ipynb")
    page.locator(".jp-NotebookPanel:visible").wait_for(timeout=WAIT_MS)
    notebook = Notebook(page)
    try:
        yield notebook
    except BaseException:
        notebook.photograph("failure")
        raise
    finally:
        notebook.photograph("last")
        page.close()


@covers("T1", "T2", "G1", "G3", "O7", "W6")
@pytest.mark.first_java
@pytest.mark.timeout(150)
def test_a_person_runs_stops_and_restarts_a_notebook(notebook):
    page = notebook.page
    notebook.status_is("idle")
    notebook.photograph("1-opened")

    notebook.menu("Run", "Run All Cells")
    last = notebook.cells.last.locator(".jp-InputPrompt")
    last.filter(has_text=re.compile(r"\[\d+\]")).wait_for(timeout=WAIT_MS)
    for kind in ("text/html", "image/png"):
        page.locator(f".jp-OutputArea-output [data-mime-type='{kind}'], [data-mime-type='{kind}']").first.wait_for(
            timeout=WAIT_MS, state="attached"
        )
    page.locator("[data-mime-type='application/vnd.jupyter.stdout']").first.wait_for(timeout=WAIT_MS)
    for number, image in enumerate(page.locator(".jp-RenderedImage").all()):
        image.scroll_into_view_if_needed()
        notebook.photograph(f"2-image-{number}")
    notebook.photograph("2-run-all")

    broken = notebook.run_in_new_cell("1/0")
    broken.locator("[data-mime-type='application/vnd.jupyter.error'], [data-mime-type='application/vnd.jupyter.stderr']")
    notebook.sees(broken, "ZeroDivisionError")
    notebook.photograph("3-error")

    looping = notebook.run_in_new_cell("while True: pass")
    notebook.status_is("busy")
    looping.locator(".jp-InputPrompt", has_text="[*]").wait_for(timeout=WAIT_MS)
    notebook.photograph("4-running")
    notebook.button("notebook:interrupt-kernel")
    notebook.sees(looping, "KeyboardInterrupt")
    notebook.status_is("idle")
    notebook.photograph("5-interrupted")

    for number, code in enumerate(OUT_OF_REACH_OF_OTHERS):
        stuck = notebook.run_in_new_cell(code)
        stuck.locator(".jp-InputPrompt", has_text="[*]").wait_for(timeout=WAIT_MS)
        notebook.status_is("busy")
        notebook.button("notebook:interrupt-kernel")
        notebook.sees(stuck, "KeyboardInterrupt")
        notebook.status_is("idle")
        notebook.photograph(f"5-interrupted-{number}")

    notebook.sees(notebook.run_in_new_cell("print kept"), "kept before the loop")
    notebook.photograph("6-kept")

    asking = notebook.run_in_new_cell("name = raw_input('who? '); print 'hello', name")
    box = asking.locator("input.jp-Stdin-input")
    box.wait_for(timeout=WAIT_MS)
    notebook.photograph("7-question")
    box.fill("Ada")
    box.press("Enter")
    notebook.sees(asking, "hello Ada")

    notebook.button("notebook:restart-kernel")
    page.locator(".jp-Dialog button.jp-mod-accept").click()
    notebook.status_is("idle")
    notebook.sees(notebook.run_in_new_cell("print 'kept' in globals(), 6 * 7"), "False 42")
    notebook.photograph("8-restarted")
