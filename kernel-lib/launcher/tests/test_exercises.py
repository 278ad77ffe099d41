"""exercises/ is made from solutions/ and from nothing else."""

import json
import re

import pytest
from checkouts import ROOT  # puts the launcher on the path

import exercises  # isort: skip


def test_the_committed_exercises_are_those_that_the_solutions_make():
    made = {str(name): text for name, text in exercises.made()}
    committed = {str(path.relative_to(exercises.EXERCISES)): path.read_text(encoding="utf-8") for path in exercises.EXERCISES.rglob("*.ipynb")}
    assert made and sorted(made) == sorted(committed)
    assert [name for name in made if made[name] != committed[name]] == [], "run ./gradus exercises"


def test_no_exercise_holds_a_solution():
    for path in exercises.EXERCISES.rglob("*.ipynb"):
        text = path.read_text(encoding="utf-8")
        assert not re.search("SOLUTION|STUB", text), path
        assert all(not cell.get("outputs") for cell in json.loads(text)["cells"])


def test_a_solution_is_replaced_by_a_line_that_throws_at_its_indent():
    source = "int f() {\n  // BEGIN SOLUTION\n  return 1;\n  // END SOLUTION\n}"
    assert exercises.without_solution(source) == (
        "int f() {\n  // Your code here.\n  throw new UnsupportedOperationException(\"not written yet\");\n}"
    )


def test_a_stub_is_what_the_author_wrote():
    source = "// BEGIN SOLUTION\nint a = 1;\n// STUB int a = 0;   // yours\n// END SOLUTION"
    assert exercises.without_solution(source) == "int a = 0;   // yours"


def notebook(source, **marks):
    cell = {"cell_type": "code", "id": "c1", "source": [source], "outputs": [1], "execution_count": 1, "metadata": {"nbgrader": marks}}
    return {"cells": [cell]}


def test_a_solution_without_marks_is_refused():
    with pytest.raises(exercises.Malformed, match="cell c1: it is a solution, but has no // BEGIN SOLUTION"):
        exercises.exercise_of(notebook("int a = 1;", solution=True, locked=False), "x.ipynb")
    with pytest.raises(exercises.Malformed, match="stand in pairs"):
        exercises.exercise_of(notebook("// BEGIN SOLUTION\nint a = 1;", solution=False, locked=False), "x.ipynb")


def test_a_locked_cell_can_be_neither_edited_nor_deleted():
    made = exercises.exercise_of(notebook("check();", solution=False, locked=True), "x.ipynb")["cells"][0]
    assert made["metadata"]["editable"] is False and made["metadata"]["deletable"] is False
    assert made["outputs"] == [] and made["execution_count"] is None


def test_every_exercise_is_a_sheet_of_the_course():
    services = ROOT / "kernel-lib/grader/src/main/resources/META-INF/services/gradus.grade.Sheet"
    sheets = {line.rsplit(".", 1)[1].lower() for line in services.read_text(encoding="utf-8").split()}
    assert {path.stem for path in exercises.EXERCISES.rglob("*.ipynb")} <= sheets
