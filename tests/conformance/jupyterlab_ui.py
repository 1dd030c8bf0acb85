"""JupyterLab in a real browser, and what a person sees and does there."""

import os
import shutil
import socket
import subprocess
import sys
import urllib.error
import urllib.request

import nbformat
import pytest
from kernels import REPOSITORY

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
    options += ("--LabApp.expose_app_in_browser=True",)
    # What Maven fetches stays out of the tester's own repository.
    env = {**spec.env, "JAVA_TOOL_OPTIONS": f"-Duser.home={folder}"}
    command = [sys.executable, "-m", "jupyterlab", *options]
    server = subprocess.Popen(command, env=env, stderr=subprocess.PIPE, text=True)
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


class Notebook:
    """What a person sees and does."""

    def __init__(self, page):
        self.page = page
        self.cells = page.locator(".jp-NotebookPanel:visible .jp-CodeCell")
        self._made = 0

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

    def type_in_new_cell(self, code):
        """Adds a cell at the end, and leaves the cursor in it. One line only: the editor indents."""
        last = self.cells.last
        last.scroll_into_view_if_needed()
        last.locator(".jp-InputPrompt").click()
        before = self.cells.count()
        self.page.keyboard.press("Escape")
        self.page.keyboard.press("b")
        self.page.wait_for_function(
            "n => document.querySelectorAll('.jp-NotebookPanel:not(.lm-mod-hidden) .jp-CodeCell').length > n", arg=before
        )
        self.page.keyboard.press("Enter")
        self.page.keyboard.insert_text(code)

    def run_in_new_cell(self, code):
        """Adds a cell at the end, runs it with the keyboard and returns it."""
        self.type_in_new_cell(code)
        self.page.keyboard.press("Control+Enter")
        self._made += 1
        self.cells.last.evaluate("(cell, number) => cell.setAttribute('data-made', number)", self._made)
        return self.page.locator(f"[data-made='{self._made}']")

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
    # Cells appear one by one; this is the last.
    notebook.cells.filter(has_text="kept before the loop").wait_for(timeout=WAIT_MS)
    try:
        yield notebook
    except BaseException:
        notebook.photograph("failure")
        raise
    finally:
        notebook.photograph("last")
        page.close()
