"""Every shipped notebook, executed in the real kernel, shows what its committed outputs say."""

import sys
from pathlib import Path

import nbformat
import pytest

ROOT = Path(__file__).resolve().parents[5]
sys.path.insert(0, str(ROOT / "kernel-lib" / "launcher"))

from notebook_outputs import code_cells, difference, problems  # noqa: E402
from run_notebooks import execute  # noqa: E402

NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))


def test_there_are_notebooks():
    assert NOTEBOOKS


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_shows_what_it_was_committed_with(path):
    committed = nbformat.read(path, as_version=4)
    executed = execute(committed, path)
    assert list(problems(executed)) == []
    cells = zip(code_cells(committed), code_cells(executed), strict=True)
    found = [(number, difference(*pair)) for number, pair in enumerate(cells, start=1)]
    assert [f"cell [{number}] {said}" for number, said in found if said] == []


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
