"""The gradebook's parts, each by itself."""

import json
import re

import pytest
from gradebook import collect, handed_in, intake, judge, marks
from nbformat.v4 import new_code_cell, writes
from traitlets.config import Configurable

STAGES = [{"name": "sum", "points": 2, "of": 2, "text": ""}, {"name": "bend", "points": 0, "of": 2, "text": "y: not <right>."}]
TASK = {"id": "hw01.1", "title": "A neuron", "points": 2, "of": 4, "stages": STAGES}


def test_cell(points=4, source='mustPass("hw01.1");'):
    return new_code_cell(source, metadata={"nbgrader": {"grade": True, "grade_id": "hw01-1", "points": points}})


test_cell.__test__ = False


def test_a_mark_is_one_result_with_a_number_and_the_reasons():
    cell = test_cell()
    marks.mark(cell, {"hw01.1": TASK}, "")
    (output,) = cell.outputs
    assert (output.output_type, output.data["text/plain"]) == ("execute_result", "2.0")
    assert output.data["text/html"] == (
        "<strong>A neuron: 2 of 4 points</strong><ul><li>✓ sum (2 of 2)</li><li>✗ bend (0 of 2). y: not &lt;right&gt;.</li></ul>"
    )


def test_what_cannot_be_judged_is_a_zero_with_a_reason():
    cell = test_cell()
    marks.mark(cell, {}, "the file is empty")
    assert cell.outputs[0].data["text/plain"] == "0.0"
    assert "Nothing could be judged: the file is empty." in cell.outputs[0].data["text/html"]


def test_points_on_which_judge_and_gradebook_disagree_are_no_mark():
    with pytest.raises(ValueError, match=re.escape(
        "hw01.1: the gradebook has 3 points, the judge 4: make them the same in solutions/ and run generate_assignment again."
    )):
        marks.mark(test_cell(points=3), {"hw01.1": TASK}, "")
    with pytest.raises(ValueError, match="the test cell hw01-1 calls no mustPass or check."):
        marks.mark(test_cell(source="1.0"), {"hw01.1": TASK}, "")


@pytest.mark.parametrize("data", [
    b"", b"[]", b"7", b"\xff\xfe\x00", b"\x80\x81", b'{"cells": 7}', b'{"cells": [[], {"source": 3}]}', b"[" * 100_000,
    b'{"cells": [{"cell_type": "code", "source": ["a", 1]}, {"cell_type": [], "source": ""}]}',
])
def test_a_file_without_a_readable_cell_is_an_empty_notebook(data):
    assert handed_in.notebook_of(data).cells == []


def test_of_a_cell_its_text_and_its_name_are_believed():
    cell = {"cell_type": "code", "source": ["a\n", "b \ud83d"], "outputs": [{"output_type": "error"}], "id": "!",
            "metadata": {"nbgrader": {"grade_id": "x", "points": 99, "grade": True}}}
    (read,) = handed_in.notebook_of(json.dumps({"cells": [cell]}).encode()).cells
    assert (read.source, read.outputs, read.metadata) == ("a\nb ?", [], {"nbgrader": {"grade_id": "x"}})
    writes(handed_in.notebook_of(json.dumps({"cells": [cell, cell]}).encode())).encode("utf-8")


def test_a_folder_without_the_notebook_gets_one_that_says_so(tmp_path):
    (tmp_path / "solutions/hw").mkdir(parents=True)
    (tmp_path / "solutions/hw/hw01.ipynb").write_text("{}")
    for name, files in {"ann": ["Untitled.ipynb"], "ben": ["a.ipynb", "b.ipynb"], "cy": []}.items():
        (tmp_path / "gradebook/submitted" / name / "hw").mkdir(parents=True)
        for file in files:
            (tmp_path / "gradebook/submitted" / name / "hw" / file).write_text(file)
    assert list(intake.complete(tmp_path)) == [
        "ann: Untitled.ipynb is taken for hw01.ipynb",
        "ben gets 0 points: hw01.ipynb was not handed in. What was: a.ipynb, b.ipynb.",
        "cy gets 0 points: hw01.ipynb was not handed in. What was: nothing.",
    ]
    assert list(intake.complete(tmp_path)) == []


def test_a_judge_that_fails_is_no_zero(monkeypatch):
    monkeypatch.setattr(judge, "ROOT", judge.ROOT / "nowhere")
    with pytest.raises(judge.NotJudged, match="the judge gave up"):
        judge.reports([b"{}"], "hw01")


class App(Configurable):
    """As much of nbgrader's zip_collect as the collector asks."""

    def __init__(self, folder):
        super().__init__()
        self.coursedir, self.extracted_directory = self, "extracted"
        self.release_directory, self.assignment_id = "release", "hw"
        self.folder = folder

    def _format_collect_path(self, step):
        return str(self.folder / step)

    def format_path(self, step, student, assignment):
        return str(self.folder / step)


@pytest.mark.parametrize(("file", "found"), [
    ("ada_hw01.ipynb", ("ada", "hw01.ipynb")),
    ("ada/hw01 (1).ipynb", ("ada", "hw01.ipynb")),
    ("ada/deep/down/Untitled.ipynb", ("ada", "Untitled.ipynb")),
    ("ada_12345_assignsubmission_hw01.ipynb", ("ada", "hw01.ipynb")),
    ("ada_letter.docx", ("ada", "letter.docx")),
    ("hw01.ipynb", None), ("=1+1_hw01.ipynb", None), ("a,b_hw01.ipynb", None),
    ("ada/.ipynb_checkpoints/hw01.ipynb", None), ("__MACOSX/ada_hw01.ipynb", None),
])
def test_whose_a_file_is(tmp_path, file, found):
    (tmp_path / "release").mkdir()
    (tmp_path / "release/hw01.ipynb").write_text("{}")
    collector = collect.Collector(parent=App(tmp_path))
    told = collector.collect(str(tmp_path / "extracted" / file))
    assert (told and (told["student_id"], told["file_id"])) == found


def test_the_second_of_two_is_left_aside(tmp_path):
    (tmp_path / "release").mkdir()
    (tmp_path / "release/hw01.ipynb").write_text("{}")
    collector = collect.Collector(parent=App(tmp_path))
    assert collector.collect(str(tmp_path / "extracted/ada/hw01.ipynb"))
    assert collector.collect(str(tmp_path / "extracted/ada_hw01.ipynb")) is None
