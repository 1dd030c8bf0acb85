"""A person who runs, stops and restarts a notebook."""

import re

import pytest
from jupyterlab_ui import WAIT_MS

covers = pytest.mark.covers

# A builtin, a lock, a child process, and Java.
OUT_OF_REACH_OF_OTHERS = (
    "import itertools; sum(itertools.repeat(1))",
    "import threading; lock = threading.Lock(); lock.acquire(); lock.acquire()",
    "import subprocess; subprocess.call(['sleep', '100'])",
    "from java.util.stream import LongStream; LongStream.range(0, 10 ** 17).sum()",
)


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
