"""Every shipped notebook, executed in the real kernel without a network, shows what its committed outputs say."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

ROOT = Path(__file__).resolve().parents[5]
LAUNCHER = ROOT / "kernel-lib" / "launcher"
sys.path.insert(0, str(LAUNCHER))

from notebook_outputs import code_cells, difference, problems  # noqa: E402

NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
BWRAP = shutil.which("bwrap")
CUT = [BWRAP, "--dev-bind", "/", "/", "--unshare-net", "--die-with-parent"] if BWRAP else []


def test_there_are_notebooks():
    assert NOTEBOOKS


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_shows_what_it_was_committed_with(path, tmp_path):
    committed = nbformat.read(path, as_version=4)
    copy = shutil.copy(path, tmp_path)
    command = [*CUT, sys.executable, LAUNCHER / "run_notebooks.py", "--write", copy]
    result = subprocess.run(command, capture_output=True, text=True, encoding="utf-8")
    assert result.returncode == 0, result.stderr
    executed = nbformat.read(copy, as_version=4)
    assert list(problems(executed)) == []
    cells = zip(code_cells(committed), code_cells(executed), strict=True)
    found = [(number, difference(*pair)) for number, pair in enumerate(cells, start=1)]
    assert [f"cell [{number}] {said}" for number, said in found if said] == []


def test_the_network_was_cut():
    if not CUT:
        missing = "NO SANDBOX: the notebooks did NOT run without a network. Install bubblewrap."
        pytest.fail(missing) if os.environ.get("CI") else pytest.skip(missing)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_committed_notebook_is_complete_and_holds_nothing_of_a_machine(path):
    committed = nbformat.read(path, as_version=4)
    nbformat.validate(committed)
    assert list(problems(committed)) == []
    ran = [cell for cell in code_cells(committed) if cell.source.strip()]
    assert [cell.execution_count for cell in ran] == list(range(1, len(ran) + 1))
    assert committed.metadata.kernelspec == {"display_name": "Java (Gradus)", "language": "java", "name": "gradus"}
    assert set(committed.metadata) == {"kernelspec", "language_info"}
    assert "version" not in committed.metadata.language_info
    assert all("execution" not in cell.metadata for cell in committed.cells)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_no_answer_is_seen_before_it_is_guessed(path):
    """What a cell shows after a prediction is folded until it runs, or is a figure that waits to be moved."""
    waiting = None
    for cell in nbformat.read(path, as_version=4).cells:
        if cell.cell_type == "markdown" and "**Predict" in cell.source and "further down" not in cell.source:
            waiting = cell.source
        elif waiting and cell.get("outputs"):
            folded = cell.metadata.get("jupyter", {}).get("outputs_hidden")
            assert folded or any("gradus-frames" in output.get("data", {}).get("text/html", "") for output in cell.outputs), waiting
            waiting = None
