"""When two runs of a cell show the same, and what a saved notebook must not hold."""

import base64
import struct

import pytest
from checkouts import ROOT  # noqa: F401  (puts the launcher on the path)
from nbformat.v4 import new_code_cell, new_notebook, new_output
from notebook_outputs import difference, problems, tidy


def png(width, height):
    return base64.b64encode(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + struct.pack(">II", width, height)).decode()


def cell(*outputs, tags=()):
    return new_code_cell("loss", outputs=list(outputs), metadata={"tags": list(tags)})


def text(said):
    return new_output("execute_result", {"text/plain": said})


def test_the_same_text_is_no_difference():
    assert difference(cell(text("loss 0.25")), cell(text("loss 0.25"))) is None


def test_a_number_may_differ_by_a_millionth():
    assert difference(cell(text("loss 0.25000000")), cell(text("loss 0.25000001"))) is None


@pytest.mark.parametrize("now", ["loss 0.2501", "Loss 0.25", "loss 0.25 0.25", "loss -0.25", "loss NaN"])
def test_another_number_or_word_is_a_difference(now):
    assert "loss" in difference(cell(text("loss 0.25")), cell(text(now)))


def test_an_output_that_is_missing_is_a_difference():
    assert difference(cell(text("1")), cell()) == "showed [['execute_result', 'text/plain']], now shows nothing"


def test_pictures_are_compared_by_size():
    one, other, small = (cell(new_output("display_data", {"image/png": png(*size)})) for size in [(4, 3), (4, 3), (2, 3)])
    assert difference(one, other) is None
    assert difference(one, small) is not None


def test_a_cell_that_varies_need_only_show_the_same_kinds():
    assert difference(cell(text("took 3 ms")), cell(text("took 4 ms"), tags=["varies"])) is None
    assert difference(cell(text("took 3 ms")), cell(new_output("stream", text="3"), tags=["varies"])) is not None


def test_another_error_is_a_difference():
    was, now = (cell(new_output("error", ename=name, evalue="", traceback=[])) for name in ("ShapeError", "Error"))
    assert "ShapeError" in difference(was, now)


@pytest.mark.parametrize(
    ("output", "said"),
    [
        (new_output("stream", name="stderr", text="WARNING"), "writes to stderr"),
        (new_output("error", ename="ShapeError", evalue="(2) and (3)", traceback=[]), "fails: ShapeError"),
        (new_output("display_data", {"text/html": "<b>1</b>"}), "without text/plain"),
        (new_output("display_data", {"text/plain": "a chart", "image/svg+xml": "<svg/>"}), "without PNG"),
        (new_output("display_data", {"text/plain": "", "application/vnd.jupyter.widget-view+json": {}}), "widget"),
    ],
)
def test_what_a_reader_would_miss_is_a_problem(output, said):
    [problem] = problems(new_notebook(cells=[cell(output)]))
    assert problem.startswith("cell [1] ") and said in problem


def test_an_error_that_the_text_announces_is_no_problem():
    output = new_output("error", ename="ShapeError", evalue="", traceback=[])
    assert list(problems(new_notebook(cells=[cell(output, tags=["raises-exception"])]))) == []


def test_tidying_leaves_nothing_of_the_machine():
    notebook = new_notebook(cells=[new_code_cell("1"), new_code_cell(""), new_code_cell("2", outputs=[text("2")])])
    notebook.metadata = {"widgets": {}, "language_info": {"name": "Java", "version": "25.0.3"}}
    notebook.cells[0].metadata["execution"] = {"iopub.status.busy": "2026-01-01T00:00:00Z"}
    tidy(notebook)
    assert [code.execution_count for code in notebook.cells] == [1, None, 2]
    assert notebook.cells[2].outputs[0].execution_count == 2
    assert notebook.cells[0].metadata == {}
    assert notebook.metadata == {
        "kernelspec": {"display_name": "Java (Gradus)", "language": "java", "name": "gradus"},
        "language_info": {"name": "Java"},
    }


def test_the_knobs_of_a_figure_are_not_saved_and_its_picture_is():
    picture = new_output("display_data", {"text/plain": "figure", "image/png": png(4, 3), "text/html": "<img>"})
    knobs = new_output("execute_result", {"text/plain": "rate = 1", "application/vnd.jupyter.widget-view+json": {}})
    notebook = new_notebook(cells=[cell(picture, knobs), cell(knobs)])
    tidy(notebook)
    assert notebook.cells[0].outputs == [picture]
    assert list(problems(notebook)) == ["cell [2] shows a widget, of which a saved notebook keeps nothing"]


def test_pictures_inside_html_are_not_compared_byte_by_byte():
    one, other = (cell(new_output("display_data", {"text/html": f"<img src=data:{char * 400}> at 1"})) for char in "ab")
    assert difference(one, other) is None
    assert difference(one, cell(new_output("display_data", {"text/html": f"<img src=data:{'a' * 400}> at 2"}))) is not None
