"""The homework, cell by cell in the real kernel: solutions earn every point, stubs earn none."""

import json
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[5]


def notebooks(folder):
    found = sorted((ROOT / folder).rglob("hw*.ipynb"))
    assert found
    return found


def code_cells(path):
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    return [("".join(cell["source"]), cell["metadata"].get("nbgrader", {})) for cell in cells if cell["cell_type"] == "code"]


def points_shown(answer):
    """(earned, of) as the report says; a question says only what it is worth."""
    shown = answer.plain()
    if of_exercise := re.search(r"(\d+) of (\d+) points", shown):
        return int(of_exercise[1]), int(of_exercise[2])
    worth = int(re.search(r"\((\d+) points?\)", shown)[1])
    return worth * ("✓ Right." in shown), worth


@pytest.mark.parametrize("path", notebooks("solutions"), ids=lambda path: path.stem)
def test_a_solution_earns_every_point(kernel, path):
    for source, marks in code_cells(path):
        answer = kernel.run(source)
        assert answer.status == "ok", answer.report()
        assert answer.stream("stderr") == ""
        if marks.get("grade"):
            assert points_shown(answer) == (marks["points"], marks["points"])


@pytest.mark.parametrize("path", notebooks("exercises"), ids=lambda path: path.stem)
def test_a_stub_compiles_and_earns_nothing(kernel, path):
    for source, marks in code_cells(path):
        answer = kernel.run(source)
        if marks.get("grade"):
            assert answer.reply["ename"] == "NotPassed"
            assert points_shown(answer) == (0, marks["points"])
        elif not source.startswith("check(") and marks:
            assert answer.status == "ok", answer.report()
