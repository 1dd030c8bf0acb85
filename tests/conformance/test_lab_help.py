"""What a person in JupyterLab is helped with: completion, documentation, tables, pictures and progress."""

import re

import pytest
from jupyterlab_ui import WAIT_MS
from playwright.sync_api import expect

covers = pytest.mark.covers

TABLE = "java.util.List.of(java.util.Map.of('name', 'Ada', 'born', 1815), java.util.Map.of('name', 'Alan', 'born', 1912))"

# How far the colours of an element and of what is behind it are apart; 4.5 is what readable text needs at least.
CONTRAST = """
element => {
  const parse = text => text.match(/[\\d.]+/g).map(Number);
  const light = ([r, g, b]) => {
    const part = v => (v /= 255) <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
    return 0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b);
  };
  let behind = element, ground = [0, 0, 0, 0];
  while (behind && (ground.length > 3 && ground[3] === 0)) {
    ground = parse(getComputedStyle(behind).backgroundColor);
    behind = behind.parentElement;
  }
  const [a, b] = [light(parse(getComputedStyle(element).color)), light(ground)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}
"""


@pytest.fixture
def wide(notebook):
    """With room for help beside the notebook."""
    notebook.page.set_viewport_size({"width": 2000, "height": 1000})
    return notebook


def completions(page):
    box = page.locator(".jp-Completer:visible")
    box.wait_for(timeout=WAIT_MS)
    names = box.locator(".jp-Completer-match").all_inner_texts()
    types = box.locator(".jp-Completer-typeExtended").all_inner_texts()
    return dict(zip(names, types, strict=False))


def switch_theme(notebook, name):
    notebook.page.evaluate("theme => jupyterapp.commands.execute('apputils:change-theme', { theme })", name)
    light = "false" if "Dark" in name else "true"
    notebook.page.locator(f"body[data-jp-theme-light='{light}']").wait_for(timeout=WAIT_MS, state="attached")
    notebook.page.locator("#jupyterlab-splash").wait_for(timeout=WAIT_MS, state="detached")


@covers("X13", "X14")
@pytest.mark.first_java
@pytest.mark.timeout(150)
def test_tab_and_shift_tab_help_while_a_cell_runs(wide):
    page = wide.page
    wide.status_is("idle")
    page.keyboard.press("Control+i")
    panel = page.locator(".jp-Inspector")
    panel.wait_for(timeout=WAIT_MS)
    page.locator(".jp-NotebookPanel:visible .jp-CodeCell .jp-InputPrompt").last.click()
    wide.sees(wide.run_in_new_cell("import java.util; numbers = java.util.ArrayList([1, 2]); print 'made'"), "made")
    looping = wide.run_in_new_cell("while True: pass")
    wide.status_is("busy")

    wide.type_in_new_cell("numbers.add")
    page.keyboard.press("Tab")
    found = completions(page)
    wide.photograph("help-1-completion")
    assert found.get("add") == "function" and "addAll" in found, found
    page.keyboard.press("Escape")

    page.keyboard.insert_text("(")
    panel.locator("text=add(int").first.wait_for(timeout=WAIT_MS)
    page.keyboard.press("Shift+Tab")
    tip = page.locator(".jp-Tooltip")
    tip.wait_for(timeout=WAIT_MS)
    wide.photograph("help-2-overloads")
    assert len(re.findall(r"\badd\(", tip.inner_text())) >= 2, tip.inner_text()
    page.keyboard.press("Escape")

    looping.locator(".jp-InputPrompt", has_text="[*]").wait_for(timeout=WAIT_MS)
    wide.button("notebook:interrupt-kernel")
    wide.sees(looping, "KeyboardInterrupt")
    shown = wide.run_in_new_cell("numbers?")
    wide.sees(shown, "java.util.ArrayList")
    wide.photograph("help-3-question")


@covers("O4")
@pytest.mark.first_java
@pytest.mark.timeout(150)
def test_tables_and_pictures_are_readable_in_the_light_and_in_the_dark(wide):
    wide.status_is("idle")
    table = wide.run_in_new_cell(f"import java.util; {TABLE}")
    wide.sees(table, "Ada")
    picture = wide.run_in_new_cell(
        "from java.awt.image import BufferedImage; image = BufferedImage(60, 40, BufferedImage.TYPE_INT_RGB); image"
    )
    picture.locator(".jp-RenderedImage img").wait_for(timeout=WAIT_MS)
    failed = wide.run_in_new_cell("java.util.ArrayList().get(3)")
    wide.sees(failed, "IndexOutOfBoundsException")
    for theme in ("JupyterLab Light", "JupyterLab Dark"):
        switch_theme(wide, theme)
        table.scroll_into_view_if_needed()
        wide.photograph(f"help-4-table-{theme[-5:].strip().lower()}")
        for cell in table.locator("table th, table td").all():
            assert cell.evaluate(CONTRAST) >= 4.5, (theme, cell.inner_text())
    switch_theme(wide, "JupyterLab Light")


@covers("O6")
@pytest.mark.first_java
@pytest.mark.timeout(150)
def test_bars_move_while_their_cell_runs(wide, repository):
    page = wide.page
    wide.status_is("idle")
    steps = wide.run_in_new_cell("from jykernel import progress; names = [raw_input() for n in progress(range(4))]")
    box = steps.locator("input.jp-Stdin-input")
    for done in (0, 1, 2, 3):
        steps.locator(".jp-OutputArea-output", has_text=re.compile(rf"\b{done}\s*/\s*4")).first.wait_for(timeout=WAIT_MS)
        expect(box).to_have_count(1, timeout=WAIT_MS)  # the one before it may not have gone yet
        wide.photograph(f"help-5-progress-{done}")
        box.press("Enter")
    expect(box).to_have_count(0, timeout=WAIT_MS)
    wide.status_is("idle")

    fetching = wide.run_in_new_cell(
        f"%maven local:slow:1 --repo here=http://127.0.0.1:{repository.server_port}/"
    )
    assert repository.begun.wait(WAIT_MS / 1000)
    bar = fetching.locator(".jp-OutputArea-output", has_text="slow-1.jar")
    bar.wait_for(timeout=WAIT_MS)
    assert not re.search(r"5\d\d", bar.inner_text())
    repository.quarters.release()
    expect(bar).to_have_text(re.compile(r"5\d\d(\.\d)?\s*kB"), timeout=WAIT_MS)
    wide.photograph("help-6-fetching")
    repository.quarters.release(2)
    wide.sees(fetching, "Added slow 1 (2.0 MB)")
    assert page.locator(".jp-NotebookPanel:visible .jp-Notebook-ExecutionIndicator").count() == 1
    wide.photograph("help-7-fetched")
