"""Notebooks run from end to end without a person: nbclient, `jupyter execute`, papermill."""

import re
import subprocess
import sys

import nbclient
import nbformat
import pytest
from kernels import REPOSITORY

covers = pytest.mark.covers

DEMO = REPOSITORY / "kernelspec" / "demo.ipynb"


@pytest.fixture(autouse=True)
def kernelspec_where_clients_look(spec, monkeypatch):
    monkeypatch.setenv("JUPYTER_PATH", spec.env["JUPYTER_PATH"])


def code_cells(notebook):
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def assert_ran_well(notebook, kinds=("text/plain", "text/html", "image/png")):
    ran = [cell for cell in code_cells(notebook) if cell.source.strip()]
    assert ran and all(cell.execution_count for cell in ran)
    assert [c.execution_count for c in ran] == list(range(1, len(ran) + 1))
    nbformat.validate(notebook)
    for cell in ran:
        failed = [o for o in cell.outputs if o.output_type == "error"]
        assert not failed or "raises-exception" in cell.metadata.get("tags", []), (cell.source, failed)
    shown = {mime for cell in ran for o in cell.outputs for mime in o.get("data", {})}
    assert set(kinds) <= shown, shown
    assert notebook.metadata.language_info.name == "python"


def jupyter(spec, *arguments):
    command = [sys.executable, "-m", *arguments]
    run = subprocess.run(command, env=spec.env, capture_output=True, text=True, timeout=50)
    assert run.returncode == 0, run.stderr
    return run


def test_nbclient_runs_the_demo_notebook(spec):
    notebook = nbformat.read(DEMO, as_version=4)
    nbclient.NotebookClient(notebook, kernel_name="jython", timeout=30).execute()
    assert_ran_well(notebook)


@pytest.mark.first_java
@pytest.mark.parametrize(
    "name, kinds",
    [
        ("interrupts", ()),
        ("java", ("text/html",)),
        ("charts", ("image/png",)),
        ("data", ("text/html",)),
        ("magics", ("text/html", "text/markdown", "text/plain")),
    ],
)
def test_nbclient_runs_the_notebooks_about_one_theme_each(name, kinds):
    notebook = nbformat.read(DEMO.with_name(f"{name}.ipynb"), as_version=4)
    nbclient.NotebookClient(notebook, kernel_name="jython", timeout=60).execute()
    assert_ran_well(notebook, kinds)


def test_nbclient_tells_which_cell_failed_and_stops_there(spec):
    cells = [nbformat.v4.new_code_cell(source) for source in ("x = 1", "print u'caf\u00e9'\n1/0", "never = True")]
    notebook = nbformat.v4.new_notebook(cells=cells)
    with pytest.raises(nbclient.exceptions.CellExecutionError, match="ZeroDivisionError"):
        nbclient.NotebookClient(notebook, kernel_name="jython", timeout=30).execute()
    assert [o.output_type for o in cells[1].outputs] == ["stream", "error"] and not cells[2].outputs
    nbformat.validate(notebook)


@covers("T1")
def test_nbclient_interrupts_a_cell_that_takes_too_long_and_goes_on(spec):
    cells = [nbformat.v4.new_code_cell(source) for source in ("while True: pass", "'went on'")]
    notebook = nbformat.v4.new_notebook(cells=cells)
    client = nbclient.NotebookClient(
        notebook, kernel_name="jython", timeout=2, interrupt_on_timeout=True, allow_errors=True
    )
    client.execute()
    assert cells[0].outputs[0].ename == "KeyboardInterrupt"
    assert cells[1].outputs[0].data["text/plain"] == "'went on'"


@pytest.mark.first_java
def test_jupyter_execute_runs_the_demo_notebook(spec, tmp_path):
    copy = tmp_path / "demo.ipynb"
    copy.write_bytes(DEMO.read_bytes())
    jupyter(spec, "jupyter", "execute", "--inplace", "--kernel_name=jython", str(copy))
    assert_ran_well(nbformat.read(copy, as_version=4))


@pytest.mark.first_java
def test_papermill_runs_the_demo_notebook_with_parameters(spec, tmp_path):
    demo = nbformat.read(DEMO, as_version=4)
    tags = [cell.metadata.get("tags", []) for cell in code_cells(demo)]
    assert sum("parameters" in t for t in tags) == 1, "the demo has one cell tagged `parameters`"
    defaults = next(cell for cell in code_cells(demo) if "parameters" in cell.metadata.get("tags", []))
    name = re.search(r"^(\w+) *=", defaults.source, re.MULTILINE).group(1)
    # papermill stops at every error, meant or not.
    demo.cells = [cell for cell in demo.cells if "raises-exception" not in cell.metadata.get("tags", [])]
    demo.cells.append(nbformat.v4.new_code_cell(f"print repr({name})"))
    source, out = tmp_path / "in.ipynb", tmp_path / "out.ipynb"
    nbformat.write(demo, source)
    jupyter(spec, "papermill", "-k", "jython", "-p", name, "7", str(source), str(out))
    ran = nbformat.read(out, as_version=4)
    assert_ran_well(ran)
    injected = [c for c in code_cells(ran) if "injected-parameters" in c.metadata.get("tags", [])]
    assert len(injected) == 1 and f"{name} = 7" in injected[0].source
    assert code_cells(ran)[-1].outputs[0].text == "7\n"
